internal import Articles
internal import GRDB
internal import GRDBSQLite

/// A row that is read where SQLite holds it, without an object for it: there may be tens of thousands.
/// Safe to use while `Database.step` lends it.
@safe struct RawRow: ~Copyable {
    private let statement: SQLiteStatement

    fileprivate init(_ statement: SQLiteStatement) {
        unsafe self.statement = statement
    }

    func number(_ index: CInt) -> Int64 { unsafe sqlite3_column_int64(statement, index) }

    func id(_ index: CInt) throws -> UniqueID {
        guard let id = unsafe StoredID(sqliteStatement: statement, index: index) else {
            throw MalformedRow(column: "\(index)")
        }
        return id.id
    }

    /// Calls `body` with the postings of a block until it answers `false`, which is then the answer.
    func postings(_ index: CInt, _ body: (Posting) throws -> Bool) throws -> Bool {
        unsafe try pieces(index, of: Posting.size) { unsafe try body(Posting($0)) }
    }

    /// Calls `body` with the numbers of an article.
    func termNumbers(_ index: CInt, _ body: (Int64) throws -> Void) throws {
        _ = unsafe try pieces(index, of: 8) { bytes in
            try body(unsafe Int64(bigEndian: bytes.loadUnaligned(as: Int64.self)))
            return true
        }
    }

    private func pieces(
        _ index: CInt, of size: Int, _ body: (UnsafeRawBufferPointer) throws -> Bool
    ) throws -> Bool {
        let count = unsafe Int(sqlite3_column_bytes(statement, index))
        guard count > 0 else { return true }
        guard count % size == 0, let start = unsafe sqlite3_column_blob(statement, index) else {
            throw MalformedRow(column: "\(index)")
        }
        for offset in stride(from: 0, to: count, by: size) {
            let piece = unsafe UnsafeRawBufferPointer(start: start + offset, count: size)
            guard unsafe try body(piece) else { return false }
        }
        return true
    }
}

extension Database {
    /// Lends the rows that a statement answers, one by one, until `body` answers `false`.
    func step(
        _ statement: Statement, _ values: [(any DatabaseValueConvertible)?],
        _ body: (borrowing RawRow) throws -> Bool
    ) throws {
        let prepared = try cachedStatement(sql: statement.sql)
        try prepared.setArguments(StatementArguments(values))
        let handle = unsafe prepared.sqliteStatement
        defer { unsafe sqlite3_reset(handle) }
        while true {
            let code = unsafe sqlite3_step(handle)
            guard code == SQLITE_ROW else {
                if code == SQLITE_DONE { return }
                throw DatabaseError(
                    resultCode: ResultCode(rawValue: code), message: lastErrorMessage, sql: statement.sql)
            }
            guard unsafe try body(RawRow(handle)) else { return }
        }
    }
}
