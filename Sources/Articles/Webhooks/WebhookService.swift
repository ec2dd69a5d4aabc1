import Foundation
public import StrictJSON

/// The use cases of webhooks: subscribing, and what became of the messages.
public struct WebhookService: Sendable {
    let articles: ArticleService
    let storage: any WebhookStorage
    private let allowsHTTP: Bool

    /// A service over the storage of the articles; `nil` if that keeps no webhooks.
    ///
    /// With `allowsHTTP` messages may be sent without encryption.
    public init?(articles: ArticleService, allowsHTTP: Bool = false) {
        // What was sent, and how far, is asked of nobody who may be behind.
        let kept = (articles.storage as? ReplicatedStorage)?.primary ?? articles.storage
        guard let storage = kept as? any WebhookStorage else { return nil }
        self.articles = articles
        self.storage = storage
        self.allowsHTTP = allowsHTTP
    }

    /// How many webhooks there may be.
    public static let limit = 100

    /// The present instant.
    public var now: Timestamp { articles.now }

    /// All webhooks, the oldest first.
    public func webhooks() async throws(ArticleError) -> [Webhook] {
        try await storage.webhooks()
    }

    /// The webhook with this identity. Throws `notFound`.
    public func webhook(_ id: UniqueID) async throws(ArticleError) -> Webhook {
        guard let webhook = try await storage.webhook(id: id) else { throw .notFound("webhook") }
        return webhook
    }

    /// Subscribes to the changes that are made from now on. Returns the secret too: the only time it is seen.
    ///
    /// Throws `invalid`, also when there are too many webhooks.
    public func create(_ json: JSONValue) async throws(ArticleError) -> (Webhook, secret: String) {
        let draft = try WebhookDraft(json: json, allowsHTTP: allowsHTTP)
        guard try await storage.webhooks().count < Self.limit else {
            throw .invalid(
                "the webhook",
                [.init("", "too_many", "would be one of more than \(Self.limit): delete others")])
        }
        let position = try await articles.newestChange(in: draft.audience)
        let now = now
        let secret = makeSecret()
        let webhook = Webhook(
            id: articles.dependencies.makeID(at: now), draft, secrets: [WebhookSecret(secret)],
            state: draft.isEnabled ? .enabled : .disabled, position: position, createdAt: now, updatedAt: now)
        let context = webhook.context(.webhookCreated, by: articles.author, at: now)
        let result = WriteResult.webhook(webhook, secret: secret, isNew: true)
        try await articles.storing(result, in: context) { (context) throws(ArticleError) in
            try await storage.insert(webhook, in: context)
        }
        return (webhook, secret)
    }

    /// Changes a webhook by a merge patch (RFC 7396). To enable one that was disabled, or is gone, makes it go on where it stopped.
    ///
    /// Throws `notFound`, `versionMismatch` and `invalid`.
    public func patch(
        _ id: UniqueID, with patch: JSONValue, if precondition: Precondition
    ) async throws(ArticleError) -> Webhook {
        try await change(id, if: precondition) { (webhook) throws(ArticleError) in
            guard case .object = patch else {
                throw .invalid("the patch", [.init("", "type", "must be an object")])
            }
            let merged = JSONValue.object(webhook.draft.members).merging(patch)
            var draft = try WebhookDraft(json: merged, allowsHTTP: true)
            // One that was allowed before can still be changed otherwise, and switched off.
            if !draft.url.hasSameBytes(as: webhook.draft.url) {
                draft = try WebhookDraft(json: merged, allowsHTTP: allowsHTTP)
            }
            guard draft.audience == webhook.draft.audience else {
                throw .invalid(
                    "the webhook",
                    [.init("/audience", "fixed", "can't be changed: make another webhook for others")])
            }
            if draft.isEnabled != webhook.draft.isEnabled {
                webhook.state = draft.isEnabled ? .enabled : .disabled
            }
            webhook.draft = draft
        }
    }

    /// Gives a webhook a new secret. The present one signs beside it for 24 hours; an earlier one does not any more.
    ///
    /// Throws `notFound` and `versionMismatch`.
    public func rotateSecret(
        of id: UniqueID, if precondition: Precondition
    ) async throws(ArticleError) -> (Webhook, secret: String) {
        let secret = makeSecret()
        let webhook = try await change(id, if: precondition, showing: secret) {
            (webhook) throws(ArticleError) in
            let end = Timestamp(clamping: now.milliseconds + WebhookSecret.overlap)
            let present = webhook.secrets.prefix(1).map { WebhookSecret($0.text, expiresAt: end) }
            webhook.secrets = [WebhookSecret(secret)] + present
        }
        return (webhook, secret)
    }

    /// Marks a webhook whose receiver at a URL responded that it is gone, unless it has another one by now.
    public func disableGone(_ id: UniqueID, at url: String) async throws(ArticleError) {
        _ = try await change(id, if: .none) { (webhook) throws(ArticleError) in
            guard webhook.state == .enabled, webhook.draft.url.hasSameBytes(as: url) else { return }
            webhook.state = .gone
            webhook.draft.isEnabled = false
        }
    }

    /// Deletes a webhook with its deliveries. Throws `notFound` and `versionMismatch`.
    public func delete(_ id: UniqueID, if precondition: Precondition) async throws(ArticleError) {
        for _ in 0..<ArticleService.attempts {
            let present = try await webhook(id)
            try precondition.check(version: present.version)
            let context = present.context(.webhookDeleted, from: present, by: articles.author, at: now)
            do throws(ArticleError) {
                return try await articles.storing(.deletion, in: context) { (context) throws(ArticleError) in
                    guard try await storage.deleteWebhook(id: id, version: present.version, in: context)
                    else {
                        throw .versionMismatch(current: nil)
                    }
                }
            } catch  where error.code == .versionMismatch {
                continue
            }
        }
        throw ArticleError(.unavailable, "too many changes of the same webhook at once")
    }

    private func change(
        _ id: UniqueID, if precondition: Precondition, showing secret: String? = nil,
        _ change: (inout Webhook) throws(ArticleError) -> Void
    ) async throws(ArticleError) -> Webhook {
        for _ in 0..<ArticleService.attempts {
            let present = try await webhook(id)
            try precondition.check(version: present.version)
            var webhook = present
            try change(&webhook)
            if webhook == present { return present }
            webhook.version += 1
            webhook.updatedAt = max(now, webhook.updatedAt)
            do throws(ArticleError) {
                let (changed, now) = (webhook, now)
                let context = changed.context(.webhookUpdated, from: present, by: articles.author, at: now)
                let result = WriteResult.webhook(changed, secret: secret, isNew: false)
                try await articles.storing(result, in: context) { (context) throws(ArticleError) in
                    try await storage.update(changed, in: context)
                }
                return changed
            } catch  where error.code == .versionMismatch {
                continue
            }
        }
        throw ArticleError(.unavailable, "too many changes of the same webhook at once")
    }

    private func makeSecret() -> String {
        let (first, second) = (articles.dependencies.random(), articles.dependencies.random())
        let bytes = [first.0, first.1, second.0, second.1].flatMap { word in
            stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> UInt64($0)) }
        }
        return WebhookSecret.prefix + Data(bytes).base64EncodedString()
    }
}
