public import StrictJSON

extension Webhook {
    /// The webhook as JSON; with a secret, which is shown once.
    public func json(at now: Timestamp, secret: String? = nil) -> [UInt8] {
        var writer = JSONWriter(capacity: 1_024)
        write(to: &writer, at: now, secret: secret)
        return writer.bytes
    }

    /// Writes the webhook.
    public func write(
        to writer: inout JSONWriter, at now: Timestamp, secret: String? = nil, pending: Int? = nil
    ) {
        writer.raw("{\"id\":")
        writer.id(id)
        for member in draft.members {
            writer.raw(checked: ",\"\(member.name)\":")
            writer.value(member.value)
        }
        writer.raw(",\"state\":")
        writer.string(state.name)
        writer.raw(",\"sequence\":")
        writer.number(Int(position))
        if let pending {
            writer.raw(",\"pending\":")
            writer.number(pending)
        }
        if let secret {
            writer.raw(",\"secret\":")
            writer.string(secret)
        }
        writer.raw(",\"former_secret_expires_at\":")
        writer.timestamp(secrets(at: now).compactMap(\.expiresAt).max())
        writer.raw(",\"version\":")
        writer.number(version)
        writer.raw(",\"created_at\":")
        writer.timestamp(createdAt)
        writer.raw(",\"updated_at\":")
        writer.timestamp(updatedAt)
        writer.raw("}")
    }
}

extension Webhook.State {
    /// The word in responses.
    public var name: String {
        switch self {
        case .enabled: "enabled"
        case .disabled: "disabled"
        case .gone: "gone"
        }
    }
}

extension WebhookDraft {
    /// The members of its JSON, as `init(json:)` reads them.
    var members: [JSONMember] {
        [
            JSONMember("url", .string(url)), JSONMember("description", .string(description)),
            JSONMember("audience", .string(audience.audience)),
            JSONMember("events", .array(events.map { .string($0.text) })),
            JSONMember(
                "filter",
                .object([
                    JSONMember("tag", tag.map { .string($0.text) } ?? .null),
                    JSONMember("language", language.map { .string($0) } ?? .null),
                ])),
            JSONMember("enabled", .bool(isEnabled)),
        ]
    }
}

extension WebhookDelivery {
    /// The delivery as JSON.
    public func json() -> [UInt8] {
        var writer = JSONWriter(capacity: 1_024)
        write(to: &writer)
        return writer.bytes
    }

    /// Writes the delivery.
    public func write(to writer: inout JSONWriter) {
        writer.raw("{\"id\":")
        writer.id(id)
        writer.raw(",\"sequence\":")
        writer.number(Int(sequence))
        writer.raw(",\"type\":")
        writer.string(type)
        writer.raw(",\"state\":")
        writer.string(state.name)
        writer.raw(",\"attempts\":")
        writer.number(attempts)
        writer.raw(",\"attempted_at\":")
        writer.timestamp(attemptedAt)
        writer.raw(",\"next_attempt_at\":")
        writer.timestamp(state == .pending ? nextAttemptAt : nil)
        writer.raw(",\"status\":")
        if let status { writer.number(status) } else { writer.raw("null") }
        writer.raw(",\"error\":")
        writer.string(error)
        writer.raw(",\"created_at\":")
        writer.timestamp(createdAt)
        writer.raw(",\"payload\":")
        writer.raw(checked: payload)
        writer.raw("}")
    }
}
