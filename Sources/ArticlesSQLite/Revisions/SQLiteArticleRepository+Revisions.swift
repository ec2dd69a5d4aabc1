public import Articles
internal import SQLiteClient

extension SQLiteArticleRepository {
    public func revisions(
        of article: ArticleID, from version: Int, limit: Int
    ) async throws(ArticleError) -> [Revision] {
        try await read(.long) { database in
            try database.rows(.revisions, [StoredID(article), version, limit]) {
                try Revision(row: $0, hasContent: true)
            }
        }
    }

    public func revisions(
        of article: ArticleID, upTo version: Int, limit: Int
    ) async throws(ArticleError) -> [Revision] {
        try await read(.long) { database in
            try database.rows(.latestRevisions, [StoredID(article), version, limit]) {
                try Revision(row: $0, hasContent: false)
            }
        }
    }

    public func deleteRevisions(
        ofArticlesDeletedBefore time: Timestamp, limit: Int
    ) async throws(ArticleError) -> Int {
        try await write { try $0.run(.deleteRevisionsOfDeleted, [time.milliseconds, limit]) }
    }
}

extension SQLiteConnection {
    /// Stores the version that a write makes.
    func storeRevision(of context: WriteContext) throws {
        guard let revision = context.revision else { return }
        if let dropped = context.droppedRevisions {
            try run(
                .deleteRevisions, [StoredID(revision.article), dropped.lowerBound, dropped.upperBound])
        }
        try run(.insertRevision, RevisionRow.values(of: revision))
    }
}
