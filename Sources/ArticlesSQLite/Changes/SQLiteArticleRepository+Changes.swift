public import Articles
internal import SQLiteClient

extension SQLiteArticleRepository {
    public func changes(_ query: ChangeQuery) async throws(ArticleError) -> ChangePage {
        let isPublic = query.scope == .visible
        return try await read(.long) { database in
            let found = try database.first(
                isPublic ? .publicChangeCounters : .changeCounters, [query.now.milliseconds]
            ) { row in
                let newest = try row.decode(Int64.self, atIndex: 0)
                return ChangePage(
                    changes: [], oldest: try row.decode(Int64?.self, atIndex: 1) ?? newest + 1,
                    newest: newest, isComplete: !(try row.decode(Bool.self, atIndex: 2)))
            }
            guard var page = found else { throw MalformedRow(column: "change_counters") }
            page.changes = try database.rows(
                isPublic ? .publicChanges : .changes, [query.after, query.limit], NumberedChange.init(row:))
            return page
        }
    }

    public func numberChanges(at now: Timestamp, limit: Int) async throws(ArticleError) -> Int {
        try await write { database in
            let count = try database.run(.numberChanges, [now.milliseconds, limit])
            if count > 0 { try database.run(.updateChangeCounters) }
            return count
        }
    }

    public func deleteChanges(before time: Timestamp, limit: Int) async throws(ArticleError) -> Int {
        try await write { try $0.run(.deleteChanges, [time.milliseconds, limit]) }
    }
}
