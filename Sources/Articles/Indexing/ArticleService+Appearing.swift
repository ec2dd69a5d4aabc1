import Synchronization

/// What was scheduled moves over to what the public searches when its hour has come: whoever searches next does that.
extension ArticleService {
    /// Stores the entries of what has appeared as those of something visible. Whether none is left that is hidden:
    /// else a search has to look among the hidden documents too.
    func indexAppeared(at now: Timestamp) async throws(ArticleError) -> Bool {
        for _ in 0..<Self.mostPortions {
            let articles = try await storage.appearedArticles(at: now, limit: Self.portion)
            guard !articles.isEmpty else { return true }
            guard appearances.begin() else { return false }
            defer { appearances.end() }
            let size = articles.reduce(0) { $0 + $1.body.utf8.count }
            let indexed = try await work.run(.analysing(size)) { articles.map { $0.indexed(at: now) } }
            do throws(ArticleError) {
                try await storage.reindex(indexed)
            } catch {
                // A storage that takes no writes now can still be searched.
                return false
            }
        }
        return false
    }

    /// So many articles move in one transaction, and so many times for one search.
    private static let portion = 8
    private static let mostPortions = 8
}

/// Lets one search at a time move what has appeared.
final class AppearanceTurn: Sendable {
    private let isTaken = Atomic<Bool>(false)

    /// Whether it is the caller's turn.
    func begin() -> Bool { !isTaken.exchange(true, ordering: .acquiring) }

    func end() { isTaken.store(false, ordering: .releasing) }
}
