extension SQLiteConnection {
    /// How long a statement waits for a foreign lock. With `SQLiteWriter.lockLimit` 5 s in all.
    static let busyTimeout = Duration.seconds(2)

    /// Opens the connection that writes. It turns the file to WAL and syncs every commit.
    static func writer(path: String) throws -> SQLiteConnection {
        SQLiteFile.create(at: path)
        let connection = try SQLiteConnection(path: path, .readWrite, busyTimeout: busyTimeout)
        let mode = try connection.prepare("PRAGMA journal_mode = WAL", isKept: false)
            .first { row in row.text(0) ?? "" }
        guard mode == "wal" else { throw UnusableFile(journalMode: mode) }
        try connection.script(
            """
            PRAGMA synchronous = FULL;
            PRAGMA wal_autocheckpoint = 1000;
            PRAGMA journal_size_limit = 67108864;
            PRAGMA cache_size = -16384;
            PRAGMA temp_store = MEMORY;
            """)
        // The first read makes the files that readers need.
        try connection.readSchemaVersion()
        return connection
    }

    /// Opens the connection of a storage that is only read. It may write what the last connection of a file has to,
    /// so that nothing stays beside the file; the file stays in the mode of journal that it is in.
    static func caretaker(path: String) throws -> SQLiteConnection {
        let connection = try SQLiteConnection(path: path, .readWrite, busyTimeout: busyTimeout)
        try connection.readSchemaVersion()
        try connection.script("PRAGMA query_only = ON; PRAGMA temp_store = MEMORY;")
        return connection
    }

    /// Opens a connection that only reads.
    static func reader(path: String) throws -> SQLiteConnection {
        let connection = try SQLiteConnection(path: path, .readOnly, busyTimeout: busyTimeout)
        try connection.script("PRAGMA cache_size = -16384; PRAGMA temp_store = MEMORY;")
        return connection
    }

    private func readSchemaVersion() throws(SQLiteError) {
        try prepare("PRAGMA schema_version", isKept: false).run()
    }

    /// A file that can't be written and read at once.
    struct UnusableFile: Error {
        let journalMode: String?
    }
}

extension SQLiteStatement {
    static let beginRead = SQLiteStatement("BEGIN DEFERRED")
    static let beginWrite = SQLiteStatement("BEGIN IMMEDIATE")
    static let commit = SQLiteStatement("COMMIT")
    static let rollback = SQLiteStatement("ROLLBACK")
    static let beginJob = SQLiteStatement("SAVEPOINT job")
    static let endJob = SQLiteStatement("RELEASE job")
    static let undoJob = SQLiteStatement("ROLLBACK TO job")
}

extension SQLiteConnection {
    func run(_ statement: SQLiteStatement) throws(SQLiteError) {
        try prepare(statement).run()
    }

    /// Runs `body` in one transaction that reads: everything is of one moment.
    func snapshot<Value>(_ body: (SQLiteConnection) throws -> Value) throws -> Value {
        if isInTransaction { try run(.rollback) }
        try run(.beginRead)
        do {
            let value = try body(self)
            try run(.commit)
            return value
        } catch {
            if isInTransaction { try? run(.rollback) }
            throw error
        }
    }
}
