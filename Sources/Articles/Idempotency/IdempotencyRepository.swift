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
    /// The changes that the feed tells of, in their order.
    public var changes: [Change]
    /// The article whose awaited changes are settled, with an update or a deletion of it only: those that lie behind `time` do not
    /// come about, the others have, and are awaited no more: they get their numbers before the changes of this write, by
    /// whosever clock these are given.
    ///
    /// The change throws `versionMismatch`, and nothing is stored, if one of the former has a number all the same: by another clock
    /// the article has appeared, and its readers were told.
    public var settled: ArticleID?
    /// The version of the article that the change makes: in place of an equal one.
    public var revision: Revision?
    /// The versions of that article that go, before `revision` is stored.
    public var droppedRevisions: ClosedRange<Int>?
    /// When the change is made.
    public var time: Timestamp

    /// A context.
    public init(
        response: KeptResponse? = nil, changes: [Change] = [], settled: ArticleID? = nil,
        revision: Revision? = nil, droppedRevisions: ClosedRange<Int>? = nil, at time: Timestamp = .earliest
    ) {
        self.response = response
        self.changes = changes
        self.settled = settled
        self.revision = revision
        self.droppedRevisions = droppedRevisions
        self.time = time
    }

    /// Nothing is stored with the change.
    public static let none = WriteContext()
}
