public import Articles
internal import PostgreSQLClient

extension PostgreSQLArticleRepository {
    public func changes(_ query: ChangeQuery) async throws(ArticleError) -> ChangePage {
        let isPublic = query.scope == .visible
        let found = try await rows(
            isPublic ? .publicChangeCounters : .changeCounters, [.time(query.now)], class: .read
        ) {
            row throws(PostgreSQLError) in
            let newest = try row.int64(0)
            return ChangePage(
                changes: [], oldest: row.isNull(1) ? newest + 1 : try row.int64(1), newest: newest,
                isComplete: !(try row.bool(2)))
        }.first
        guard var page = found else { throw .malformedRow("change_counters") }
        let changes = try await rows(
            isPublic ? .publicChanges : .changes, [.int64(query.after), .int64(Int64(query.limit))]
        ) { row throws(PostgreSQLError) in try NumberedChange(row: row) }
        for change in changes {
            guard let change else { throw .malformedRow("changes") }
            page.changes.append(change)
        }
        // Others may have given numbers in between.
        page.newest = max(page.newest, page.changes.last?.number ?? 0)
        return page
    }

    public func numberChanges(at now: Timestamp, limit: Int) async throws(ArticleError) -> Int {
        let steps: [Step] = [
            (.lockChangeCounters, []), (.numberChanges, [.time(now), .int64(Int64(limit))]),
            (.updateChangeCounters, []),
        ]
        return try await write(steps)[1]
    }

    public func deleteChanges(before time: Timestamp, limit: Int) async throws(ArticleError) -> Int {
        try await write([(.deleteChanges, [.time(time), .int64(Int64(limit))])]).first ?? 0
    }

    /// The steps that store the changes that the feed tells of: the last ones of a transaction, when everything is locked
    /// that it changes, so that the order of positions is that of changes which wait for each other.
    static func changes(of context: WriteContext) -> [Step] {
        var steps: [Step] = []
        if let article = context.rescheduled {
            steps.append((.deleteAwaitedChanges, [.id(article), .time(context.time)]))
        }
        return steps + context.changes.map { (.insertChange, ChangeRow.values(of: $0)) }
    }
}
