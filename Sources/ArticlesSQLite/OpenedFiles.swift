internal import Articles
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
    init(path: String) throws(ArticleError) {
        guard let database = Identity(path: path) else { throw Self.moved }
        self.path = path
        self.database = database
        log = Mutex(Identity(path: path + "-wal"))
    }

    /// Throws `unavailable` when the path leads to another file now, or nowhere.
    func check() throws(ArticleError) {
        guard Identity(path: path) == database else { throw Self.moved }
        let found = Identity(path: path + "-wal")
        let isSame = log.withLock { log in
            if log == nil { log = found }
            return log == found
        }
        guard isSame else { throw Self.moved }
    }

    private static let moved = ArticleError(
        .unavailable, "the file of the storage was moved, replaced or deleted while it was open")
}
