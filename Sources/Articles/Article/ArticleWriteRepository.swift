/// The part of the repository of articles that writes go through: what is looked up for a write, and the writes.
///
/// Each write is one transaction: all of it, with what its context brings, or nothing.
public protocol ArticleWriteRepository: Sendable {
    /// The article with this identity, with its body and tags; `nil` without one.
    func article(id: ArticleID) async throws(ArticleError) -> Article?

    /// The article that has this slug now.
    func article(slug: Slug) async throws(ArticleError) -> Article?

    /// The article that was imported from there. Names and ids are compared as bytes.
    func article(source: Source) async throws(ArticleError) -> Article?

    /// Which articles have one of these slugs now, or had it and are not deleted. In no particular order.
    func holders(of slugs: [Slug]) async throws(ArticleError) -> [SlugHolder]

    /// Whose former slug this is, whoever has it now.
    func formerOwner(of slug: Slug) async throws(ArticleError) -> FormerOwner?

    /// What is left of the deleted article with this identity.
    func tombstone(id: ArticleID) async throws(ArticleError) -> Tombstone?

    /// Stores a new article, and with it the tags in `newTags` and its entries in the index.
    ///
    /// It takes its slug from whoever had it before, its source from tombstones, and if it was visible replaces a
    /// tombstone of its identity. What the public finds there stays until the article was visible, under that slug.
    /// Throws `conflict` with the first subject that is taken of: `id`, `slug`, `source`, `tag` (a new tag's key or
    /// slug is taken, or a tag of the article does not exist).
    func insert(
        _ article: IndexedArticle, newTags: [Tag], in context: WriteContext
    ) async throws(ArticleError)

    /// Stores the next version of `previous`, if that is still the stored one by its version, and its entries in the
    /// index in place of all that it had.
    ///
    /// A changed slug leaves the former one as a redirect, given up at `article.updatedAt`: for the public only if
    /// it was public then (`isSlugPublic`), and for editors if it leads nowhere for the public. The slug, a new
    /// source and a tombstone are taken over as by `insert`. Throws `versionMismatch` with the present version
    /// (`nil`: no such article) or `conflict` as `insert`.
    func update(
        _ article: IndexedArticle, from previous: Article, newTags: [Tag], in context: WriteContext
    ) async throws(ArticleError)

    /// Deletes the article that is at the version before the tombstone's, and keeps the tombstone: one that was
    /// visible if an earlier one was that it replaces. Its slug, given up as by `update`, and the ones that it had
    /// lead to the tombstone. Throws `versionMismatch` as `update`.
    func delete(_ tombstone: Tombstone, in context: WriteContext) async throws(ArticleError)
}

/// Changes that nothing is stored with.
extension ArticleWriteRepository {
    /// Stores a new article, and nothing with it.
    public func insert(_ article: IndexedArticle, newTags: [Tag]) async throws(ArticleError) {
        try await insert(article, newTags: newTags, in: .none)
    }

    /// Stores the next version of an article, and nothing with it.
    public func update(
        _ article: IndexedArticle, from previous: Article, newTags: [Tag]
    ) async throws(ArticleError) {
        try await update(article, from: previous, newTags: newTags, in: .none)
    }

    /// Deletes an article, and stores nothing with that but the tombstone.
    public func delete(_ tombstone: Tombstone) async throws(ArticleError) {
        try await delete(tombstone, in: .none)
    }
}
