internal import Articles
internal import PostgreSQLClient

/// The columns of a delivery, in the order in which they are read and written.
enum WebhookDeliveryRow {
    /// Of the table `d`.
    static let columns = """
        d.id, d.webhook, d.sequence, d.subject, d.type, d.payload, d.state, d.attempts, d.next_attempt_at,
        d.created_at, d.attempted_at, d.status, d.error
        """

    /// The last parameters of `Statement.insertWebhookDeliveries`: a column for each.
    static func columns(of deliveries: [WebhookDelivery]) -> [PostgreSQLValue] {
        [
            .ids(deliveries.map(\.id)), .int64Array(deliveries.map(\.sequence)),
            .ids(deliveries.map(\.subject)), .textArray(deliveries.map(\.type)),
            .textArray(deliveries.map(\.payload)), .int64Array(deliveries.map(\.nextAttemptAt.milliseconds)),
            .int64Array(deliveries.map(\.createdAt.milliseconds)),
        ]
    }

    /// The parameters of `Statement.updateWebhookDelivery`.
    static func changes(
        of delivery: WebhookDelivery, from previous: WebhookDelivery
    ) -> [PostgreSQLValue] {
        [
            .id(delivery.id), .int16(Int16(delivery.state.rawValue)),
            .int32(Int32(clamping: delivery.attempts)),
            .time(delivery.nextAttemptAt), .optional(delivery.attemptedAt),
            delivery.status.map { .int16(Int16(clamping: $0)) } ?? .null, .optional(delivery.error),
            .int16(Int16(previous.state.rawValue)), .int32(Int32(clamping: previous.attempts)),
        ]
    }
}

extension WebhookDelivery {
    /// Reads a row with the columns of `WebhookDeliveryRow`; `nil` when it is malformed.
    init?(row: borrowing PostgreSQLRow) throws(PostgreSQLError) {
        guard let state = State(rawValue: Int(try row.int16(6))) else { return nil }
        self.init(
            id: try row.id(0), webhook: try row.id(1), sequence: try row.int64(2), subject: try row.id(3),
            type: try row.text(4), payload: try row.text(5), createdAt: try row.time(9))
        self.state = state
        attempts = Int(try row.int32(7))
        nextAttemptAt = try row.time(8)
        attemptedAt = try row.optionalTime(10)
        status = row.isNull(11) ? nil : Int(try row.int16(11))
        error = try row.optionalText(12)
    }
}
