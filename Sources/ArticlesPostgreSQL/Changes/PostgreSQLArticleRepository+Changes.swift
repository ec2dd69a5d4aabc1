public import Articles
internal import PostgreSQLClient

extension PostgreSQLArticleRepository {
    public func changes(_ query: ChangeQuery) async throws(ArticleError) -> ChangePage {
        let scope = PostgreSQLValue.scope(query.scope)
        let found = try await rows(.changeCounters, [scope, .time(query.now)], class: .read) {
            row throws(PostgreSQLError) in
            let newest = try row.int64(0)
            return ChangePage(
                changes: [], oldest: row.isNull(1) ? newest + 1 : try row.int64(1), newest: newest,
                isComplete: !(try row.bool(2)))
        }.first
        guard var page = found else { throw .malformedRow("change_counters") }
        guard query.limit > 0 else { return page }
        let changes = try await rows(.changes, [scope, .int64(query.after), .int64(Int64(query.limit))]) {
            row throws(PostgreSQLError) in try NumberedChange(row: row)
        }
        for change in changes {
            guard let change else { throw .malformedRow("changes") }
            page.changes.append(change)
        }
        // Others may have given numbers in between.
        page.newest = max(page.newest, page.changes.last?.number ?? 0)
        return page
    }

    public func numberChanges(
        in scope: ChangeScope, at now: Timestamp, limit: Int
    ) async throws(ArticleError) -> Int {
        let steps: [Step] = [
            (.lockChangeCounters, [.scope(scope)]),
            (.numberChanges, [.scope(scope), .time(now), .int64(Int64(limit))]),
            (.updateChangeCounters, [.scope(scope)]),
        ]
        return try await write(steps)[1]
    }

    public func deleteChanges(
        in scope: ChangeScope, before time: Timestamp, limit: Int
    ) async throws(ArticleError) -> Int {
        try await write([(.deleteChanges, [.scope(scope), .time(time), .int64(Int64(limit))])]).first ?? 0
    }

    /// The steps before a change of an article that was scheduled: one fails if others have seen it appear.
    static func settling(of context: WriteContext) -> [Step] {
        guard let article = context.settled else { return [] }
        let values: [PostgreSQLValue] = [.id(article), .time(context.time)]
        return [(.settleAwaitedChanges, values), (.deleteAwaitedChanges, values), (.appearedChanges, values)]
    }

    /// The steps that store the changes that the feed tells of: the last ones of a transaction, when everything is locked
    /// that it changes, so that the order of positions is that of changes which wait for each other.
    static func changes(of context: WriteContext) -> [Step] {
        context.changes.isEmpty ? [] : [(.insertChanges, ChangeRow.columns(of: context.changes))]
    }
}

extension PostgreSQLValue {
    fileprivate static func scope(_ scope: ChangeScope) -> PostgreSQLValue {
        .int16(Int16(scope.rawValue))
    }
}
