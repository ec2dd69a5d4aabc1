public import Articles

extension Webhook {
    /// A webhook of its number.
    public static func sample(_ number: Int, position: Int64 = 0) -> Webhook {
        Webhook(
            id: .sample(number), .sample(number),
            secrets: [WebhookSecret("whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX")], position: position,
            createdAt: .sample, updatedAt: .sample)
    }

    /// One with a value in every member.
    public static let sampleWithEverything: Webhook = {
        var webhook = Webhook.sample(9, position: 1 << 40)
        webhook.draft.description = "Café \u{1F680} '\"\\"
        webhook.draft.audience = .all
        webhook.draft.events = EventPattern.all.compactMap { EventPattern($0) }
        webhook.draft.tag = .sample("日本")
        webhook.draft.language = "pt-BR"
        webhook.secrets.append(WebhookSecret("whsec_AAAA", expiresAt: .latest))
        webhook.state = .gone
        webhook.draft.isEnabled = false
        webhook.version = 7
        webhook.updatedAt = .latest
        return webhook
    }()
}

extension WebhookDraft {
    /// Of every change that the public is told of.
    public static func sample(_ number: Int) -> WebhookDraft {
        WebhookDraft(
            url: "https://example.org/hooks/\(number)", events: ["*"].compactMap { EventPattern($0) })
    }
}

extension WebhookDelivery {
    /// A delivery of its number, about an article of its own unless one is named.
    public static func sample(
        _ number: Int, of webhook: UniqueID = .sample(1), about subject: UniqueID? = nil,
        sequence: Int64? = nil
    ) -> WebhookDelivery {
        WebhookDelivery(
            id: .sample(number), webhook: webhook, sequence: sequence ?? Int64(number),
            subject: subject ?? .sample(1_000 + number), type: "article.updated",
            payload: "{\"type\":\"article.updated\",\"é\":\(number)}", createdAt: .sample)
    }

    /// The same, after an attempt.
    public func attempted(_ state: State, next: Timestamp = .sample) -> WebhookDelivery {
        var delivery = self
        delivery.state = state
        delivery.attempts += 1
        delivery.attemptedAt = .sample.adding(1)
        delivery.nextAttemptAt = next
        delivery.status = state == .pending ? nil : 200
        delivery.error = state == .pending ? "timeout" : nil
        return delivery
    }
}
