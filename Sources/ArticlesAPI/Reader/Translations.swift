import Articles
import Synchronization

/// Which visible articles are translations of each other, as the translation keys in their metadata say.
///
/// No index holds the keys. Those of the newest 10,000 to 20,000 articles are read, five minutes at most before they are looked at, when the
/// first article that has one is shown. What is found is read again: an article that is no longer visible is named nowhere.
final class Translations: Sendable {
    private struct State {
        var byKey: [String: [ArticleID]] = [:]
        var readAt: Timestamp?
    }

    private let state = Mutex(State())
    private let gate = RequestGate(width: 1, queueLimit: 64)
    private static let age: Int64 = 300_000
    private static let portion = 500
    /// The most articles of one key that are looked at.
    private static let mostOfKey = 40

    /// The visible translations of an article, by their languages.
    func of(
        _ article: Article, in articles: ArticleService,
        behind start: () async throws(ArticleError) -> ArticlePosition?
    ) async throws -> [Article] {
        guard let key = article.translationKey else { return [] }
        let candidates: [ArticleID] = try await gate.pass {
            if !isFresh(at: articles.now) { try await read(articles, behind: start()) }
            return state.withLock { $0.byKey[key] ?? [] }
        }
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

    private func isFresh(at now: Timestamp) -> Bool {
        state.withLock { state in
            state.readAt.map { abs(now.milliseconds - $0.milliseconds) < Self.age } ?? false
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

    private func read(_ articles: ArticleService, behind start: ArticlePosition?) async throws(ArticleError) {
        let now = articles.now
        var position = start
        var byKey: [String: [ArticleID]] = [:]
        while true {
            try WorkPool.checkCancellation()
            let portion = try await articles.visibleArticles(
                behind: position, through: nil, limit: Self.portion)
            for article in portion {
                guard let key = article.translationKey else { continue }
                byKey[key, default: []].append(article.id)
            }
            guard portion.count == Self.portion, let last = portion.last else { break }
            position = ArticlePosition(of: last, in: .oldest)
        }
        let found = State(byKey: byKey, readAt: now)
        state.withLock { $0 = found }
    }
}
