internal import Articles
internal import SQLiteClient

/// The columns of a delivery, in the order in which they are read and written.
enum WebhookDeliveryRow {
    /// Of the table `d`.
    static let columns = """
        d.id, d.webhook, d.sequence, d.subject, d.type, d.payload, d.state, d.attempts, d.next_attempt_at,
        d.created_at, d.attempted_at, d.status, d.error
        """

    /// The parameters of `Statement.insertWebhookDeliveries`.
    static func values(of delivery: WebhookDelivery) -> [(any SQLiteConvertible)?] {
        [
            StoredID(delivery.id), StoredID(delivery.webhook), delivery.sequence, StoredID(delivery.subject),
            delivery.type, delivery.payload, delivery.state.rawValue, delivery.attempts,
            delivery.nextAttemptAt.milliseconds, delivery.createdAt.milliseconds,
            delivery.attemptedAt?.milliseconds, delivery.status, delivery.error,
        ]
    }

    /// The parameters of `Statement.updateWebhookDelivery`.
    static func changes(
        of delivery: WebhookDelivery, from previous: WebhookDelivery
    ) -> [(any SQLiteConvertible)?] {
        [
            StoredID(delivery.id), delivery.state.rawValue, delivery.attempts,
            delivery.nextAttemptAt.milliseconds, delivery.attemptedAt?.milliseconds, delivery.status,
            delivery.error, previous.state.rawValue, previous.attempts,
        ]
    }
}

extension WebhookDelivery {
    /// Reads a row with the columns of `WebhookDeliveryRow`.
    init(row: borrowing SQLiteRow) throws {
        guard let state = State(rawValue: try row.decode(Int.self, atIndex: 6)) else {
            throw MalformedRow(column: "state")
        }
        self.init(
            id: try row.decode(StoredID.self, atIndex: 0).id,
            webhook: try row.decode(StoredID.self, atIndex: 1).id,
            sequence: try row.decode(Int64.self, atIndex: 2),
            subject: try row.decode(StoredID.self, atIndex: 3).id,
            type: try row.decode(String.self, atIndex: 4), payload: try row.decode(String.self, atIndex: 5),
            createdAt: Timestamp(clamping: try row.decode(Int64.self, atIndex: 9)))
        self.state = state
        attempts = try row.decode(Int.self, atIndex: 7)
        nextAttemptAt = Timestamp(clamping: try row.decode(Int64.self, atIndex: 8))
        attemptedAt = try row.decode(Int64?.self, atIndex: 10).map { Timestamp(clamping: $0) }
        status = try row.decode(Int?.self, atIndex: 11)
        error = try row.decode(String?.self, atIndex: 12)
    }
}
