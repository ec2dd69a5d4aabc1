/// A subscription to changes: where they are sent, and which.
public struct Webhook: Hashable, Sendable {
    /// Whether changes are sent.
    public enum State: Int, Sendable, CaseIterable {
        case enabled = 0
        /// By an editor: what has come meanwhile is sent once it is enabled again.
        case disabled = 1
        /// The receiver responded 410: it wants nothing more.
        case gone = 2
    }

    /// The identity.
    public var id: UniqueID
    /// What is set by whoever subscribes.
    public var draft: WebhookDraft
    /// The secrets that requests are signed with, the newest first.
    public var secrets: [WebhookSecret]
    /// Whether changes are sent.
    public var state: State
    /// The number of the change up to which deliveries are stored, in the scope of the audience.
    public var position: Int64
    /// 1, 2, 3 … one step per change by a client, or by a 410. A new position is none.
    public var version: Int
    /// When it was made.
    public var createdAt: Timestamp
    /// When its version was made.
    public var updatedAt: Timestamp

    /// A webhook.
    public init(
        id: UniqueID, _ draft: WebhookDraft, secrets: [WebhookSecret], state: State = .enabled,
        position: Int64, version: Int = 1, createdAt: Timestamp, updatedAt: Timestamp
    ) {
        self.id = id
        self.draft = draft
        self.secrets = secrets
        self.state = state
        self.position = position
        self.version = version
        self.createdAt = createdAt
        self.updatedAt = updatedAt
    }

    /// The secrets that are in use at an instant, the newest first.
    public func secrets(at now: Timestamp) -> [WebhookSecret] {
        secrets.filter { secret in secret.expiresAt.map { $0 > now } ?? true }
    }
}

/// A secret that requests are signed with (Standard Webhooks): stored as it is, since signing needs it.
public struct WebhookSecret: Hashable, Sendable {
    /// `whsec_` and 32 random bytes in base64.
    public var text: String
    /// From when on it is not used any more; `nil` of the present one.
    public var expiresAt: Timestamp?

    /// A secret.
    public init(_ text: String, expiresAt: Timestamp? = nil) {
        self.text = text
        self.expiresAt = expiresAt
    }

    /// How long the former secret is used beside a new one, in milliseconds: 24 hours.
    public static let overlap: Int64 = 86_400_000

    /// What every secret begins with.
    public static let prefix = "whsec_"
}

/// The kinds of changes that a webhook is sent: one of `ChangeType.text`, all of a kind such as `article.*`, or `*`.
public struct EventPattern: Hashable, Sendable {
    /// The text.
    public let text: String

    /// Reads a pattern; `nil` for one that no change matches.
    public init?(_ text: String) {
        guard Self.all.contains(where: { $0.hasSameBytes(as: text) }) else { return nil }
        self.text = text
    }

    /// Whether a kind of change matches.
    public func matches(_ type: ChangeType) -> Bool {
        text == "*" || text == type.text || text == Self.group(type)
    }

    /// Every pattern that there is.
    public static let all = ["*"] + Set(types.map(group)).sorted() + Set(types.map(\.text)).sorted()

    private static let types = ChangeType.allCases.filter(\.isOfContent)

    private static func group(_ type: ChangeType) -> String {
        type.text.prefix { $0 != "." } + ".*"
    }
}
