/// The repository of articles. Each method is one statement or one transaction: all of it, with what its context brings,
/// or nothing.
///
/// Texts come back as the bytes they were given. Every failure is an `ArticleError`; one that trying
/// again may mend has the code `unavailable`. `ArticlesConformance` checks each promise below.
public protocol ArticleRepository: ArticleWriteRepository {
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

    /// What is left of the article that was imported from there last and is deleted: of several, the one deleted last.
    /// `nil` if an article has this source now, or the identity.
    func tombstone(source: Source) async throws(ArticleError) -> Tombstone?

    /// What is left of the deleted articles that were imported from a source of this name, in no particular order:
    /// everything that `tombstone(source:)` finds under it.
    func tombstones(sourceName: String) async throws(ArticleError) -> [Tombstone]

    /// Makes several writes in one transaction, in their order: each finds what the ones before it have stored. All of
    /// them, with what their contexts bring, or nothing.
    ///
    /// Throws what the first write that fails throws by itself, with its place as `ArticleError.operation`.
    func write(_ operations: [ArticleWrite]) async throws(ArticleError)
}
