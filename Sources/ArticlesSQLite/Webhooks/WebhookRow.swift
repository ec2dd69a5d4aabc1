internal import Articles
internal import SQLiteClient

/// The columns of a webhook, in the order in which they are read and written.
enum WebhookRow {
    /// Of the table `w`.
    static let columns = """
        w.id, w.url, w.description, w.audience, w.events, w.tag, w.language, w.secret, w.former_secret,
        w.former_secret_expires_at, w.state, w.version, w.updated_at, w.position, w.created_at
        """

    /// The parameters of `Statement.updateWebhook`: all but the last two columns.
    static func values(of webhook: Webhook) -> [(any SQLiteConvertible)?] {
        let draft = webhook.draft
        let former = webhook.secrets.dropFirst().first
        return [
            StoredID(webhook.id), draft.url, draft.description, draft.audience.rawValue,
            draft.events.map(\.text).joined(separator: " "), draft.tag?.text, draft.language,
            webhook.secrets.first?.text, former?.text, former?.expiresAt?.milliseconds,
            webhook.state.rawValue, webhook.version, webhook.updatedAt.milliseconds,
        ]
    }
}

extension Webhook {
    /// Reads a row with the columns of `WebhookRow`.
    init(row: borrowing SQLiteRow) throws {
        guard let audience = ChangeScope(rawValue: try row.decode(Int.self, atIndex: 3)),
            let state = State(rawValue: try row.decode(Int.self, atIndex: 10))
        else { throw MalformedRow(column: "audience") }
        let names = try row.decode(String.self, atIndex: 4).split(separator: " ")
        let events = names.compactMap { EventPattern(String($0)) }
        // A newer program's: to pass over it would pass over changes.
        guard events.count == names.count else { throw MalformedRow(column: "events") }
        let draft = WebhookDraft(
            url: try row.decode(String.self, atIndex: 1),
            description: try row.decode(String.self, atIndex: 2), audience: audience, events: events,
            tag: try row.decode(String?.self, atIndex: 5).map { Slug(stored: $0) },
            language: try row.decode(String?.self, atIndex: 6), isEnabled: state == .enabled)
        var secrets = [WebhookSecret(try row.decode(String.self, atIndex: 7))]
        if let former = try row.decode(String?.self, atIndex: 8) {
            let end = try row.decode(Int64.self, atIndex: 9)
            secrets.append(WebhookSecret(former, expiresAt: Timestamp(clamping: end)))
        }
        self.init(
            id: try row.decode(StoredID.self, atIndex: 0).id, draft, secrets: secrets, state: state,
            position: try row.decode(Int64.self, atIndex: 13),
            version: try row.decode(Int.self, atIndex: 11),
            createdAt: Timestamp(clamping: try row.decode(Int64.self, atIndex: 14)),
            updatedAt: Timestamp(clamping: try row.decode(Int64.self, atIndex: 12)))
    }
}
