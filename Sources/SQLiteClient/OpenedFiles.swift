internal import Foundation
internal import Synchronization

/// The files that a database was opened as, to notice when others stand in their place.
///
/// SQLite goes on writing to the file that it opened when somebody renames or replaces it, and to a write-ahead log
/// that somebody deleted: what it stores then, nobody will find
/// (https://sqlite.org/howtocorrupt.html, "Unlinking or renaming a database file while in use").
final class OpenedFiles: Sendable {
    /// What tells a file from every other one.
    private struct Identity: Equatable {
        let device: UInt64
        let number: UInt64

        init?(path: String) {
            var status = stat()
            guard unsafe stat(path, &status) == 0 else { return nil }
            (device, number) = (UInt64(status.st_dev), UInt64(status.st_ino))
        }
    }

    private let path: String
    private let database: Identity
    private let log: Mutex<Identity?>

    /// The files that are at the path now, right after they were opened.
    init(path: String) throws(SQLiteUnavailable) {
        guard let database = Identity(path: path) else { throw .moved }
        self.path = path
        self.database = database
        log = Mutex(Identity(path: path + "-wal"))
    }

    /// Throws `moved` when the path leads to another file now, or nowhere.
    func check() throws(SQLiteUnavailable) {
        guard Identity(path: path) == database else { throw .moved }
        let found = Identity(path: path + "-wal")
        let isSame = log.withLock { log in
            if log == nil { log = found }
            return log == found
        }
        guard isSame else { throw .moved }
    }
}
