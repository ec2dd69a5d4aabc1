/// A request that is carried out once, however often it is sent: one with an idempotency key
/// (draft-ietf-httpapi-idempotency-key-header).
public struct IdempotentRequest: Hashable, Sendable {
    /// A digest of the idempotency key and of whose it is: each access key has idempotency keys of its own.
    public var id: UniqueID
    /// A digest of what is asked for, 32 bytes: it tells another request under the same key.
    public var fingerprint: [UInt8]

    /// A request.
    public init(id: UniqueID, fingerprint: [UInt8]) {
        self.id = id
        self.fingerprint = fingerprint
    }
}

/// What the response to a change says.
public struct ResponseContent: Hashable, Sendable {
    /// The status code of HTTP.
    public var status: Int
    /// Where what was created is.
    public var location: String?
    /// The entity tag of the body, as a header field has it.
    public var entityTag: String?
    /// JSON in UTF-8, or nothing.
    public var body: [UInt8]

    /// A response.
    public init(status: Int, location: String? = nil, entityTag: String? = nil, body: [UInt8] = []) {
        self.status = status
        self.location = location
        self.entityTag = entityTag
        self.body = body
    }
}

/// The response to an idempotent request, as it is stored with the change that the request made.
public struct KeptResponse: Hashable, Sendable {
    /// The request.
    public var request: IdempotentRequest
    /// What was responded.
    public var content: ResponseContent
    /// When the change was made.
    public var storedAt: Timestamp

    /// A response.
    public init(to request: IdempotentRequest, _ content: ResponseContent, storedAt: Timestamp) {
        self.request = request
        self.content = content
        self.storedAt = storedAt
    }

    /// For how many milliseconds a response is kept: 24 hours.
    public static let lifetime: Int64 = 86_400_000

    /// How many responses that have expired a write deletes that keeps one.
    public static let cleanupLimit = 8

    /// What was stored then, or earlier, has expired at an instant.
    public static func expiry(at now: Timestamp) -> Timestamp {
        Timestamp(clamping: now.milliseconds - lifetime)
    }

    /// Whether it is still kept.
    public func isKept(at now: Timestamp) -> Bool { storedAt > Self.expiry(at: now) }
}
