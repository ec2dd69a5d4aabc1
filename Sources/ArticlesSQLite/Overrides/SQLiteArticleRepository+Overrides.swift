public import Articles
internal import SQLiteClient

extension SQLiteArticleRepository {
    public func overrides(of article: ArticleID) async throws(ArticleError) -> RelatedOverrides {
        try await read(.short) { database in
            let rows = try database.rows(.overrides, [StoredID(article)]) { row in
                (kind: try row.decode(Int.self, atIndex: 0), id: try row.decode(StoredID.self, atIndex: 1).id)
            }
            return RelatedOverrides(
                pinned: rows.filter { $0.kind == Self.pinned }.map(\.id),
                excluded: rows.filter { $0.kind == Self.excluded }.map(\.id))
        }
    }

    public func setOverrides(
        _ overrides: RelatedOverrides, of article: ArticleID, in context: WriteContext
    ) async throws(ArticleError) {
        try await write { database in
            try database.store(context)
            let id = StoredID(article)
            guard try database.version(ofArticle: article) != nil else {
                throw ArticleError.notFound("article")
            }
            try database.run(.deleteOverrides, [id])
            for (kind, targets) in [(Self.pinned, overrides.pinned), (Self.excluded, overrides.excluded)] {
                for (position, target) in targets.enumerated() {
                    try database.run(.insertOverrides, [id, kind, position, StoredID(target)])
                }
            }
        }
    }

    // The kinds, as stored.
    private static let pinned = 0
    private static let excluded = 1
}
