public import Articles
internal import PostgreSQLClient

extension PostgreSQLArticleRepository: WebhookDeliveryRepository {
    public func insert(
        _ deliveries: [WebhookDelivery], of webhook: UniqueID, movingFrom position: Int64,
        to newPosition: Int64
    ) async throws(ArticleError) -> Bool {
        let values: [PostgreSQLValue] = [.id(webhook), .int64(position), .int64(newPosition)]
        guard !deliveries.isEmpty else {
            return try await write([(.updateWebhookPosition, values)]).first == 1
        }
        let columns = WebhookDeliveryRow.columns(of: deliveries)
        return try await write([(.insertWebhookDeliveries, values + columns)]).first == deliveries.count
    }

    public func delivery(id: UniqueID) async throws(ArticleError) -> WebhookDelivery? {
        try await deliveries(.webhookDelivery, [.id(id)], class: .read).first
    }

    public func deliveries(
        _ query: WebhookDeliveryQuery
    ) async throws(ArticleError) -> [WebhookDelivery] {
        let place = query.start
        return try await deliveries(
            query.isBackward ? .webhookDeliveriesBackward : .webhookDeliveries,
            [
                .id(query.webhook), query.state.map { .int16(Int16($0.rawValue)) } ?? .null,
                .int64(place.sequence), .id(place.id), .int64(Int64(query.limit)),
            ])
    }

    public func dueDeliveries(
        of webhook: UniqueID, at now: Timestamp, limit: Int
    ) async throws(ArticleError) -> [WebhookDelivery] {
        try await deliveries(.dueWebhookDeliveries, [.id(webhook), .time(now), .int64(Int64(limit))])
    }

    private func deliveries(
        _ statement: Statement, _ values: [PostgreSQLValue], class: StatementClass = .list
    ) async throws(ArticleError) -> [WebhookDelivery] {
        let found = try await rows(statement, values, class: `class`) { row throws(PostgreSQLError) in
            try WebhookDelivery(row: row)
        }
        return try found.map { delivery throws(ArticleError) in
            guard let delivery else { throw .malformedRow("webhook_deliveries") }
            return delivery
        }
    }

    public func backlogs() async throws(ArticleError) -> [WebhookBacklog] {
        try await rows(.webhookBacklogs) { row throws(PostgreSQLError) in
            WebhookBacklog(
                webhook: try row.id(0), pending: Int(try row.int64(1)), oldest: try row.time(2),
                nextAttemptAt: try row.time(3))
        }
    }

    public func update(
        _ delivery: WebhookDelivery, from previous: WebhookDelivery, in context: WriteContext
    ) async throws(ArticleError) -> Bool {
        let values = WebhookDeliveryRow.changes(of: delivery, from: previous)
        return try await writeIfPresent([(.updateWebhookDelivery, values)], in: context)
    }

    public func deleteDeliveries(
        of webhook: UniqueID, _ state: WebhookDelivery.State, keeping count: Int, limit: Int
    ) async throws(ArticleError) -> Int {
        let values: [PostgreSQLValue] = [
            .id(webhook), .int16(Int16(state.rawValue)), .int64(Int64(count)), .int64(Int64(limit)),
        ]
        return try await write([(.deleteWebhookDeliveries, values)]).first ?? 0
    }

    public func takeSendingLease(
        _ holder: UniqueID, at now: Timestamp, until end: Timestamp
    ) async throws(ArticleError) -> Bool {
        try await write([(.updateWebhookSender, [.id(holder), .time(now), .time(end)])]).first == 1
    }
}
