import Articles
import Synchronization

/// Which visible articles are translations of each other, as the translation keys in their metadata say.
///
/// No index holds the keys. Those of the newest 10,000 to 20,000 articles are read beside requests, when the first article that has one is shown
/// and what is known is older than five minutes: that request, and those until it is read anew, get what is known. What is found is read
/// again: an article that is no longer visible is named nowhere.
final class Translations: Sendable {
    private struct State {
        /// By the hashes of the keys.
        var byKey: [UInt64: [ArticleID]]?
        var readAt: Timestamp?
        var reading: Task<Void, Never>?
    }

    private let state = Mutex(State())
    private static let age: Int64 = 300_000
    private static let portion = 500
    /// The most articles of one key that are looked at.
    private static let mostOfKey = 40

    /// The visible translations of an article, by their languages.
    func of(
        _ article: Article, in articles: ArticleService,
        behind start: @escaping @Sendable () async throws(ArticleError) -> ArticlePosition?
    ) async throws -> [Article] {
        guard let key = article.translationKey else { return [] }
        let reading = beginReading(articles, behind: start)
        // The first of all has nothing to show without.
        if state.withLock({ $0.byKey == nil }) { await reading?.value }
        let candidates = state.withLock { $0.byKey?[contentHash(Array(key.utf8))] ?? [] }
        var found: [Article] = []
        for id in candidates.prefix(Self.mostOfKey) where id != article.id {
            guard case .present(let other)? = try await visible(id, in: articles),
                other.isTranslation(of: article),
                !found.contains(where: { $0.language == other.language })
            else { continue }
            found.append(other)
        }
        return found.sorted { ($0.language ?? "").utf8.lexicographicallyPrecedes(($1.language ?? "").utf8) }
    }

    /// Reads the keys anew if they are old, in a task of its own: who asked first may leave.
    private func beginReading(
        _ articles: ArticleService,
        behind start: @escaping @Sendable () async throws(ArticleError) -> ArticlePosition?
    ) -> Task<Void, Never>? {
        let now = articles.now
        return state.withLock { state in
            if let reading = state.reading { return reading }
            if let readAt = state.readAt, abs(now.milliseconds - readAt.milliseconds) < Self.age {
                return nil
            }
            let task = Task.detached {
                // A storage that fails leaves what is known as it is, and is asked again.
                let found = try? await Self.read(articles, behind: start())
                self.state.withLock { state in
                    if let found { (state.byKey, state.readAt) = (found, now) }
                    state.reading = nil
                }
            }
            state.reading = task
            return task
        }
    }

    private func visible(
        _ id: ArticleID, in articles: ArticleService
    ) async throws(ArticleError) -> Found<Article>? {
        do throws(ArticleError) {
            return try await articles.article(.id(id), for: .anonymous, includesBody: false)
        } catch  where error.code == .notFound || error.code == .gone {
            return nil
        }
    }

    private static func read(
        _ articles: ArticleService, behind start: ArticlePosition?
    ) async throws(ArticleError) -> [UInt64: [ArticleID]] {
        var position = start
        var byKey: [UInt64: [ArticleID]] = [:]
        while true {
            let portion = try await articles.visibleArticles(
                behind: position, through: nil, limit: portion)
            for article in portion {
                guard let key = article.translationKey else { continue }
                byKey[contentHash(Array(key.utf8)), default: []].append(article.id)
            }
            guard portion.count == Self.portion, let last = portion.last else { return byKey }
            position = ArticlePosition(of: last, in: .oldest)
        }
    }
}
