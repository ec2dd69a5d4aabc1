internal import Foundation

/// A lock (`flock`) that keeps processes apart that write to one database: two that write or checkpoint at once can
/// meet the WAL-reset bug of SQLite 3.7 to 3.51.2 (https://sqlite.org/wal.html).
///
/// The lock is `flock` on a file beside the database, which stays behind: removing it would race. It is
/// beside the file itself, not beside a link to it.
public final class WriterLock: Sendable {
    private let descriptor: Int32

    /// - Parameters:
    ///   - path: the database.
    ///   - creates: whether the file may be made.
    public init(beside path: String, creates: Bool = true) throws(SQLiteUnavailable) {
        let opened = unsafe open(
            DatabasePath.resolved(path) + "-writer.lock", O_RDWR | O_CLOEXEC | (creates ? O_CREAT : 0),
            SQLiteFile.mode)
        guard opened >= 0 else {
            throw .lockMissing(cause: Failure(call: "open", number: errno))
        }
        descriptor = opened
    }

    deinit { close(descriptor) }

    /// Waits for the lock, at most this long; blocks the thread.
    public func take(within limit: Duration) throws(SQLiteUnavailable) {
        let deadline = ContinuousClock.now + limit
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            let number = errno
            guard number == EWOULDBLOCK || number == EINTR, ContinuousClock.now < deadline else {
                throw .locked(cause: Failure(call: "flock", number: number))
            }
            usleep(500)
        }
    }

    /// Frees the lock.
    public func free() {
        _ = flock(descriptor, LOCK_UN)
    }

    /// What the operating system refused.
    struct Failure: Error {
        let call: String
        let number: Int32
    }
}
