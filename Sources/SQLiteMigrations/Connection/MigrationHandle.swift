internal import CSQLite
internal import Foundation
internal import SQLMigrations

/// An open `sqlite3`, used by one thread. Safe to use: the pointer never leaves and lives as long as the
/// object.
@safe final class MigrationHandle {
    private let database: OpaquePointer
    private let authorizer = MigrationAuthorizer()

    /// - Parameter busyTimeout: the milliseconds that a statement waits for another connection's lock.
    init(
        _ path: String, _ flags: Int32, _ interruption: MigrationInterruption, busyTimeout: Int32
    ) throws(MigrationConnectionError) {
        var opened: OpaquePointer?
        let code = unsafe sqlite3_open_v2(path, &opened, flags | SQLITE_OPEN_NOMUTEX, nil)
        guard code == SQLITE_OK, let database = unsafe opened else {
            let message = unsafe opened.map { unsafe String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
            unsafe sqlite3_close_v2(opened)
            throw MigrationConnectionError(.rejected, message)
        }
        unsafe self.database = database
        unsafe sqlite3_extended_result_codes(database, 1)
        unsafe sqlite3_busy_timeout(database, busyTimeout)
        unsafe sqlite3_progress_handler(
            database, 4_000,
            { context in
                guard let context = unsafe context else { return 0 }
                return unsafe Unmanaged<MigrationInterruption>.fromOpaque(context).takeUnretainedValue()
                    .isInterrupted ? 1 : 0
            }, Unmanaged.passUnretained(interruption).toOpaque())
        unsafe sqlite3_set_authorizer(
            database,
            { context, action, first, second, schema, _ in
                // Rows matter of temporary tables only.
                let isTemporary = unsafe schema.map { unsafe strcmp($0, "temp") == 0 } ?? false
                guard let context = unsafe context, isTemporary || MigrationAuthorizer.concerns(action) else {
                    return SQLITE_OK
                }
                let authorizer = unsafe Unmanaged<MigrationAuthorizer>.fromOpaque(context)
                    .takeUnretainedValue()
                return unsafe authorizer.decide(
                    action, first.map { unsafe String(cString: $0) },
                    second.map { unsafe String(cString: $0) }, schema.map { unsafe String(cString: $0) })
            }, Unmanaged.passUnretained(authorizer).toOpaque())
    }

    deinit { unsafe sqlite3_close_v2(database) }

    /// Whether SQL of a file did what outlives it in the connection.
    var hasLeftTraces: Bool { authorizer.hasLeftTraces }

    /// Forgets the row that was inserted last.
    func forgetRow() { unsafe sqlite3_set_last_insert_rowid(database, 0) }

    /// Copies the whole database over that of another connection.
    func copy(to other: MigrationHandle) throws(MigrationConnectionError) {
        guard let backup = unsafe sqlite3_backup_init(other.database, "main", database, "main") else {
            throw MigrationConnectionError(.lost, "cannot copy the database in memory")
        }
        let code = unsafe sqlite3_backup_step(backup, -1)
        unsafe sqlite3_backup_finish(backup)
        guard code == SQLITE_DONE else {
            throw MigrationConnectionError(.lost, "cannot copy the database in memory")
        }
    }

    var isInTransaction: Bool { unsafe sqlite3_get_autocommit(database) == 0 }

    /// Runs every statement of a text; SQLite itself finds where each ends.
    func run(_ sql: String, by author: MigrationAuthor) throws(MigrationConnectionError) {
        authorizer.isStrict =
            switch author {
            case .runner: false
            case .migration: true
            }
        defer { authorizer.isStrict = false }
        let text = Self.terminated(sql)
        var start = 0
        while start < text.count - 1 {
            let (statement, end) = unsafe try prepare(text, from: start)
            if let statement = unsafe statement {
                defer { unsafe sqlite3_finalize(statement) }
                try unsafe step(statement, at: start, in: text) { _ in }
            }
            start = end
        }
    }

    /// Runs the one statement of a text, and nothing when there are more.
    func runSingle(_ sql: String) throws(MigrationConnectionError) {
        authorizer.isWatching = true
        defer { authorizer.isWatching = false }
        let text = Self.terminated(sql)
        let (statement, end) = unsafe try prepare(text, from: 0)
        defer { unsafe sqlite3_finalize(statement) }
        guard let statement = unsafe statement else {
            throw MigrationConnectionError(.statement, "there is no statement")
        }
        let (next, _) = unsafe try prepare(text, from: end)
        defer { unsafe sqlite3_finalize(next) }
        guard unsafe next == nil else {
            throw MigrationConnectionError(
                .statement, "more than one statement", offset: Self.scalars(in: text, before: end))
        }
        try unsafe step(statement, at: 0, in: text) { _ in }
    }

    /// The rows of the one statement of a text.
    func rows(_ sql: String, _ parameters: [String?]) throws(MigrationConnectionError) -> [[String?]] {
        let text = Self.terminated(sql)
        let (prepared, _) = unsafe try prepare(text, from: 0)
        guard let statement = unsafe prepared else { return [] }
        defer { unsafe sqlite3_finalize(statement) }
        for (index, value) in parameters.enumerated() {
            unsafe bind(value, to: Int32(index + 1), of: statement)
        }
        var rows: [[String?]] = []
        try unsafe step(statement, at: 0, in: text) { count in
            rows.append(
                (0..<count).map { column in
                    unsafe sqlite3_column_text(statement, column).map { unsafe String(cString: $0) }
                })
        }
        return rows
    }
}

extension MigrationHandle {
    private func bind(_ value: String?, to index: Int32, of statement: OpaquePointer) {
        guard let value else {
            unsafe sqlite3_bind_null(statement, index)
            return
        }
        // SQLITE_TRANSIENT, a macro that Swift does not import: SQLite copies the bytes.
        let transient = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        unsafe sqlite3_bind_text(statement, index, value, -1, transient)
    }

