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

    public func insert(_ webhook: Webhook, in context: WriteContext) async throws(ArticleError) {
        let values = WebhookRow.values(of: webhook) + [.int64(webhook.position), .time(webhook.createdAt)]
        try await write(Self.steps([(.insertWebhook, values)], in: context))
    }

    public func update(_ webhook: Webhook, in context: WriteContext) async throws(ArticleError) {
        let steps = Self.steps([(.updateWebhook, WebhookRow.values(of: webhook))], in: context)
        try await write(steps) { () async throws(ArticleError) in
            try await self.webhook(id: webhook.id)?.version
        }
    }

    public func deleteWebhook(
        id: UniqueID, version: Int, in context: WriteContext
    ) async throws(ArticleError) -> Bool {
        try await writeIfPresent([(.deleteWebhook, [.id(id), .int64(Int64(version))])], in: context)
    }
}
