public import Articles
internal import PostgreSQLClient

extension PostgreSQLArticleRepository: WebhookRepository {
    public func webhooks() async throws(ArticleError) -> [Webhook] {
        try await webhooks(.webhooks, [])
    }

    public func webhook(id: UniqueID) async throws(ArticleError) -> Webhook? {
        try await webhooks(.webhook, [.id(id)]).first
    }

    private func webhooks(
        _ statement: Statement, _ values: [PostgreSQLValue]
    ) async throws(ArticleError) -> [Webhook] {
        let found = try await rows(statement, values, class: .read) { row throws(PostgreSQLError) in
            try Webhook(row: row)
        }
        return try found.map { webhook throws(ArticleError) in
            guard let webhook else { throw .malformedRow("webhooks") }
            return webhook
        }
    }

    public func insert(_ webhook: Webhook) async throws(ArticleError) {
        let values = WebhookRow.values(of: webhook)
        try await write([
            (.insertWebhook, values + [.int64(webhook.position), .time(webhook.createdAt)])
        ])
    }

    public func update(_ webhook: Webhook) async throws(ArticleError) {
        guard try await write([(.updateWebhook, WebhookRow.values(of: webhook))]).first == 1 else {
            throw .versionMismatch(current: try await self.webhook(id: webhook.id)?.version)
        }
    }

    public func deleteWebhook(id: UniqueID) async throws(ArticleError) -> Bool {
        try await write([(.deleteWebhook, [.id(id)])]).first == 1
    }
}
