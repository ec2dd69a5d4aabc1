import Articles

/// A storage that keeps everything but what related articles are found by, and perhaps what is searched.
struct UnindexedStorage: ArticleRepository {
    let inner: any ArticleStorage
    let isSearched: Bool

    func insert(
        _ article: IndexedArticle, newTags: [Tag], in context: WriteContext
    ) async throws(ArticleError) {
        try await inner.insert(stripped(article), newTags: newTags, in: context)
    }

    func update(
        _ article: IndexedArticle, from previous: Article, newTags: [Tag], in context: WriteContext
    ) async throws(ArticleError) {
        try await inner.update(stripped(article), from: previous, newTags: newTags, in: context)
    }

    func article(id: ArticleID) async throws(ArticleError) -> Article? { try await inner.article(id: id) }

    func article(slug: Slug) async throws(ArticleError) -> Article? { try await inner.article(slug: slug) }

    func article(source: Source) async throws(ArticleError) -> Article? {
        try await inner.article(source: source)
    }

    func articles(_ query: ArticleQuery) async throws(ArticleError) -> [Article] {
        try await inner.articles(query)
    }

    func count(_ filter: ArticleFilter) async throws(ArticleError) -> Int { try await inner.count(filter) }

    func publicEntry(
        _ reference: ArticleReference, at now: Timestamp, includesBody: Bool
    ) async throws(ArticleError) -> PublicEntry? {
        try await inner.publicEntry(reference, at: now, includesBody: includesBody)
    }

    func visiblePosition(
        after count: Int, behind position: ArticlePosition?, at now: Timestamp
    ) async throws(ArticleError) -> ArticlePosition? {
        try await inner.visiblePosition(after: count, behind: position, at: now)
    }

    func holders(of slugs: [Slug]) async throws(ArticleError) -> [SlugHolder] {
        try await inner.holders(of: slugs)
    }

    func formerOwner(of slug: Slug) async throws(ArticleError) -> FormerOwner? {
        try await inner.formerOwner(of: slug)
    }

    func tombstone(id: ArticleID) async throws(ArticleError) -> Tombstone? {
        try await inner.tombstone(id: id)
    }

    func tombstone(source: Source) async throws(ArticleError) -> Tombstone? {
        try await inner.tombstone(source: source)
    }

    func tombstones(sourceName: String) async throws(ArticleError) -> [Tombstone] {
        try await inner.tombstones(sourceName: sourceName)
    }

    func delete(_ tombstone: Tombstone, in context: WriteContext) async throws(ArticleError) {
        try await inner.delete(tombstone, in: context)
    }

    func write(_ operations: [ArticleWrite]) async throws(ArticleError) {
        try await inner.write(
            operations.map { operation in
                switch operation {
                case .insert(let article, let newTags, let context):
                    .insert(stripped(article), newTags: newTags, in: context)
                case .update(let article, let previous, let newTags, let context):
                    .update(stripped(article), from: previous, newTags: newTags, in: context)
                case .delete, .updateTag: operation
                }
            })
    }

    func stripped(_ article: IndexedArticle) -> IndexedArticle {
        var article = article
        article.analysis = nil
        if !isSearched { article.search = nil }
        return article
    }
}
