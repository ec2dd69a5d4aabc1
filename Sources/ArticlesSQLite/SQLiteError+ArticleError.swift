internal import Articles
internal import SQLiteClient

extension ArticleError {
    /// The error that a failure of the database means for callers. The cause keeps its code, message and
    /// statement.
    init(_ error: any Error) {
        switch error {
        case let error as ArticleError: self = error
        case let error as SQLiteError: self.init(sqlite: error)
        case let error as SQLiteUnavailable: self.init(unavailable: error)
        case _: self.init(.faulty, "the storage holds what can't be read", cause: error)
        }
    }

    private init(unavailable error: SQLiteUnavailable) {
        switch error {
        case .closed: self.init(.unavailable, "the storage is closed")
        case .overloaded: self.init(.unavailable, "too much is waiting for the storage")
        case .locked(let cause): self.init(.unavailable, "the storage is busy", cause: cause)
        case .lockMissing(let cause): self.init(.unavailable, "the storage can't be opened", cause: cause)
        case .moved:
            self.init(
                .unavailable, "the file of the storage was moved, replaced or deleted while it was open")
        case .outcomeUnknown(let cause):
            self.init(.outcomeUnknown, "it is not known whether the change was stored", cause: cause)
        }
    }

    private init(sqlite error: SQLiteError) {
        switch error.code {
        case .busy, .locked, .lockProtocol, .interrupted:
            self.init(.unavailable, "the storage is busy", cause: error)
        case .outOfMemory:
            self.init(.unavailable, "the storage is out of memory", cause: error)
        case .cannotOpen, .permission:
            self.init(.unreachable, "the storage can't be opened", cause: error)
        case .readOnly where error.extendedCode == .readOnlyMoved:
            self.init(.unreachable, "the file of the storage was moved or replaced", cause: error)
        case .readOnly:
            self.init(.readOnly, "the storage is read-only", cause: error)
        case .inputOutput:
            self.init(.faulty, "the disk of the storage fails", cause: error)
        case .corrupt, .notADatabase:
            // Also an EIO: while a statement runs, SQLite calls a page that can't be read a damaged one.
            self.init(.faulty, "the storage is damaged, or its disk fails", cause: error)
        case .full:
            self.init(.storageFull, "the storage has no room left", cause: error)
        case _:
            self.init(.internal, "the storage failed", cause: error)
        }
    }
}

extension SQLiteError {
    /// Whether a unique value exists already.
    var isTaken: Bool {
        extendedCode == .unique || extendedCode == .primaryKey
    }

    /// Whether a row that is referred to does not exist.
    var isMissing: Bool { extendedCode == .foreignKey }
}
