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
        if !page.isComplete, page.changes.count < listing.limit,
            try await numberSomeChanges(in: scope, at: now) != nil
        {
            page = try await storage.changes(query)
        }
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
        guard !page.isComplete, try await numberSomeChanges(in: scope, at: now) != nil else {
            return page.newest
        }
        return try await storage.changes(query).newest
    }

    /// Numbers the changes of a scope that have none, as many as a page can have. Returns how many; `nil` if the storage takes no
    /// writes now: what has numbers can still be read.
    private func numberSomeChanges(
        in scope: ChangeScope, at now: Timestamp
    ) async throws(ArticleError) -> Int? {
        do throws(ArticleError) {
            return try await storage.numberChanges(in: scope, at: now, limit: Self.portionOfChanges)
        } catch  where error.code == .readOnly {
            return nil
        }
    }

    /// Numbers the changes that have none, and deletes those that were made before an instant: of each scope on its own, in short
    /// transactions. Throws what went wrong first, at the end.
    public func maintainChanges(keepingSince time: Timestamp) async throws(ArticleError) {
        var first: ArticleError?
        for scope in ChangeScope.allCases {
            do throws(ArticleError) {
                while let count = try await numberSomeChanges(in: scope, at: now),
                    count == Self.portionOfChanges
                {}
                while try await storage.deleteChanges(in: scope, before: time, limit: Self.portionOfChanges)
                    == Self.portionOfChanges
                {}
            } catch  where error.code == .readOnly {
                return
            } catch {
                first = first ?? error
            }
        }
        if let first { throw first }
    }

    /// Deletes the versions of articles that were deleted before an instant, and do not exist again: in short transactions.
    public func deleteRevisions(ofArticlesDeletedBefore time: Timestamp) async throws(ArticleError) {
        while try await storage.deleteRevisions(ofArticlesDeletedBefore: time, limit: 100) > 0 {}
    }

    /// So many are numbered or deleted in one transaction.
    private static let portionOfChanges = 1_000
}
