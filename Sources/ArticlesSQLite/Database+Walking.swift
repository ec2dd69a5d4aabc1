internal import Articles
internal import GRDB
internal import GRDBSQLite

extension Database {
    /// Reads rows of an article and a number, which is 1 without a second column, until `body` answers
    /// `false`. Makes no object for a row: there may be tens of thousands.
    func walk(
        _ statement: Statement, _ values: [(any DatabaseValueConvertible)?],
        _ body: (ArticleID, Int) throws -> Bool
    ) throws {
        let prepared = try cachedStatement(sql: statement.sql)
        try prepared.setArguments(StatementArguments(values))
        let handle = unsafe prepared.sqliteStatement
        defer { unsafe sqlite3_reset(handle) }
        let hasNumber = prepared.columnCount > 1
        while true {
            let code = unsafe sqlite3_step(handle)
            guard code == SQLITE_ROW else {
                if code == SQLITE_DONE { return }
                throw DatabaseError(
                    resultCode: ResultCode(rawValue: code), message: lastErrorMessage, sql: statement.sql)
            }
            guard let article = unsafe StoredID(sqliteStatement: handle, index: 0) else {
                throw MalformedRow(column: "article_id")
            }
            let number = hasNumber ? unsafe Int(sqlite3_column_int64(handle, 1)) : 1
            guard try body(article.id, number) else { return }
        }
    }
}
