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

extension AccessKeyRepository {
    /// Stores a new key, and nothing beside it.
    public func insert(_ key: AccessKey) async throws(ArticleError) { try await insert(key, in: .none) }

    /// Deletes a key, and stores nothing beside.
    public func deleteAccessKey(id: String) async throws(ArticleError) -> Bool {
        try await deleteAccessKey(id: id, in: .none)
    }
}

extension WebhookRepository {
    /// Stores a new webhook, and nothing beside it.
    public func insert(_ webhook: Webhook) async throws(ArticleError) {
        try await insert(webhook, in: .none)
    }

    /// Stores the next version of a webhook, and nothing beside it.
    public func update(_ webhook: Webhook) async throws(ArticleError) {
        try await update(webhook, in: .none)
    }

    /// Deletes a webhook, and stores nothing beside.
    public func deleteWebhook(id: UniqueID, version: Int = 1) async throws(ArticleError) -> Bool {
        try await deleteWebhook(id: id, version: version, in: .none)
    }
}

extension IndexedArticle {
    /// The next version, with the same entries in the index.
    public func revised(title: String? = nil, slug: String? = nil) -> IndexedArticle {
        IndexedArticle(article.revised(title: title, slug: slug), search: search, analysis: analysis)
    }
}
