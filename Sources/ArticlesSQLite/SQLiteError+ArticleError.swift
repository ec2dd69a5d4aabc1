internal import Articles
internal import GRDB

extension ArticleError {
    /// What a failure of SQLite means. The cause keeps its code, message and statement.
    init(_ error: any Error) {
        switch error {
        case let error as ArticleError: self = error
        case let error as DatabaseError: self.init(sqlite: error)
        case _: self.init(.faulty, "the storage holds what can't be read", cause: error)
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
        case .SQLITE_NOMEM:
            self.init(.unavailable, "the storage is out of memory", cause: error)
        case .SQLITE_CANTOPEN, .SQLITE_PERM:
            self.init(.unreachable, "the storage can't be opened", cause: error)
        case .SQLITE_READONLY where error.extendedResultCode == .SQLITE_READONLY_DBMOVED:
            self.init(.unreachable, "the file of the storage was moved or replaced", cause: error)
        case .SQLITE_READONLY:
            self.init(.readOnly, "the storage is read-only", cause: error)
        case .SQLITE_IOERR:
            self.init(.faulty, "the disk of the storage fails", cause: error)
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            // Also an EIO: while a statement runs, SQLite calls a page that can't be read a damaged one.
            self.init(.faulty, "the storage is damaged, or its disk fails", cause: error)
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
