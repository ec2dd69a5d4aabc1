/// A part of the change feed as a client asks for it.
public struct ChangeListing: Sendable {
    /// Changes behind this number; `nil` for all that are kept.
    public var after: Int64?
    /// How many at most, 1 to 1,000.
    public var limit = 100

    /// The first page.
    public init() {}
}

extension ArticleService {
    /// The service, whose changes are those of this author, and `forbidden` beyond what their scope allows.
    public func acting(as author: ChangeAuthor, with scope: Scope) -> ArticleService {
        var service = self
        service.author = author
        service.scope = scope
        return service
    }

    /// The changes that were made behind a number, the oldest first.
    ///
    /// Throws `expired` when changes behind the number are not kept any more, or the number was never given: whoever reads
    /// has to read everything anew, and go on behind `newest`.
    public func changes(
        _ listing: ChangeListing, in scope: ChangeScope
    ) async throws(ArticleError) -> ChangePage {
        let now = now
        let query = ChangeQuery(scope, after: listing.after ?? 0, limit: listing.limit, at: now)
        var page = try await storage.changes(query)
        if !page.isComplete, try await numberChanges(at: now) { page = try await storage.changes(query) }
        guard let after = listing.after else { return page }
        let isWhole = page.changes.first.map { $0.number == after + 1 } ?? true
        guard after >= page.oldest - 1, after <= page.newest, isWhole else {
            throw .changesExpired(oldest: page.oldest, newest: page.newest)
        }
        return page
    }

    /// The largest number that was given, after those were numbered that had none.
    public func newestChange(in scope: ChangeScope = .all) async throws(ArticleError) -> Int64 {
        let now = now
        let query = ChangeQuery(scope, after: 0, limit: 0, at: now)
        let page = try await storage.changes(query)
        guard !page.isComplete, try await numberChanges(at: now) else { return page.newest }
        return try await storage.changes(query).newest
    }

    /// Numbers the changes that have none. `false` if the storage takes no writes now: what has numbers can still be read.
    @discardableResult
    public func numberChanges(at now: Timestamp) async throws(ArticleError) -> Bool {
        do throws(ArticleError) {
            while try await storage.numberChanges(at: now, limit: Self.portionOfChanges)
                == Self.portionOfChanges
            {}
            return true
        } catch  where error.code == .readOnly {
            return false
        }
    }

    /// Numbers the changes that have none, and deletes those that were made before an instant: in short transactions.
    public func maintainChanges(keepingSince time: Timestamp) async throws(ArticleError) {
        guard try await numberChanges(at: now) else { return }
        while try await storage.deleteChanges(before: time, limit: Self.portionOfChanges)
            == Self.portionOfChanges
        {}
    }

    /// So many are numbered or deleted in one transaction.
    private static let portionOfChanges = 1_000
}
