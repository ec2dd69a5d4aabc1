internal import Articles
internal import GRDB
internal import GRDBSQLite

/// Looks up what was found, of which there may be very much, without an object for any value.
@safe struct FoundDocuments {
    private let database: Database
    private let order: ArticleOrder
    private let sql: String
    private let prepared: GRDB.Statement

    init(_ database: Database, _ list: ListStatement, order: ArticleOrder) throws {
        self.database = database
        self.order = order
        sql = list.sql
        prepared = try list.isCommon ? database.cachedStatement(sql: sql) : database.makeStatement(sql: sql)
        try prepared.setArguments(StatementArguments(list.values))
    }

    /// Where the article of a document stands, with a score of 0; `nil` when the filter does not take it.
    func place(of document: Int64) throws -> FoundPlace? {
        let handle = unsafe prepared.sqliteStatement
        unsafe sqlite3_bind_int64(handle, 1, document)
        defer { unsafe sqlite3_reset(handle) }
        let code = unsafe sqlite3_step(handle)
        guard code == SQLITE_ROW else {
            if code == SQLITE_DONE { return nil }
            throw DatabaseError(
                resultCode: ResultCode(rawValue: code), message: database.lastErrorMessage, sql: sql)
        }
        guard let article = unsafe StoredID(sqliteStatement: handle, index: 0) else {
            throw MalformedRow(column: "article_id")
        }
        var place = FoundPlace(id: article.id)
        switch order {
        case .newest, .oldest, .recentlyUpdated, .relevance:
            place.number = unsafe sqlite3_column_int64(handle, 1)
        case .title:
            place.text = unsafe String(sqliteStatement: handle, index: 1)
        }
        return place
    }
}
