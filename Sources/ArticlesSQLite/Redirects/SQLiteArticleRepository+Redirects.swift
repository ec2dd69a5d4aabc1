public import Articles
internal import SQLiteClient

extension SQLiteArticleRepository {
    public func redirects(_ query: RedirectQuery) async throws(ArticleError) -> [Redirect] {
        let list = ListStatement(query)
        return try await read(.long) { database in
            try database.rows(list) { row in
                Redirect(
                    kind: try row.decode(Int.self, atIndex: 0) == 0 ? .article : .tag,
                    from: Slug(stored: try row.decode(String.self, atIndex: 1)),
                    to: Slug(stored: try row.decode(String.self, atIndex: 2)),
                    createdAt: Timestamp(clamping: try row.decode(Int64.self, atIndex: 3)))
            }
        }
    }
}
