extension ArticleService {
    /// The article that was imported from there; for editors.
    public func article(from source: Source) async throws(ArticleError) -> Article? {
        try await storage.article(source: source)
    }

    /// The articles whose source satisfies a condition, with their bodies. Reads a list of all articles.
    public func articles(
        fromSources isWanted: (Source) -> Bool
    ) async throws(ArticleError) -> [Article] {
        var found: [Article] = []
        var position: ArticlePosition?
        while true {
            let query = ArticleQuery(
                ArticleFilter(statuses: .any), order: .oldest, position: position, limit: 1_000)
            let page = try await storage.articles(query)
            let ids = page.filter { $0.source.map(isWanted) ?? false }.map(\.id)
            if !ids.isEmpty { found += try await storage.articles(ids: ids, includesBody: true) }
            guard page.count == 1_000, let last = page.last else { return found }
            position = ArticlePosition(of: last, in: .oldest)
        }
    }
}
