extension ArticleService {
    /// Every article, bodies included, page by page in the order `oldest`.
    ///
    /// `body` is called with each page; memory does not grow with the collection.
    public func export(
        pageSize: Int = 200, _ body: ([Article]) async throws(ArticleError) -> Void
    ) async throws(ArticleError) {
        var position: ArticlePosition?
        while true {
            let query = ArticleQuery(
                ArticleFilter(statuses: .any), order: .oldest, position: position, limit: pageSize,
                includesBody: true)
            let page = try await storage.articles(query)
            if !page.isEmpty { try await body(page) }
            guard page.count == pageSize, let last = page.last else { return }
            position = ArticlePosition(of: last, in: .oldest)
        }
    }
}
