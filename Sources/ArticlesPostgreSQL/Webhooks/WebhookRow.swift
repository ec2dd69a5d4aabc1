internal import Articles
internal import PostgreSQLClient

/// The columns of a webhook, in the order in which they are read and written.
enum WebhookRow {
    /// Of the table `w`.
    static let columns = """
        w.id, w.url, w.description, w.audience, w.events, w.tag, w.language, w.secret, w.former_secret,
        w.former_secret_expires_at, w.state, w.version, w.updated_at, w.position, w.created_at
        """

    /// The parameters of `Statement.updateWebhook`: all but the last two columns.
    static func values(of webhook: Webhook) -> [PostgreSQLValue] {
        let draft = webhook.draft
        let former = webhook.secrets.dropFirst().first
        return [
            .id(webhook.id), .text(draft.url), .text(draft.description),
            .int16(Int16(draft.audience.rawValue)),
            .text(draft.events.map(\.text).joined(separator: " ")), .optional(draft.tag?.text),
            .optional(draft.language), .optional(webhook.secrets.first?.text), .optional(former?.text),
            .optional(former?.expiresAt), .int16(Int16(webhook.state.rawValue)),
            .int64(Int64(webhook.version)), .time(webhook.updatedAt),
        ]
    }
}

extension Webhook {
    /// Reads a row with the columns of `WebhookRow`; `nil` when it is malformed.
    init?(row: borrowing PostgreSQLRow) throws(PostgreSQLError) {
        guard let audience = ChangeScope(rawValue: Int(try row.int16(3))),
            let state = State(rawValue: Int(try row.int16(10)))
        else { return nil }
        let names = try row.text(4).split(separator: " ")
        let events = names.compactMap { EventPattern(String($0)) }
        // A newer program's: to pass over it would pass over changes.
        guard events.count == names.count else { return nil }
        let draft = WebhookDraft(
            url: try row.text(1), description: try row.text(2), audience: audience, events: events,
            tag: try row.optionalText(5).map { Slug(stored: $0) }, language: try row.optionalText(6),
            isEnabled: state == .enabled)
        var secrets = [WebhookSecret(try row.text(7))]
        if let former = try row.optionalText(8) {
            secrets.append(WebhookSecret(former, expiresAt: try row.time(9)))
        }
        self.init(
            id: try row.id(0), draft, secrets: secrets, state: state, position: try row.int64(13),
            version: Int(try row.int64(11)), createdAt: try row.time(14), updatedAt: try row.time(12))
    }
}
