public import Articles
internal import PostgreSQLClient

extension PostgreSQLArticleRepository {
    public func revisions(
        of article: ArticleID, from version: Int, limit: Int
    ) async throws(ArticleError) -> [Revision] {
        try await rows(.revisions, [.id(article), .int64(Int64(version)), .int64(Int64(limit))]) {
            row throws(PostgreSQLError) in try Revision(row: row, hasContent: true)
        }
    }

    public func revisions(
        of article: ArticleID, upTo version: Int, limit: Int
    ) async throws(ArticleError) -> [Revision] {
        try await rows(.latestRevisions, [.id(article), .int64(Int64(version)), .int64(Int64(limit))]) {
            row throws(PostgreSQLError) in try Revision(row: row, hasContent: false)
        }
    }

    public func deleteRevisions(
        ofArticlesDeletedBefore time: Timestamp, limit: Int
    ) async throws(ArticleError) -> Int {
        try await write([(.deleteRevisionsOfDeleted, [.time(time), .int64(Int64(limit))])]).first ?? 0
    }

    /// The steps that store the version that a write makes.
    static func revision(of context: WriteContext) -> [Step] {
        guard let revision = context.revision else { return [] }
        var steps: [Step] = []
        if let dropped = context.droppedRevisions {
            steps.append(
                (
                    .deleteRevisions,
                    [
                        .id(revision.article), .int64(Int64(dropped.lowerBound)),
                        .int64(Int64(dropped.upperBound)),
                    ]
                ))
        }
        return steps + [(.insertRevision, RevisionRow.values(of: revision))]
    }
}
