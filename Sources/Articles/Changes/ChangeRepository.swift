/// The repository of the changes that were made. They are stored by the changes themselves, in the transaction of each:
/// see `WriteContext`.
///
/// A change has no number when it is stored: transactions end in another order than they begin, and must not wait for each
/// other. Whoever reads the feed numbers first what has been committed, in the order in which it was stored. So the numbers
/// have no gaps, a change that has one is never joined by another one before it, and of two changes of which one saw the
/// other, the later one has the larger number (decision 0035).
public protocol ChangeRepository: Sendable {
    /// The numbered changes behind a number, in the order of their numbers.
    func changes(_ query: ChangeQuery) async throws(ArticleError) -> ChangePage

    /// Gives the next numbers of a scope to its changes that have none, in the order in which they were stored. Awaited changes
    /// that come about later than `now` stay without. How long it takes does not depend on the changes of another scope.
    ///
    /// Returns how many were numbered, at most `limit`. In one transaction; several at once are as one after the other.
    func numberChanges(
        in scope: ChangeScope, at now: Timestamp, limit: Int
    ) async throws(ArticleError) -> Int

    /// Deletes the changes of a scope with the smallest numbers, up to the first one that was not made before `time`, at most
    /// `limit`. Returns how many; numbers go on from where they were.
    func deleteChanges(
        in scope: ChangeScope, before time: Timestamp, limit: Int
    ) async throws(ArticleError) -> Int
}

/// Who is told of changes. Each scope has numbers of its own: with common ones, gaps would tell the public of drafts.
public enum ChangeScope: Int, Sendable, CaseIterable {
    /// Editors: all changes.
    case all
    /// The public: what appears, changes while it can be seen, and vanishes.
    case visible
    /// Administrators: what is done with keys, webhooks and synonyms.
    case administration

    /// Those of the change feed.
    public static let ofFeed: [ChangeScope] = [.all, .visible]
}

/// What to read of the change feed.
public struct ChangeQuery: Sendable {
    /// Who is told.
    public var scope: ChangeScope
    /// Changes with larger numbers only.
    public var after: Int64
    /// How many at most.
    public var limit: Int
    /// The present instant.
    public var now: Timestamp

    /// The changes behind a number.
    public init(_ scope: ChangeScope, after: Int64, limit: Int, at now: Timestamp) {
        self.scope = scope
        self.after = after
        self.limit = limit
        self.now = now
    }
}

/// A change with its number.
public struct NumberedChange: Hashable, Sendable {
    /// 1, 2, 3 … without gaps in its scope.
    public var number: Int64
    /// The change.
    public var change: Change

    /// A change with its number.
    public init(_ number: Int64, _ change: Change) {
        self.number = number
        self.change = change
    }
}

/// A page of the change feed.
public struct ChangePage: Hashable, Sendable {
    /// The changes, by ascending numbers.
    public var changes: [NumberedChange]
    /// The smallest number that is still kept: the one behind `newest` if none is.
    public var oldest: Int64
    /// The largest number that was given; 0 before the first.
    public var newest: Int64
    /// Whether every change of the scope that has come about has a number.
    public var isComplete: Bool

    /// A page.
    public init(changes: [NumberedChange], oldest: Int64, newest: Int64, isComplete: Bool) {
        self.changes = changes
        self.oldest = oldest
        self.newest = newest
        self.isComplete = isComplete
    }
}
