public import CoreMetrics
internal import Dispatch

/// One SQLite file for Swift concurrency: connections that read, and one that writes what waits in groups.
///
/// A change is on the disk when `write` returns (WAL, `synchronous=FULL`). Other processes may write beside this one,
/// as long as they do it through this type: a lock on `<path>-writer.lock` keeps them apart.
public final class SQLiteDatabase: Sendable {
    let writer: SQLiteWriter
    let readers: SQLiteReaders
    private let walIndex: WALIndex?

    /// Opens a file, and makes it when there is none. `:memory:` is a database of its own, which ends with this
    /// object. Blocks until the file is open.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - isReadOnly: makes no file, neither a database nor what stays beside one; every change fails.
    ///   - readerCount: the connections that read. SQLite has a read from its cache in microseconds: more connections
    ///     help only with cores, and each has a cache of its own.
    ///   - metrics: where writes and their groups are counted; nil for nowhere.
    public init(
        path: String, isReadOnly: Bool = false, readerCount: Int = 4, metrics: (any MetricsFactory)? = nil
    ) throws {
        let writerMetrics = metrics.map { WriterMetrics($0) }
        if path == ":memory:" {
            let connection = try SQLiteConnection(
                path: path, .readWrite, busyTimeout: SQLiteConnection.busyTimeout)
            let thread = ConnectionThread(connection, label: "sqlite.memory")
            writer = SQLiteWriter(thread, path: path, metrics: writerMetrics)
            readers = SQLiteReaders([thread])
            walIndex = nil
            return
        }
        // Of a file that is only read: the lock that somebody has made who writes to it.
        let lock =
            isReadOnly ? try? WriterLock(beside: path, creates: false) : try WriterLock(beside: path)
        try lock?.take(within: SQLiteWriter.lockLimit)
        defer { lock?.free() }
        let connection = try isReadOnly ? SQLiteConnection.caretaker(path: path) : .writer(path: path)
        // A file that is only read may be in another mode of journal.
        walIndex = isReadOnly ? nil : WALIndex(connection)
        let files = try OpenedFiles(path: path)
        let threads = try (1...max(1, readerCount)).map { number in
            ConnectionThread(try SQLiteConnection.reader(path: path), label: "sqlite.reader.\(number)")
        }
        writer = SQLiteWriter(
            ConnectionThread(connection, label: "sqlite.writer"), path: path, lock: lock, files: files,
            metrics: writerMetrics)
        readers = SQLiteReaders(threads)
    }

    /// Reads in one transaction: everything is of one moment.
    ///
    /// A short read runs where its caller is while pages come fast, and on a thread of its own when they do not;
    /// `body` may be run again.
    ///
    /// - Throws: what `body` throws, `SQLiteError`, `SQLiteUnavailable`.
    public func read<Value: Sendable>(
        _ length: SQLiteReadLength, _ body: @escaping @Sendable (SQLiteConnection) throws -> Value
    ) async throws -> Value {
        try await readers.read(length, body)
    }

    /// Changes the database; returns once the change is stored. `body` may be run again when the transaction that it
    /// shares with others is lost.
    ///
    /// - Throws: what `body` throws, with which nothing of it is stored; `SQLiteError`, `SQLiteUnavailable`.
    public func write<Value: Sendable>(
        _ body: @escaping @Sendable (SQLiteConnection) throws -> Value
    ) async throws -> Value {
        try await writer.write(body)
    }

    /// Another value after every change of the file, by whichever process, as soon as the change is stored; at the cost
    /// of reading a few words of memory. `nil` while somebody stores something, of a file that is only read, of a
    /// database in memory, and after `close`.
    public var changeToken: SIMD8<UInt64>? { walIndex?.header }

    /// Throws `SQLiteUnavailable.moved` when the path leads to another file now, or nowhere.
    public func checkFiles() throws(SQLiteUnavailable) {
        try writer.files?.check()
    }

    /// Finishes what waits, then closes the file. Whatever comes later throws `SQLiteUnavailable.closed`.
    public func close() async {
        await writer.finish()
        await readers.finish()
        walIndex?.close()
        await withCheckedContinuation { continuation in
            DispatchQueue(label: "sqlite.close").async {
                // Readers first: the last connection writes the log back into the file.
                for thread in self.readers.connections { thread.close() }
                self.writer.close()
                continuation.resume()
            }
        }
    }
}

/// How long a read may take.
public enum SQLiteReadLength: Sendable {
    /// A few rows by key.
    case short
    /// A list or a count.
    case long
}
