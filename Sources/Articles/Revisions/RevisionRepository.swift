/// The repository of the versions that articles had. They are stored by the writes themselves, in the transaction of each: see
/// `WriteContext`. They outlive the article, so that one that was deleted can be restored.
public protocol RevisionRepository: Sendable {
    /// The versions of an article from `version` on, the oldest first, with what was before each.
    func revisions(
        of article: ArticleID, from version: Int, limit: Int
    ) async throws(ArticleError) -> [Revision]

    /// The versions of an article up to `version`, the newest first. Of what was before each only the version is told.
    func revisions(
        of article: ArticleID, upTo version: Int, limit: Int
    ) async throws(ArticleError) -> [Revision]

    /// Deletes versions of the article that was deleted first, of those that were deleted before `time` and do not exist again: at
    /// most `limit`, up to its deletion, the oldest first. Returns how many; 0 when there are none left.
    func deleteRevisions(
        ofArticlesDeletedBefore time: Timestamp, limit: Int
    ) async throws(ArticleError) -> Int
}
