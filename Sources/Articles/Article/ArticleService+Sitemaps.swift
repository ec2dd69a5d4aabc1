/// What sitemaps are made of: the visible articles, oldest first, so that what appears comes behind all others.
extension ArticleService {
    /// The place of the last of the next `count` visible articles behind a place; `nil` if there are not so many.
    public func visiblePosition(
        after count: Int, behind position: ArticlePosition?
    ) async throws(ArticleError) -> ArticlePosition? {
        try await storage.visiblePosition(after: count, behind: position, at: now)
    }

    /// The visible articles behind a place, up to another one, without their bodies: at most `limit` of them.
    public func visibleArticles(
        behind position: ArticlePosition?, through end: ArticlePosition?, limit: Int
    ) async throws(ArticleError) -> [Article] {
        var query = ArticleQuery(
            ArticleFilter(statuses: .visible(at: now)), order: .oldest, position: position)
        var articles: [Article] = []
        while articles.count < limit {
            query.limit = min(1_000, limit - articles.count)
            let portion = try await storage.articles(query)
            let wanted = portion.prefix { article in
                end.map { ArticlePosition(of: article, in: .oldest) <= $0 } ?? true
            }
            articles += wanted
            guard wanted.count == query.limit, let last = wanted.last else { break }
            query.position = ArticlePosition(of: last, in: .oldest)
        }
        return articles
    }
}

extension ArticlePosition {
    /// Whether it is not behind another place of the order `oldest`.
    fileprivate static func <= (left: Self, right: Self) -> Bool {
        (left.milliseconds ?? .max, left.id) <= (right.milliseconds ?? .max, right.id)
    }
}
