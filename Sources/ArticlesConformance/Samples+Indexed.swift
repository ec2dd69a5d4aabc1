public import Articles

extension ArticleRepository {
    /// Stores a new article of which the index holds nothing.
    public func insert(_ article: Article, newTags: [Articles.Tag]) async throws(ArticleError) {
        try await insert(IndexedArticle(article), newTags: newTags)
    }

    /// Stores the next version of an article, of which the index holds nothing.
    public func update(
        _ article: Article, from previous: Article, newTags: [Articles.Tag]
    ) async throws(ArticleError) {
        try await update(
            IndexedArticle(article), from: previous, newTags: newTags)
    }

    /// Stores the next version of an article, with its entries in the index.
    public func update(
        _ article: IndexedArticle, from previous: IndexedArticle, newTags: [Articles.Tag]
    ) async throws(ArticleError) {
        try await update(article, from: previous.article, newTags: newTags)
    }
}

extension IndexedArticle {
    /// The next version, with the same entries in the index.
    public func revised(title: String? = nil, slug: String? = nil) -> IndexedArticle {
        IndexedArticle(article.revised(title: title, slug: slug), search: search, analysis: analysis)
    }
}
