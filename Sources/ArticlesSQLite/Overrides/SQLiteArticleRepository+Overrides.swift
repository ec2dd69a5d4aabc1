public import Articles
internal import SQLiteClient

extension SQLiteArticleRepository {
    public func overrides(of article: ArticleID) async throws(ArticleError) -> RelatedOverrides {
        try await read(.short) { database in try database.overrides(of: article) }
    }

    public func setOverrides(
        _ overrides: RelatedOverrides, of article: ArticleID, replacing expected: RelatedOverrides?,
        in context: WriteContext
    ) async throws(ArticleError) {
        try await write { database in
            try database.store(context)
            try database.set(overrides, of: article, replacing: expected)
        }
    }

    // The kinds, as stored.
    fileprivate static let pinned = 0
    fileprivate static let excluded = 1
}

extension SQLiteConnection {
    fileprivate func overrides(of article: ArticleID) throws -> RelatedOverrides {
        let rows = try rows(.overrides, [StoredID(article)]) { row in
            (kind: try row.decode(Int.self, atIndex: 0), id: try row.decode(StoredID.self, atIndex: 1).id)
        }
        return RelatedOverrides(
            pinned: rows.filter { $0.kind == SQLiteArticleRepository.pinned }.map(\.id),
            excluded: rows.filter { $0.kind == SQLiteArticleRepository.excluded }.map(\.id))
    }

    /// Stores the overrides of an article in place of those that it had: of these, if they are given.
    func set(
        _ overrides: RelatedOverrides, of article: ArticleID, replacing expected: RelatedOverrides? = nil
    ) throws {
        let id = StoredID(article)
        guard try version(ofArticle: article) != nil else { throw ArticleError.notFound("article") }
        if let expected, try self.overrides(of: article) != expected { throw ArticleError.contentMismatch }
        try run(.deleteOverrides, [id])
        let kinds = [
            (SQLiteArticleRepository.pinned, overrides.pinned),
            (SQLiteArticleRepository.excluded, overrides.excluded),
        ]
        for (kind, targets) in kinds {
            for (position, target) in targets.enumerated() {
                try run(.insertOverrides, [id, kind, position, StoredID(target)])
            }
        }
    }
}
