internal import CSQLite

extension SQLiteConnection {
    /// Copies the whole database, as it is at one moment, into another file, in place of what is there: in one
    /// transaction, so that whoever reads there meanwhile sees all of it or nothing
    /// (https://sqlite.org/c3ref/backup_finish.html). Nobody waits who writes here. Blocks.
    ///
    /// Whoever copies over a file that others write to holds its `WriterLock`.
    ///
    /// - Parameters:
    ///   - path: the other file; made when there is none.
    ///   - busyTimeout: how long to wait for the lock of another connection there.
    public func copy(to path: String, busyTimeout: Duration = .seconds(2)) throws(SQLiteError) {
        SQLiteFile.create(at: path)
        let copy = try SQLiteConnection(path: path, .readWrite, busyTimeout: busyTimeout)
        try copy.script("PRAGMA synchronous = FULL")
        try copyPages(to: copy)
    }

    /// Throws what SQLite finds wrong with the pages of the database; reads all of them.
    public func checkIntegrity() throws {
        let result = try prepare("PRAGMA integrity_check(1)", isKept: false).first { $0.text(0) ?? "" }
        guard result == "ok" else { throw SQLiteError(.corrupt, result ?? "no result") }
    }
}
