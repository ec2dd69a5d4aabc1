internal import Articles
internal import GRDB

extension ArticleError {
    /// What a failure of SQLite means. The cause keeps its code, message and statement.
    init(_ error: any Error) {
        switch error {
        case let error as ArticleError: self = error
        case let error as DatabaseError: self.init(sqlite: error)
        case _: self.init(.internal, "the storage holds what can't be read", cause: error)
        }
    }

    /// What the failure of a `COMMIT` means. After a failed write or sync the transaction is undone here,
    /// but what reached the disk may still come to light after a crash.
    init(committing error: any Error) {
        guard let failure = error as? DatabaseError, failure.resultCode == .SQLITE_IOERR else {
            self.init(error)
            return
        }
        self.init(.outcomeUnknown, "it is not known whether the change was stored", cause: error)
    }

    private init(sqlite error: DatabaseError) {
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL, .SQLITE_INTERRUPT:
            self.init(.unavailable, "the storage is busy", cause: error)
        case .SQLITE_CANTOPEN, .SQLITE_IOERR, .SQLITE_NOMEM:
            self.init(.unavailable, "the storage can't be reached", cause: error)
        case .SQLITE_FULL:
            self.init(.storageFull, "the storage has no room left", cause: error)
        case _:
            self.init(.internal, "the storage failed", cause: error)
        }
    }

    /// The storage was closed.
    static let closed = ArticleError(.unavailable, "the storage is closed")

    /// More waits than is allowed to.
    static let overloaded = ArticleError(.unavailable, "too much is waiting for the storage")
}

extension DatabaseError {
    /// Whether something unique is there already.
    var isTaken: Bool {
        extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE || extendedResultCode == .SQLITE_CONSTRAINT_PRIMARYKEY
    }

    /// Whether something referred to is not there.
    var isMissing: Bool { extendedResultCode == .SQLITE_CONSTRAINT_FOREIGNKEY }
}
