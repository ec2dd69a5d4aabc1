/// The repository of the responses to idempotent requests. They are stored by the changes themselves, in the transaction
/// of each: see `WriteContext`.
public protocol IdempotencyRepository: Sendable {
    /// The response to the request with this identity; `nil` too for one that has expired.
    func keptResponse(id: UniqueID, at now: Timestamp) async throws(ArticleError) -> KeptResponse?
}

/// What is stored with a change, in its transaction.
public struct WriteContext: Sendable {
    /// The response to the idempotent request that makes the change.
    ///
    /// The change throws `conflict(.request)`, and nothing is stored, if one to the same request is kept already. It also
    /// deletes `KeptResponse.cleanupLimit` responses that have expired, the oldest ones.
    public var response: KeptResponse?

    /// A context.
    public init(response: KeptResponse? = nil) {
        self.response = response
    }

    /// Nothing is stored with the change.
    public static let none = WriteContext()
}
