import Articles
import Synchronization

/// Where the parts end that the visible articles, oldest first, are divided into for sitemaps.
///
/// The ends are places in an index, found by walks of the size of a part. They are remembered for a minute, as nearly everything
/// that appears comes behind them: then a request costs one such walk, however many articles there are.
final class SitemapParts: Sendable {
    private struct State {
        var ends: [ArticlePosition] = []
        var foundAt: Timestamp?
    }

    /// How many articles a part has; the last has up to so many.
    private let size: Int
    private let state = Mutex(State())

    init(size: Int) {
        self.size = size
    }

    /// The ends of all parts but the last.
    func ends(of articles: ArticleService) async throws(ArticleError) -> [ArticlePosition] {
        let now = articles.now
        let known = state.withLock { state in
            guard let foundAt = state.foundAt, abs(now.milliseconds - foundAt.milliseconds) < Self.age else {
                return State(foundAt: now)
            }
            return state
        }
        var found = known
        while let end = try await articles.visiblePosition(after: size, behind: found.ends.last),
            try await articles.visiblePosition(after: 1, behind: end) != nil
        {
            try WorkPool.checkCancellation()
            found.ends.append(end)
        }
        let result = found
        state.withLock { $0 = result }
        return result.ends
    }

    /// Finds the ends anew when they are asked for next.
    func forget() {
        state.withLock { $0 = State() }
    }

    private static let age: Int64 = 60_000
}
