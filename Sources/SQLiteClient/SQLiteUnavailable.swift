/// Why a database cannot run a read or a write.
public enum SQLiteUnavailable: Error, Sendable {
    /// It was closed.
    case closed
    /// More waits than may, or it has waited too long.
    case overloaded
    /// Another process keeps the lock of writers.
    case locked(cause: any Error)
    /// The lock of writers cannot be opened.
    case lockMissing(cause: any Error)
    /// The file was moved, replaced or deleted while it was open.
    case moved
    /// A commit failed in a way after which what was written may still come to light, or not.
    case outcomeUnknown(cause: any Error)
}
