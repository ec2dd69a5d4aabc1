/// The repository of articles. Each method is one statement or one transaction: all of it, with what its context brings,
/// or nothing.
///
/// Texts come back as the bytes they were given. Every failure is an `ArticleError`; one that trying
/// again may mend has the code `unavailable`. `ArticlesConformance` checks each promise below.
public protocol ArticleRepository: Sendable {
    /// The article with this identity, with its body and tags; `nil` without one.
    func article(id: ArticleID) async throws(ArticleError) -> Article?

    /// The article that has this slug now.
    func article(slug: Slug) async throws(ArticleError) -> Article?

    /// The article that was imported from there. Names and ids are compared as bytes.
    func article(source: Source) async throws(ArticleError) -> Article?

    /// The articles with these identities that exist, in no particular order.
    func articles(
        ids: [ArticleID], includesBody: Bool
    ) async throws(ArticleError) -> [Article]

    /// One page, in the order of the query, or its reverse when the query walks backward.
    func articles(_ query: ArticleQuery) async throws(ArticleError) -> [Article]

    /// How many articles match. Its cost may grow with the collection.
    func count(_ filter: ArticleFilter) async throws(ArticleError) -> Int

    /// The place of the last of the next `count` visible articles behind a place, in the order `oldest`; `nil` if there are
    /// not so many. It goes through `count` entries of an index and reads no article.
    func visiblePosition(
        after count: Int, behind position: ArticlePosition?, at now: Timestamp
    ) async throws(ArticleError) -> ArticlePosition?

    /// What the public finds under an identity or a slug: a visible article; else a visible one that had the slug;
    /// else that one is gone, whose tombstone says that it was visible. What is hidden is not looked at: it
    /// makes no difference to what is found, nor to how long that takes. Without `includesBody` the body is empty.
    func publicEntry(
        _ reference: ArticleReference, at now: Timestamp, includesBody: Bool
    ) async throws(ArticleError) -> PublicEntry?

    /// Which articles have one of these slugs now, or had it and are not deleted. In no particular order.
    func holders(of slugs: [Slug]) async throws(ArticleError) -> [SlugHolder]

    /// Whose former slug this is, whoever has it now.
    func formerOwner(of slug: Slug) async throws(ArticleError) -> FormerOwner?

    /// What is left of the deleted article with this identity.
    func tombstone(id: ArticleID) async throws(ArticleError) -> Tombstone?

    /// What is left of the article that was imported from there last and is deleted: of several, the one deleted last.
    /// `nil` if an article has this source now, or the identity.
    func tombstone(source: Source) async throws(ArticleError) -> Tombstone?

    /// What is left of the deleted articles that were imported from a source of this name, in no particular order:
    /// everything that `tombstone(source:)` finds under it.
    func tombstones(sourceName: String) async throws(ArticleError) -> [Tombstone]

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
extension ArticleRepository {
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
