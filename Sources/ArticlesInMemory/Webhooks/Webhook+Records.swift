import Articles
import StrictJSON

extension Webhook {
    static let recordMembers = [
        "id", "url", "description", "audience", "events", "tag", "language", "secrets", "state", "position",
        "version", "created_at", "updated_at",
    ]

    init(record: RecordReader) throws(RecordReader.Fault) {
        let state = try record.parsed("state", "must be enabled, disabled or gone") { text in
            State.allCases.first { $0.name.hasSameBytes(as: text) }
        }
        let events = try record.texts("events", atMost: EventPattern.all.count, 1...100)
        let draft = WebhookDraft(
            url: try record.text("url", 1...WebhookDraft.textLimit),
            description: try record.text("description", 0...WebhookDraft.textLimit),
            audience: try record.changeScope("audience"), events: events.compactMap { EventPattern($0) },
            tag: record.isNull("tag") ? nil : try record.slug("tag"),
            language: try record.optionalText("language", 1...100), isEnabled: state == .enabled)
        guard draft.events.count == events.count, !events.isEmpty else {
            throw record.fault("events", "must be kinds of changes")
        }
        let secrets = try record.elements("secrets", atMost: 2) { (value, place) throws(RecordReader.Fault) in
            let secret = try RecordReader(value, at: place, names: ["secret", "expires_at"])
            return WebhookSecret(
                try secret.text("secret", 1...200), expiresAt: try secret.optionalTime("expires_at"))
        }
        guard !secrets.isEmpty else { throw record.fault("secrets", "must not be empty") }
        self.init(
            id: try record.id("id"), draft, secrets: secrets, state: state,
            position: try record.count("position"),
            version: try record.number("version", Article.versions),
            createdAt: try record.time("created_at"), updatedAt: try record.time("updated_at"))
    }
}

extension WebhookDelivery {
    static let recordMembers = [
        "id", "webhook", "sequence", "subject", "type", "payload", "state", "attempts", "next_attempt_at",
        "created_at", "attempted_at", "status", "error",
    ]

    init(record: RecordReader) throws(RecordReader.Fault) {
        self.init(
            id: try record.id("id"), webhook: try record.id("webhook"),
            sequence: try record.count("sequence"),
            subject: try record.id("subject"), type: try record.text("type", 1...100),
            payload: try record.text("payload", 2...WebhookDelivery.payloadLimit),
            createdAt: try record.time("created_at"))
        state = try record.parsed("state", "must be pending, delivered or dead") { text in
            State.allCases.first { $0.name.hasSameBytes(as: text) }
        }
        attempts = try record.number("attempts", 0...1_000_000)
        nextAttemptAt = try record.time("next_attempt_at")
        attemptedAt = try record.optionalTime("attempted_at")
        status = record.isNull("status") ? nil : try record.number("status", 100...999)
        error = try record.optionalText("error", 1...WebhookDelivery.errorLimit)
    }
}

extension RecordWriter {
    mutating func write(_ webhook: Webhook) {
        let draft = webhook.draft
        member("id") { $0.id(webhook.id) }
        member("url") { $0.string(draft.url) }
        member("description") { $0.string(draft.description) }
        member("audience") { $0.string(draft.audience.recordText) }
        member("events") { $0.array(draft.events) { $0.string($1.text) } }
        member("tag") { $0.string(draft.tag?.text) }
        member("language") { $0.string(draft.language) }
        member("secrets") { writer in
            writer.array(webhook.secrets) { writer, secret in
                writer.raw("{\"secret\": ")
                writer.string(secret.text)
                writer.raw(", \"expires_at\": ")
                writer.timestamp(secret.expiresAt)
                writer.raw("}")
            }
        }
        member("state") { $0.string(webhook.state.name) }
        member("position") { $0.number(Int(webhook.position)) }
        member("version") { $0.number(webhook.version) }
        member("created_at") { $0.timestamp(webhook.createdAt) }
        member("updated_at") { $0.timestamp(webhook.updatedAt) }
    }

    mutating func write(_ delivery: WebhookDelivery) {
        member("id") { $0.id(delivery.id) }
        member("webhook") { $0.id(delivery.webhook) }
        member("sequence") { $0.number(Int(delivery.sequence)) }
        member("subject") { $0.id(delivery.subject) }
        member("type") { $0.string(delivery.type) }
        member("payload") { $0.string(delivery.payload) }
        member("state") { $0.string(delivery.state.name) }
        member("attempts") { $0.number(delivery.attempts) }
        member("next_attempt_at") { $0.timestamp(delivery.nextAttemptAt) }
        member("created_at") { $0.timestamp(delivery.createdAt) }
        member("attempted_at") { $0.timestamp(delivery.attemptedAt) }
        member("status") { if let status = delivery.status { $0.number(status) } else { $0.raw("null") } }
        member("error") { $0.string(delivery.error) }
    }
}
