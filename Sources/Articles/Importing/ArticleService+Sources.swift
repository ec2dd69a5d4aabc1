extension ArticleService {
    /// The article that was imported from there; for editors.
    public func article(from source: Source) async throws(ArticleError) -> Article? {
        try await storage.article(source: source)
    }

    /// The articles of a source whose ids there satisfy a condition, with their bodies. Reads a list of all articles.
    public func articles(
        fromSource name: String, where isWanted: (String) -> Bool
    ) async throws(ArticleError) -> [Article] {
        var found: [Article] = []
        var position: ArticlePosition?
        while true {
            let query = ArticleQuery(
                ArticleFilter(statuses: .any), order: .oldest, position: position, limit: 1_000)
            let page = try await storage.articles(query)
            let ids = page.filter { article in
                article.source.map { $0.name.hasSameBytes(as: name) && isWanted($0.id) } ?? false
            }.map(\.id)
            if !ids.isEmpty { found += try await storage.articles(ids: ids, includesBody: true) }
            guard page.count == 1_000, let last = page.last else { return found }
            position = ArticlePosition(of: last, in: .oldest)
        }
    }
}
