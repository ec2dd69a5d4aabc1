import Synchronization

/// A storage that tells which articles a query finds for less than it reads them.
public protocol ArticleIDListing: Sendable {
    /// The identities of the articles of one page, in the order of `articles(_:)`.
    func articleIDs(_ query: ArticleQuery) async throws(ArticleError) -> [ArticleID]
}

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
        var recent: [ArticleID: FoundArticle] = [:]
        var former: [ArticleID: FoundArticle] = [:]
        /// Of `recent`, in bytes.
        var size = 0

        mutating func article(_ id: ArticleID) -> FoundArticle? {
            if let found = recent[id] { return found }
            guard let found = former.removeValue(forKey: id) else { return nil }
            insert(found)
            return found
        }

        mutating func insert(_ found: FoundArticle) {
            let size = 512 + found.article.size(of: .all)
            if recent.updateValue(found, forKey: found.article.id) == nil { self.size += size }
            guard self.size > SettledArticles.limit / 2 else { return }
            (former, recent, self.size) = (recent, [:], 0)
        }
    }

    private let state = Mutex(State())

    /// What is known of these articles in the state of this token.
    func articles(_ ids: [ArticleID], _ token: ChangeToken) -> [ArticleID: FoundArticle] {
        state.withLock { state in
            guard state.token == token else { return [:] }
            var found: [ArticleID: FoundArticle] = [:]
            found.reserveCapacity(ids.count)
            for id in ids { found[id] = state.article(id) }
            return found
        }
    }

    /// Adds what was read of the analyses of articles in the state of this token.
    func add(_ analyses: [ArticleID: AnalysisState], _ token: ChangeToken) {
        state.withLock { state in
            guard state.token == token else { return }
            for (id, analysis) in analyses { state.recent[id]?.analysis = analysis }
        }
    }

    /// Keeps what was read in the state of this token.
    func keep(_ found: [FoundArticle], _ token: ChangeToken) {
        state.withLock { state in
            if state.token != token { state = State(token: token) }
            for one in found { state.insert(one) }
        }
    }
}

extension ArticleService {
    /// The articles with these identities without their bodies, in this order.
    ///
    /// - Parameter token: The state of the storage, asked for after the identities were read; `nil` reads them anew.
    func settledArticles(
        _ ids: [ArticleID], _ token: ChangeToken?
    ) async throws(ArticleError) -> [FoundArticle] {
        var known = token.flatMap { settledArticles?.articles(ids, $0) } ?? [:]
        let unknown = known.isEmpty ? ids : ids.filter { known[$0] == nil }
        if !unknown.isEmpty {
            let read = try await storage.articles(ids: unknown, includesBody: false)
                .map { FoundArticle(article: $0) }
            if let token, settledState.token == token { settledArticles?.keep(read, token) }
            for one in read { known[one.article.id] = one }
        }
        return ids.compactMap { known[$0] }
    }
}