    /// The bytes of a text and a zero.
    ///
    /// Only of a text that ends so does SQLite read no more than one statement: of any other it copies all the
    /// rest for each statement, which is quadratic in the size of a file.
    private static func terminated(_ sql: String) -> [UInt8] { Array(sql.utf8) + [0] }

    /// - Parameter text: ends with a zero.
    /// - Returns: no statement when there are only blanks and comments left; and where the next one begins.
    private func prepare(
        _ text: [UInt8], from start: Int
    ) throws(MigrationConnectionError) -> (statement: OpaquePointer?, end: Int) {
        authorizer.reset()
        var statement: OpaquePointer?
        var end = text.count - 1
        let code = unsafe text.withUnsafeBytes { buffer -> Int32 in
            guard start < buffer.count, let base = buffer.baseAddress else { return SQLITE_OK }
            let first = unsafe base.advanced(by: start).assumingMemoryBound(to: CChar.self)
            var tail: UnsafePointer<CChar>?
            let code = unsafe sqlite3_prepare_v2(database, first, -1, &statement, &tail)
            if let tail = unsafe tail { end = unsafe start + (tail - first) }
            return code
        }
        guard code == SQLITE_OK else {
            let offset = Int(unsafe sqlite3_error_offset(database))
            throw failure(code, at: start, offset: offset, in: text)
        }
        return unsafe (statement, max(end, start + 1))
    }

    /// Steps to the end; `each` hears the number of columns of every row.
    private func step(
        _ statement: OpaquePointer, at start: Int, in text: [UInt8], _ each: (Int32) -> Void
    ) throws(MigrationConnectionError) {
        while true {
            let code = unsafe sqlite3_step(statement)
            switch code {
            case SQLITE_ROW: each(unsafe sqlite3_column_count(statement))
            case SQLITE_DONE: return
            case _: throw failure(code, at: start, in: text)
            }
        }
    }

    /// - Parameters:
    ///   - start: where the statement begins, blanks and comments before it included.
    ///   - offset: the byte of the statement that SQLite names; below zero when it names none.
    private func failure(
        _ code: Int32, at start: Int, offset: Int = -1, in text: [UInt8]
    ) -> MigrationConnectionError {
        let message = unsafe String(cString: sqlite3_errmsg(database))
        let byte = start + (offset >= 0 ? offset : Self.blanks(of: text, from: start))
        let offset = Self.scalars(in: text, before: byte)
        return switch code & 0xFF {
        case SQLITE_BUSY, SQLITE_LOCKED: MigrationConnectionError(.busy, message)
        case SQLITE_INTERRUPT: MigrationConnectionError(.cancelled, "interrupted", offset: offset)
        case SQLITE_CANTOPEN, SQLITE_NOTADB: MigrationConnectionError(.rejected, message)
        case SQLITE_AUTH:
            MigrationConnectionError(
                .statement, "\(authorizer.refusal ?? "this statement") is not for a migration file",
                offset: offset,
                hint: "the runner owns the transaction, the connection and the foreign key check")
        case _: MigrationConnectionError(.statement, message, offset: offset)
        }
    }

    /// The bytes of blanks, comments and empty statements from `start` on.
    private static func blanks(of text: [UInt8], from start: Int) -> Int {
        var index = start
        while index < text.count {
            let rest = text[index...]
            if [0x20, 0x09, 0x0A, 0x0C, 0x0D, 0x3B].contains(text[index]) {
                index += 1
            } else if rest.starts(with: "--".utf8) {
                index = rest.firstIndex(of: 0x0A) ?? text.count
            } else if rest.starts(with: "/*".utf8) {
                index += 2
                while index < text.count, !text[index...].starts(with: "*/".utf8) { index += 1 }
                index = min(text.count, index + 2)
            } else {
                break
            }
        }
        return index - start
    }

    /// Unicode scalars before a byte: every byte but those that continue one.
    private static func scalars(in text: [UInt8], before byte: Int) -> Int {
        text.prefix(max(0, byte)).count { $0 & 0xC0 != 0x80 }
    }
}
