internal import GRDB
internal import GRDBSQLite

/// Writes the blocks of a run, which are many, without an object for any value.
@safe struct BlockWriter {
    private let database: Database
    private let prepared: GRDB.Statement

    init(_ database: Database, run: Int64) throws {
        self.database = database
        prepared = try database.cachedStatement(sql: Statement.insertBlock.sql)
        try prepared.setArguments([run, 0, nil, nil])
    }

    /// Writes the postings of a term, or the next ones if they are not its first.
    func insert(_ postings: [UInt8], term: Int64, isFirst: Bool) throws {
        let handle = unsafe prepared.sqliteStatement
        let size = Int32(postings.count)
        let code = unsafe postings.withUnsafeBytes { bytes in
            // What is bound here is not read after this closure.
            unsafe sqlite3_bind_int64(handle, 2, term)
            if isFirst {
                unsafe sqlite3_bind_zeroblob(handle, 3, 0)
            } else {
                unsafe sqlite3_bind_blob(handle, 3, bytes.baseAddress, Int32(Posting.size), nil)
            }
            unsafe sqlite3_bind_blob(handle, 4, bytes.baseAddress, size, nil)
            let code = unsafe sqlite3_step(handle)
            unsafe sqlite3_reset(handle)
            unsafe sqlite3_bind_null(handle, 3)
            unsafe sqlite3_bind_null(handle, 4)
            return code
        }
        guard code == SQLITE_DONE else {
            throw DatabaseError(
                resultCode: ResultCode(rawValue: code), message: database.lastErrorMessage,
                sql: Statement.insertBlock.sql)
        }
    }
}
