public import Articles
internal import SQLiteClient

extension SQLiteArticleRepository: WebhookRepository {
    public func webhooks() async throws(ArticleError) -> [Webhook] {
        try await read(.short) { try $0.rows(.webhooks, [], Webhook.init(row:)) }
    }

    public func webhook(id: UniqueID) async throws(ArticleError) -> Webhook? {
        try await read(.short) { try $0.first(.webhook, [StoredID(id)], Webhook.init(row:)) }
    }

    public func insert(_ webhook: Webhook, in context: WriteContext) async throws(ArticleError) {
        try await write { database in
            try database.store(context)
            let values = WebhookRow.values(of: webhook)
            do {
                try database.run(
                    .insertWebhook, values + [webhook.position, webhook.createdAt.milliseconds])
            } catch let error as SQLiteError where error.isTaken {
                throw ArticleError.conflict(.id, cause: error)
            }
        }
    }

    public func update(_ webhook: Webhook, in context: WriteContext) async throws(ArticleError) {
        try await write { database in
            try database.store(context)
            guard try database.run(.updateWebhook, WebhookRow.values(of: webhook)) == 1 else {
                let present = try database.first(.webhook, [StoredID(webhook.id)], Webhook.init(row:))
                throw ArticleError.versionMismatch(current: present?.version)
            }
        }
    }

    public func deleteWebhook(
        id: UniqueID, version: Int, in context: WriteContext
    ) async throws(ArticleError) -> Bool {
        try await write { database in
            guard try database.run(.deleteWebhook, [StoredID(id), version]) == 1 else { return false }
            try database.store(context)
            return true
        }
    }
}
