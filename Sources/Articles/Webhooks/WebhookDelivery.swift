/// A message of a webhook about one change, and what became of it.
public struct WebhookDelivery: Hashable, Sendable {
    /// What became of a message.
    public enum State: Int, Sendable, CaseIterable {
        /// It is sent until it is delivered, or dead.
        case pending = 0
        /// The receiver has responded with 200 to 299.
        case delivered = 1
        /// The last attempt has failed.
        case dead = 2

        /// The word in requests and responses.
        public var name: String {
            switch self {
            case .pending: "pending"
            case .delivered: "delivered"
            case .dead: "dead"
            }
        }
    }

    /// The identity: the `webhook-id` of every attempt.
    public var id: UniqueID
    /// The webhook.
    public var webhook: UniqueID
    /// The number of the change.
    public var sequence: Int64
    /// The article or tag that it is about: what is about the same is sent one after the other.
    public var subject: UniqueID
    /// The kind of change.
    public var type: String
    /// The JSON that is sent.
    public var payload: String
    /// What became of it.
    public var state: State
    /// How often it was sent.
    public var attempts: Int
    /// When it is sent next, if it is pending and no earlier one about the same subject is.
    public var nextAttemptAt: Timestamp
    /// When it was stored.
    public var createdAt: Timestamp
    /// When it was sent last.
    public var attemptedAt: Timestamp?
    /// The status code of the last response; `nil` if there was none.
    public var status: Int?
    /// Why there was none, in a word such as `timeout`.
    public var error: String?

    /// A message that was not sent yet.
    public init(
        id: UniqueID, webhook: UniqueID, sequence: Int64, subject: UniqueID, type: String, payload: String,
        createdAt: Timestamp
    ) {
        self.id = id
        self.webhook = webhook
        self.sequence = sequence
        self.subject = subject
        self.type = type
        self.payload = payload
        self.createdAt = createdAt
        state = .pending
        attempts = 0
        nextAttemptAt = createdAt
    }

    /// The most bytes of `payload`.
    public static let payloadLimit = 4_096
    /// The most characters of `error`.
    public static let errorLimit = 100
}

/// A page of the deliveries of a webhook, the latest change first.
public struct WebhookDeliveryQuery: Sendable {
    /// A place in the list.
    public struct Position: Sendable, Hashable {
        /// The number of the change.
        public var sequence: Int64
        /// The identity.
        public var id: UniqueID

        /// A place.
        public init(sequence: Int64, id: UniqueID) {
            self.sequence = sequence
            self.id = id
        }
    }

    /// Of which webhook.
    public var webhook: UniqueID
    /// Only those that became this.
    public var state: WebhookDelivery.State?
    /// Start behind this place (exclusive).
    public var position: Position?
    /// Walk the order from its end: the result is then in the reverse order.
    public var isBackward: Bool
    /// At most this many.
    public var limit: Int

    /// A page.
    public init(
        of webhook: UniqueID, _ state: WebhookDelivery.State?, position: Position? = nil,
        isBackward: Bool = false, limit: Int = 20
    ) {
        self.webhook = webhook
        self.state = state
        self.position = position
        self.isBackward = isBackward
        self.limit = limit
    }

    /// The place to start behind: the one behind all others where none is given.
    public var start: Position {
        let end: (sequence: Int64, bits: UInt64) = isBackward ? (-1, 0) : (.max, .max)
        return position ?? Position(sequence: end.sequence, id: UniqueID(high: end.bits, low: end.bits))
    }
}

/// What waits for a webhook.
public struct WebhookBacklog: Hashable, Sendable {
    /// The webhook.
    public var webhook: UniqueID
    /// How many deliveries are pending.
    public var pending: Int
    /// When the oldest of them was stored.
    public var oldest: Timestamp
    /// When the first of them may be sent.
    public var nextAttemptAt: Timestamp

    /// What waits.
    public init(webhook: UniqueID, pending: Int, oldest: Timestamp, nextAttemptAt: Timestamp) {
        self.webhook = webhook
        self.pending = pending
        self.oldest = oldest
        self.nextAttemptAt = nextAttemptAt
    }
}
