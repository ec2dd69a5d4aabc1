public import Articles
internal import Dispatch
internal import GRDB

/// Articles in one SQLite file, or in memory.
///
/// A change is on the disk when its method returns (WAL, `synchronous=FULL`). Changes that wait are
/// stored together in one transaction. Other processes may write beside this one, as long as they
/// do it through this type: a lock on `<path>-writer.lock` keeps them apart.
///
/// The schema is that of `Migrations/SQLite`; this type does not make it.
public final class SQLiteArticleRepository: ArticleStorage {
    /// The connections of a file that read. SQLite answers a read from its cache in microseconds: more
    /// connections help only with cores, and each has a cache of its own.
    static let readerCount = 4

    let writer: SQLiteWriter
    let readers: SQLiteReaders
    let termLimits: TermIndexLimits

    /// Opens a file, and makes it when there is none. `:memory:` is a database of its own, which ends
    /// with this object.
    ///
    /// Blocks until the file is open, and throws `unavailable` when it can't be opened.
    ///
    /// - Parameter isReadOnly: Makes no file, neither a database nor what stays beside one; every change fails.
    public convenience init(path: String, isReadOnly: Bool = false) throws(ArticleError) {
        try self.init(path: path, termLimits: TermIndexLimits(), isReadOnly: isReadOnly)
    }

    init(path: String, termLimits: TermIndexLimits, isReadOnly: Bool = false) throws(ArticleError) {
        self.termLimits = termLimits
        if path == ":memory:" {
            let connection = try SQLiteConnection.inMemory()
            writer = SQLiteWriter(connection)
            readers = SQLiteReaders([connection])
        } else {
            let lock = isReadOnly ? Self.lock(foundBeside: path) : try WriterLock(beside: path)
            try lock?.take(within: SQLiteWriter.lockLimit)
            defer { lock?.free() }
            let connection =
                try isReadOnly
                ? SQLiteConnection.caretaker(path: path) : SQLiteConnection.writer(path: path)
            writer = SQLiteWriter(connection, lock: lock, files: try OpenedFiles(path: path))
            var connections: [DatabaseQueue] = []
            for number in 1...Self.readerCount {
                connections.append(try SQLiteConnection.reader(path: path, number: number))
            }
            readers = SQLiteReaders(connections)
        }
    }

    /// The lock of a file that somebody has written to through this type.
    private static func lock(foundBeside path: String) -> WriterLock? {
        try? WriterLock(beside: path, creates: false)
    }

    /// Finishes what waits, then closes the file. Whatever comes later throws `unavailable`.
    public func close() async {
        await writer.finish()
        await readers.finish()
        await withCheckedContinuation { continuation in
            DispatchQueue(label: "dateline.sqlite.close").async {
                self.closeConnections()
                continuation.resume()
            }
        }
    }

    /// Readers first: the last connection writes the log back into the file.
    private func closeConnections() {
        for reader in readers.connections { try? reader.close() }
        writer.close()
    }
}

extension SQLiteArticleRepository {
    /// Throws `unavailable` too when the file is not at its path any more.
    public func ping() async throws(ArticleError) {
        try writer.files?.check()
        try await readers.read(.short) { database in
            _ = try database.first(.ping) { try $0.decode(Int.self, atIndex: 0) }
        }
    }
}
