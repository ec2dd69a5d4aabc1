public import Articles
internal import SQLiteClient

extension SQLiteArticleRepository: WebhookDeliveryRepository {
    public func insert(
        _ deliveries: [WebhookDelivery], of webhook: UniqueID, movingFrom position: Int64,
        to newPosition: Int64
    ) async throws(ArticleError) -> Bool {
        try await write { database in
            let values: [(any SQLiteConvertible)?] = [StoredID(webhook), position, newPosition]
            guard try database.run(.updateWebhookPosition, values) == 1 else { return false }
            for delivery in deliveries {
                try database.run(.insertWebhookDeliveries, WebhookDeliveryRow.values(of: delivery))
            }
            return true
        }
    }

    public func delivery(id: UniqueID) async throws(ArticleError) -> WebhookDelivery? {
        try await read(.short) {
            try $0.first(.webhookDelivery, [StoredID(id)], WebhookDelivery.init(row:))
        }
    }

    public func deliveries(
        _ query: WebhookDeliveryQuery
    ) async throws(ArticleError) -> [WebhookDelivery] {
        let place = query.start
        return try await read(.long) { database in
            try database.rows(
                query.isBackward ? .webhookDeliveriesBackward : .webhookDeliveries,
                [
                    StoredID(query.webhook), query.state?.rawValue, place.sequence, StoredID(place.id),
                    query.limit,
                ], WebhookDelivery.init(row:))
        }
    }

    public func dueDeliveries(
        of webhook: UniqueID, at now: Timestamp, limit: Int
    ) async throws(ArticleError) -> [WebhookDelivery] {
        try await read(.long) { database in
            try database.rows(
                .dueWebhookDeliveries, [StoredID(webhook), now.milliseconds, limit],
                WebhookDelivery.init(row:))
        }
    }

    public func backlogs() async throws(ArticleError) -> [WebhookBacklog] {
        try await read(.long) { database in
            try database.rows(.webhookBacklogs) { row in
                WebhookBacklog(
                    webhook: try row.decode(StoredID.self, atIndex: 0).id,
                    pending: try row.decode(Int.self, atIndex: 1),
                    oldest: Timestamp(clamping: try row.decode(Int64.self, atIndex: 2)),
                    nextAttemptAt: Timestamp(clamping: try row.decode(Int64.self, atIndex: 3)))
            }
        }
    }

    public func update(
        _ delivery: WebhookDelivery, from previous: WebhookDelivery, in context: WriteContext
    ) async throws(ArticleError) -> Bool {
        try await write { database in
            let values = WebhookDeliveryRow.changes(of: delivery, from: previous)
            guard try database.run(.updateWebhookDelivery, values) == 1 else { return false }
            try database.store(context)
            return true
        }
    }

    public func deleteDeliveries(
        of webhook: UniqueID, _ state: WebhookDelivery.State, keeping count: Int, limit: Int
    ) async throws(ArticleError) -> Int {
        try await write { database in
            try database.run(
                .deleteWebhookDeliveries, [StoredID(webhook), state.rawValue, count, limit])
        }
    }

    public func takeSendingLease(
        _ holder: UniqueID, at now: Timestamp, until end: Timestamp
    ) async throws(ArticleError) -> Bool {
        try await write { database in
            try database.run(
                .updateWebhookSender, [StoredID(holder), now.milliseconds, end.milliseconds]) == 1
        }
    }
}
