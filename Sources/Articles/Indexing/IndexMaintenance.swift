/// How the index is brought up to date, while everything goes on, when the rules of analysis have changed.
///
/// Entries of several versions may stand side by side; one version is active.
public protocol IndexMaintenance: Sendable {
    /// The articles whose search document is of another version than this, or absent, or all when it is `nil`:
    /// with their bodies and tags, by ascending identity, behind `article`, at most `limit`.
    func outdatedArticles(
        version: Int?, after article: ArticleID?, limit: Int
    ) async throws(ArticleError) -> [Article]

    /// How many articles there are whose search document is of another version than this, or absent, or all when
    /// it is `nil`. Its cost may grow with the collection.
    func outdatedCount(version: Int?) async throws(ArticleError) -> Int

    /// The articles that are visible now and whose search document is still a hidden one: they appeared since it was
    /// stored. With their bodies and tags, by `published_at`, at most `limit`. Its cost does not grow with the
    /// collection.
    func appearedArticles(at now: Timestamp, limit: Int) async throws(ArticleError) -> [Article]

    /// Stores the entries of each article that is still at the version it has here; the others are left as they are.
    /// All in one transaction; no article's version changes.
    ///
    /// An analysis is kept beside those of other versions, in place of one of its own; without one, all are deleted.
    func reindex(_ articles: [IndexedArticle]) async throws(ArticleError)

    /// From now on the analyses of this version are active, as `SampleState.activeVersion` says; all others are
    /// removed, which may take many transactions, and be gone on with by calling this again.
    func activateIndex(version: Int) async throws(ArticleError)
}
