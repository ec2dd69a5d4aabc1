public import Articles

extension InMemoryArticleRepository {
    public func revisions(
        of article: ArticleID, from version: Int, limit: Int
    ) async throws(ArticleError) -> [Revision] {
        read { $0.revisions.revisions(of: article, from: version, limit: limit) }
    }

    public func revisions(
        of article: ArticleID, upTo version: Int, limit: Int
    ) async throws(ArticleError) -> [Revision] {
        read { state in
            state.revisions.revisions(of: article, upTo: version, limit: limit).map(\.withoutContent)
        }
    }

    public func deleteRevisions(
        ofArticlesDeletedBefore time: Timestamp, limit: Int
    ) async throws(ArticleError) -> Int {
        try await write { (state) throws(ArticleError) in
            let articles = state.articles
            return state.revisions.delete(ofArticlesDeletedBefore: time, limit: limit) { articles[$0] != nil }
        }
    }
}

extension Revision {
    /// The same, without what the article was before.
    fileprivate var withoutContent: Revision {
        var revision = self
        revision.previous = previous.map {
            FormerContent(version: $0.version, members: [], prefix: 0, suffix: 0, middle: [])
        }
        return revision
    }
}
