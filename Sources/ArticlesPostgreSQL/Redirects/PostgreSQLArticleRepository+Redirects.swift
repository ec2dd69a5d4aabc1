public import Articles
internal import PostgreSQLClient

extension PostgreSQLArticleRepository {
    public func redirects(_ query: RedirectQuery) async throws(ArticleError) -> [Redirect] {
        let beyond = query.isBackward ? TextBound.highest : TextBound.lowest
        let values: [PostgreSQLValue] = [
            .text(query.position?.from.text ?? beyond), .int16(query.position?.kind.stored ?? -1),
            query.scope.statuses, query.scope.latest, .bool(query.scope.holdsEveryTag),
            .int64(Int64(query.limit)),
        ]
        let statement: Statement = query.isBackward ? .redirectsBackward : .redirects
        return try await rows(statement, values) { row throws(PostgreSQLError) in
            Redirect(
                kind: try row.int16(0) == Redirect.Kind.article.stored ? .article : .tag,
                from: Slug(stored: try row.text(1)), to: Slug(stored: try row.text(2)),
                createdAt: try row.time(3))
        }
    }
}

extension Redirect.Kind {
    /// The number by which it is stored, in their order.
    fileprivate var stored: Int16 {
        switch self {
        case .article: 0
        case .tag: 1
        }
    }
}
