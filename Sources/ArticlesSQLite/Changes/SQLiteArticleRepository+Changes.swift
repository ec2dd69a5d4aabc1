public import Articles
internal import SQLiteClient

extension SQLiteArticleRepository {
    public func changes(_ query: ChangeQuery) async throws(ArticleError) -> ChangePage {
        let scope = query.scope.rawValue
        return try await read(.long) { database in
            let found = try database.first(.changeCounters, [scope, query.now.milliseconds]) { row in
                let newest = try row.decode(Int64.self, atIndex: 0)
                return ChangePage(
                    changes: [], oldest: try row.decode(Int64?.self, atIndex: 1) ?? newest + 1,
                    newest: newest, isComplete: !(try row.decode(Bool.self, atIndex: 2)))
            }
            guard var page = found else { throw MalformedRow(column: "change_counters") }
            page.changes = try database.rows(
                .changes, [scope, query.after, query.limit], NumberedChange.init(row:))
            return page
        }
    }

    public func numberChanges(
        in scope: ChangeScope, at now: Timestamp, limit: Int
    ) async throws(ArticleError) -> Int {
        let scope = scope.rawValue
        return try await write { database in
            let count = try database.run(.numberChanges, [scope, now.milliseconds, limit])
            if count > 0 { try database.run(.updateChangeCounters, [scope]) }
            return count
        }
    }

    public func deleteChanges(
        in scope: ChangeScope, before time: Timestamp, limit: Int
    ) async throws(ArticleError) -> Int {
        try await write { try $0.run(.deleteChanges, [scope.rawValue, time.milliseconds, limit]) }
    }
}

extension SQLiteConnection {
    /// Stores the changes that the feed tells of. Throws `versionMismatch` if others have seen the article appear.
    func storeChanges(of context: WriteContext) throws {
        if let article = context.settled {
            let values: [(any SQLiteConvertible)?] = [StoredID(article), context.time.milliseconds]
            try run(.settleAwaitedChanges, values)
            try run(.deleteAwaitedChanges, values)
            if try first(.appearedChanges, values, { try $0.decode(Bool.self, atIndex: 0) }) == true {
                throw ArticleError.versionMismatch(current: try version(ofArticle: article))
            }
        }
        for change in context.changes { try run(.insertChanges, ChangeRow.values(of: change)) }
    }
}
