internal import CSQLite

/// One connection to a database. Whoever holds it uses it alone (`SQLITE_OPEN_NOMUTEX`).
///
/// Foreign keys are enforced, and a text in double quotes is an identifier, never a string.
@safe public final class SQLiteConnection {
    /// What a connection is opened for.
    public enum Mode: Sendable {
        /// Only reads; the file must be there.
        case readOnly
        /// Reads and writes, and makes the file when there is none.
        case readWrite
    }

    /// What the present transaction does at its end, if it is one of `SQLiteDatabase.write`.
    public var finalChanges: (any FinalChanges)?

    private let pointer: OpaquePointer
    /// By the numbers of the statements.
    private var fixed: [PreparedStatement?] = []
    private var prepared: [String: PreparedStatement] = [:]
    /// The longest that a statement waits for another connection's lock, in milliseconds.
    private var busyTimeout: Int32

    /// Opens a file, or a database of its own for `:memory:`. Blocks.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - mode: what it is opened for.
    ///   - busyTimeout: how long a statement waits for the lock of another connection.
    public init(path: String, _ mode: Mode, busyTimeout: Duration) throws(SQLiteError) {
        let access =
            switch mode {
            case .readOnly: SQLITE_OPEN_READONLY
            case .readWrite: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
            }
        var opened: OpaquePointer?
        let code = unsafe sqlite3_open_v2(path, &opened, access | SQLITE_OPEN_NOMUTEX, nil)
        guard code == SQLITE_OK, let pointer = unsafe opened else {
            defer { unsafe sqlite3_close_v2(opened) }
            throw unsafe SQLiteError(code, of: opened)
        }
        unsafe self.pointer = pointer
        self.busyTimeout = busyTimeout.milliseconds
        unsafe sqlite3_extended_result_codes(pointer, 1)
        unsafe sqlite3_busy_timeout(pointer, self.busyTimeout)
        unsafe csqlite_refuse_double_quoted_strings(pointer)
        try script("PRAGMA foreign_keys = ON")
    }

    deinit {
        fixed = []
        prepared = [:]
        unsafe sqlite3_close_v2(pointer)
    }

    /// Whether a transaction is open.
    public var isInTransaction: Bool { unsafe sqlite3_get_autocommit(pointer) == 0 }

    /// The rows that the last statement inserted, updated or deleted, without those that followed from them.
    public var changeCount: Int { unsafe Int(sqlite3_changes(pointer)) }

    /// The row that was inserted last.
    public var lastInsertedRowID: Int64 { unsafe sqlite3_last_insert_rowid(pointer) }

    /// How many pages it has not found in its own cache so far, and read from the file.
    var cacheMissCount: Int {
        var (count, highest): (Int32, Int32) = (0, 0)
        unsafe sqlite3_db_status(pointer, SQLITE_DBSTATUS_CACHE_MISS, &count, &highest, 0)
        return Int(count)
    }

    /// Where the index of the write-ahead log is in memory, for as long as the connection is open; `nil` before
    /// anything was read, and without such a log.
    var walIndexAddress: UInt? {
        guard let index = unsafe csqlite_wal_index(pointer) else { return nil }
        return UInt(bitPattern: index)
    }

    // MARK: Statements

    /// A statement as this connection has it, prepared at most once.
    public func prepare(_ statement: SQLiteStatement) throws(SQLiteError) -> PreparedStatement {
        if statement.number < fixed.count, let kept = fixed[statement.number] { return kept }
        let made = try make(statement.sql, isKept: true)
        while fixed.count <= statement.number { fixed.append(nil) }
        fixed[statement.number] = made
        return made
    }

    /// A statement of this text.
    ///
    /// - Parameters:
    ///   - sql: one statement.
    ///   - isKept: whether it stays prepared; for texts of which there are few.
    public func prepare(_ sql: String, isKept: Bool) throws(SQLiteError) -> PreparedStatement {
        guard isKept else { return try make(sql, isKept: false) }
        if let kept = prepared[sql] { return kept }
        let made = try make(sql, isKept: true)
        prepared[sql] = made
        return made
    }

    private func make(_ sql: String, isKept: Bool) throws(SQLiteError) -> PreparedStatement {
        guard let made = unsafe try PreparedStatement(sql, on: pointer, isKept: isKept) else {
            throw SQLiteError(.misuse, "there is no statement", sql: sql)
        }
        return made
    }

    /// Runs every statement of a text, without values and without rows.
    public func script(_ sql: String) throws(SQLiteError) {
        let code = unsafe sqlite3_exec(pointer, sql, nil, nil, nil)
        guard code == SQLITE_OK else { throw unsafe SQLiteError(code, of: pointer, sql: sql) }
    }

    // MARK: Locks

    /// Runs `body` so that a statement that meets another connection's lock fails at once with `busy`.
    func withoutWaiting<Value>(_ body: () throws -> Value) rethrows -> Value {
        unsafe sqlite3_busy_timeout(pointer, 0)
        defer { unsafe sqlite3_busy_timeout(pointer, busyTimeout) }
        return try body()
    }

    /// Puts every page of this database in place of those of another.
    func copyPages(to other: SQLiteConnection) throws(SQLiteError) {
        guard let backup = unsafe sqlite3_backup_init(other.pointer, "main", pointer, "main") else {
            throw unsafe SQLiteError(sqlite3_errcode(other.pointer), of: other.pointer)
        }
        let step = unsafe sqlite3_backup_step(backup, -1)
        let end = unsafe sqlite3_backup_finish(backup)
        guard step == SQLITE_DONE, end == SQLITE_OK else {
            throw unsafe SQLiteError(end == SQLITE_OK ? step : end, of: other.pointer)
        }
    }

    /// Copies the write-ahead log into the file and empties it. Waits for readers.
    public func truncateLog() throws(SQLiteError) {
        let code = unsafe sqlite3_wal_checkpoint_v2(pointer, nil, SQLITE_CHECKPOINT_TRUNCATE, nil, nil)
        guard code == SQLITE_OK else { throw unsafe SQLiteError(code, of: pointer) }
    }
}

extension Duration {
    fileprivate var milliseconds: Int32 {
        let (seconds, attoseconds) = components
        return Int32(clamping: min(max(seconds, 0), 1_000_000) * 1_000 + attoseconds / 1_000_000_000_000_000)
    }
}
