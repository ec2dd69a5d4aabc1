internal import CSQLite

/// A statement as one connection has prepared it. Used by whoever uses the connection.
@safe public final class PreparedStatement {
    private let connection: OpaquePointer
    let pointer: OpaquePointer
    private let sql: String

    /// Prepares the first statement of a text; `nil` when there is none but blanks and comments.
    ///
    /// - Parameter isKept: whether it will be used often (`SQLITE_PREPARE_PERSISTENT`).
    init?(_ sql: String, on connection: OpaquePointer, isKept: Bool) throws(SQLiteError) {
        var prepared: OpaquePointer?
        let flags = isKept ? UInt32(SQLITE_PREPARE_PERSISTENT) : 0
        let code = unsafe sqlite3_prepare_v3(connection, sql, -1, flags, &prepared, nil)
        guard code == SQLITE_OK else { throw unsafe SQLiteError(code, of: connection, sql: sql) }
        guard let pointer = unsafe prepared else { return nil }
        unsafe self.connection = connection
        unsafe self.pointer = pointer
        self.sql = sql
    }

    deinit { unsafe sqlite3_finalize(pointer) }

    /// Binds values to the parameters from `?1` on; `nil` is NULL.
    public func bind(_ values: some Sequence<(any SQLiteConvertible)?>) throws(SQLiteError) {
        var index = 0
        for value in values {
            index += 1
            try bind(value?.sqliteValue ?? .null, at: index)
        }
    }

    /// Binds a value to a parameter, from 1 on. SQLite copies it.
    public func bind(_ value: SQLiteValue, at index: Int) throws(SQLiteError) {
        let index = Int32(truncatingIfNeeded: index)
        let code: Int32
        switch value {
        case .null: code = unsafe sqlite3_bind_null(pointer, index)
        case .integer(let number): code = unsafe sqlite3_bind_int64(pointer, index, number)
        case .text(var text):
            code = text.withUTF8 { bytes in
                guard let count = Int32(exactly: bytes.count) else { return SQLITE_TOOBIG }
                guard let start = bytes.baseAddress else {
                    return unsafe csqlite_bind_text(pointer, index, "", 0)
                }
                return unsafe start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
                    unsafe csqlite_bind_text(pointer, index, $0, count)
                }
            }
        case .blob(let bytes):
            code = unsafe bytes.withUnsafeBytes { bytes in
                guard let count = Int32(exactly: bytes.count) else { return SQLITE_TOOBIG }
                return unsafe csqlite_bind_blob(pointer, index, bytes.baseAddress, count)
            }
        }
        guard code == SQLITE_OK else { throw failure(code) }
    }

    /// Binds bytes to a parameter, from 1 on. SQLite copies them.
    public func bind(blob bytes: borrowing RawSpan, at index: Int) throws(SQLiteError) {
        let code = unsafe bytes.withUnsafeBytes { bytes in
            guard let count = Int32(exactly: bytes.count) else { return SQLITE_TOOBIG }
            return unsafe csqlite_bind_blob(
                pointer, Int32(truncatingIfNeeded: index), bytes.baseAddress, count)
        }
        guard code == SQLITE_OK else { throw failure(code) }
    }

    /// Runs it to its end, whatever rows there are.
    public func run() throws(SQLiteError) {
        defer { reset() }
        while try next() {}
    }

    /// Runs it, and lends each row until `body` returns `false`.
    @inlinable
    public func forEachRow(_ body: (borrowing SQLiteRow) throws -> Bool) throws {
        defer { reset() }
        while try next() {
            guard try body(row()) else { return }
        }
    }

    /// Runs it as far as the first row; `nil` when there is none.
    @inlinable
    public func first<Value>(_ decode: (borrowing SQLiteRow) throws -> Value) throws -> Value? {
        defer { reset() }
        return try next() ? decode(row()) : nil
    }

    /// The present row.
    @usableFromInline
    func row() -> SQLiteRow { unsafe SQLiteRow(pointer) }

    /// How many steps of SQLite's virtual machine it has taken since the last call.
    public func takeStepCount() -> Int {
        unsafe Int(sqlite3_stmt_status(pointer, SQLITE_STMTSTATUS_VM_STEP, 1))
    }

    /// The names of the columns.
    public var columns: [String] {
        unsafe (0..<sqlite3_column_count(pointer)).map { index in
            unsafe sqlite3_column_name(pointer, index).map { unsafe String(cString: $0) } ?? ""
        }
    }

    /// Whether there is another row.
    @usableFromInline
    func next() throws(SQLiteError) -> Bool {
        let code = unsafe sqlite3_step(pointer)
        switch code {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case _: throw failure(code)
        }
    }

    /// Ends the run, so that no lock and no snapshot stays behind; lets go of the values.
    @usableFromInline
    func reset() {
        unsafe sqlite3_reset(pointer)
    }

    private func failure(_ code: Int32) -> SQLiteError {
        unsafe SQLiteError(code, of: connection, sql: sql)
    }
}

extension SQLiteError {
    /// What a call on a connection has refused right now.
    init(_ code: Int32, of connection: OpaquePointer?, sql: String? = nil) {
        // The connection has the message of its last call, which is this one unless it was misused.
        let isLast = unsafe sqlite3_extended_errcode(connection) & 0xFF == code & 0xFF
        let text = isLast ? unsafe sqlite3_errmsg(connection) : unsafe sqlite3_errstr(code)
        let message = unsafe text.map { unsafe String(cString: $0) } ?? ""
        self.init(Code(rawValue: code), message, sql: sql)
    }
}
