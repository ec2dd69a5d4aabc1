internal import CSQLite
internal import Foundation
internal import SQLMigrations
internal import SQLiteClient

/// One SQLite connection on a thread of its own.
///
/// Keeps `WriterLock` while it writes and while its transaction is open, as every writer must: a server may
/// be running beside it. That one serves reads meanwhile, and its writers wait.
actor SQLiteMigrationConnection: MigrationConnection {
    private nonisolated let thread = MigrationThread()
    private nonisolated let path: String
    private nonisolated let interruption = MigrationInterruption()
    private var handle: MigrationHandle?
    /// None in memory and for a connection that only reads.
    private var lock: WriterLock?
    private var isLocked = false
    /// That of a connection that only reads, where there is one. It is opened for writing so that, as the last one of
    /// its file, it removes what SQLite has put beside the file.
    private var closingLock: WriterLock?

    init(path: String) { self.path = path }

    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe thread.asUnownedSerialExecutor() }

    nonisolated var file: String? { path == ":memory:" ? nil : DatabasePath.resolved(path) }

    nonisolated var backendProcessID: Int32? { nil }

    var isInTransaction: Bool { handle?.isInTransaction ?? false }

    func open(_ access: MigrationAccess) throws(MigrationConnectionError) {
        if let obstacle = SQLiteFile.obstacle(at: path, isWriting: access.isWriting) {
            throw MigrationConnectionError(.rejected, obstacle)
        }
        if access.isWriting { SQLiteFile.create(at: path) }
        let exists = path == ":memory:" || FileManager.default.fileExists(atPath: path)
        let handle =
            switch access {
            case .read where exists:
                try MigrationHandle(path, SQLITE_OPEN_READWRITE, interruption, busyTimeout: 5_000)
            case .read: try MigrationHandle(":memory:", SQLITE_OPEN_READWRITE, interruption, busyTimeout: 0)
            case .write: try writingHandle()
            }
        do throws(MigrationConnectionError) {
            try Self.prepare(handle)
            if !access.isWriting { _ = try handle.rows("PRAGMA query_only = ON", []) }
        } catch {
            throw MigrationConnectionError(error.kind == .statement ? .rejected : error.kind, error.message)
        }
        self.handle = handle
        if !access.isWriting, exists { closingLock = try? WriterLock(beside: path, creates: false) }
        guard case .write = access, path != ":memory:" else { return }
        do throws(SQLiteUnavailable) {
            lock = try WriterLock(beside: path)
        } catch { throw MigrationConnectionError(.rejected, "cannot open the lock \(path)-writer.lock") }
    }

    private func writingHandle() throws(MigrationConnectionError) -> MigrationHandle {
        try MigrationHandle(
            path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, interruption, busyTimeout: 1_000)
    }

    /// SQLite opens lazily: the first reading tells whether the file is a database.
    private static func prepare(_ handle: MigrationHandle) throws(MigrationConnectionError) {
        _ = try handle.rows("SELECT count(*) FROM sqlite_schema", [])
        _ = try handle.rows("PRAGMA foreign_keys = ON", [])
    }

    /// Opens the database anew when a file left temporary objects, pragmas or attached databases behind: the
    /// only way to be rid of all of them. Most files leave nothing, and cost nothing.
    func renew() throws(MigrationConnectionError) {
        let old = try opened()
        old.forgetRow()
        guard old.hasLeftTraces, !isInTransaction else { return }
        try takeLock()
        defer { freeLock() }
        guard path != ":memory:" else {
            let new = try writingHandle()
            try Self.prepare(new)
            try old.copy(to: new)
            handle = new
            return
        }
        handle = nil
        let new = try writingHandle()
        try Self.prepare(new)
        handle = new
    }

    func script(_ sql: String, by author: MigrationAuthor) throws(MigrationConnectionError) {
        try takeLock()
        defer { freeLock() }
        try opened().run(sql, by: author)
    }

    func single(_ sql: String) throws(MigrationConnectionError) {
        try takeLock()
        defer { freeLock() }
        try opened().runSingle(sql)
    }

    func query(_ sql: String, _ parameters: [String?]) throws(MigrationConnectionError) -> [[String?]] {
        try opened().rows(sql, parameters)
    }

    nonisolated func cancel() { interruption.interrupt() }

    /// Under the lock where it is free: the last connection writes the log back. Who holds the lock has a
    /// connection, too, and is then the last.
    func close() {
        try? takeLock(within: .zero)
        try? closingLock?.take(within: .zero)
        handle = nil
        freeLock()
        closingLock = nil
        lock = nil
    }

    private func takeLock(within limit: Duration = .seconds(1)) throws(MigrationConnectionError) {
        guard let lock, !isLocked else { return }
        do throws(SQLiteUnavailable) {
            try lock.take(within: limit)
        } catch { throw MigrationConnectionError(.busy, "another process writes to the database") }
        isLocked = true
    }

    /// Frees the lock, unless a transaction is open.
    private func freeLock() {
        guard let lock, isLocked, !isInTransaction else { return }
        lock.free()
        isLocked = false
    }

    private func opened() throws(MigrationConnectionError) -> MigrationHandle {
        interruption.reset()
        guard let handle else { throw MigrationConnectionError(.lost, "the connection is closed") }
        return handle
    }
}

extension MigrationAccess {
    fileprivate var isWriting: Bool {
        switch self {
        case .read: false
        case .write: true
        }
    }
}
