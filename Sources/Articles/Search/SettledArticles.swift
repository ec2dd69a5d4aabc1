import Synchronization

/// An article without its body, as a search or a list found it, and what is known of its analysis.
struct FoundArticle: Sendable {
    var article: Article
    var analysis: AnalysisState?
}

/// Articles as they are in the present state of the storage: until something changes they need not be read again. A search
/// scores hundreds of them to show twenty.
///
/// Of what is too much, those go that were not asked for lately.
final class SettledArticles: Sendable {
    /// The most bytes of all.
    private static let limit = 24 << 20

    private struct State {
        var token: ChangeToken?
        var found = RecentlyUsed<FoundArticle>(limit: SettledArticles.limit)
    }

    private let state = Mutex(State())

    /// What is known of each of these articles in the state of this token, in their order.
    func articles(_ ids: [ArticleID], _ token: ChangeToken) -> [FoundArticle?] {
        let (found, dropped) = state.withLock { state in
            let isOfToken = state.token == token
            return (ids.map { isOfToken ? state.found.value(of: $0) : nil }, state.found.takeDropped())
        }
        dropped.release()
        return found
    }

    /// Adds what was read of the analyses of articles in the state of this token.
    func add(_ analyses: [ArticleID: AnalysisState], _ token: ChangeToken) {
        state.withLock { state in
            guard state.token == token else { return }
            for (id, analysis) in analyses { state.found.update(id) { $0.analysis = analysis } }
        }
    }

    /// Keeps what was read in the state of this token.
    func keep(_ found: [FoundArticle], _ token: ChangeToken) {
        let dropped = state.withLock { state in
            if state.token != token {
                state.token = token
                state.found.removeAll()
            }
            for one in found {
                state.found.insert(one, of: one.article.id, size: 512 + one.article.size(of: .all))
            }
            return state.found.takeDropped()
        }
        dropped.release()
    }
}

extension ArticleService {
    /// The articles with these identities without their bodies, in this order.
    ///
    /// - Parameter token: The state of the storage, asked for after the identities were read; `nil` reads them anew.
    func settledArticles(
        _ ids: [ArticleID], _ token: ChangeToken?
    ) async throws(ArticleError) -> [FoundArticle] {
        let known = token.flatMap { settledArticles?.articles(ids, $0) }
        let unknown = known.map { known in ids.indices.filter { known[$0] == nil }.map { ids[$0] } } ?? ids
        guard !unknown.isEmpty else { return known?.compactMap(\.self) ?? [] }
        let read = try await storage.articles(ids: unknown, includesBody: false)
            .map { FoundArticle(article: $0) }
        if let token, settledState.token == token { settledArticles?.keep(read, token) }
        let found = Dictionary(read.map { ($0.article.id, $0) }) { first, _ in first }
        return ids.indices.compactMap { known?[$0] ?? found[ids[$0]] }
    }
}
