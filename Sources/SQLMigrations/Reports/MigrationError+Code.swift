extension MigrationError {
    /// Every way in which a command can fail; the raw value is `error.code` in JSON and never changes.
    public enum Code: String, Sendable, CaseIterable {
        case usage
        case unknownVersion = "unknown-version"
        case notApplied = "not-applied"
        case malformedSlug = "malformed-slug"
        case unreadableFolder = "unreadable-folder"
        case emptyFolder = "empty-folder"
        case noDialectFolder = "no-dialect-folder"
        case unwritableFile = "unwritable-file"
        case wrongDialect = "wrong-dialect"
        case missingSchema = "missing-schema"

        case unreachable
        case rejected
        case connectionLost = "connection-lost"
        case lockFile = "lock-file"

        case lockWait = "lock-wait"
        case databaseBusy = "database-busy"

        case fileName = "file-name"
        case unreadableFile = "unreadable-file"
        case fileEncoding = "file-encoding"
        case fileMarker = "file-marker"
        case fileOption = "file-option"
        case fileStatement = "file-statement"
        case foreignFile = "foreign-file"
        case untranslatable
        case emptySection = "empty-section"
        case squashVersion = "squash-version"
        case duplicateVersion = "duplicate-version"
        case parity
        case modified
        case editedAfterShipping = "edited-after-shipping"
        case missingFile = "missing-file"
        case olderThanSquash = "older-than-squash"
        case outOfOrder = "out-of-order"
        case contracted
        case downDiffers = "down-differs"
        case secondUpDiffers = "second-up-differs"

        case sql
        case lockTimeout = "lock-timeout"
        case orphanedRows = "orphaned-rows"
        case commitInFile = "commit-in-file"
        case databaseRefused = "database-refused"

        case unfinished
        case invalidIndex = "invalid-index"
        case doneUnrecorded = "done-unrecorded"
        case undoneUnrecorded = "undone-unrecorded"
        case notBegun = "not-begun"
        case unclear
        case undoUnclear = "undo-unclear"
        case unfinishedElsewhere = "unfinished-elsewhere"
        case rollbackInFile = "rollback-in-file"

        case pending
        case building

        case notConfirmed = "not-confirmed"
        case irreversible
        case noFile = "no-file"
        case pooler
        case scratchNotEmpty = "scratch-not-empty"
        case ledgerNotEmpty = "ledger-not-empty"
        case foreignLedger = "foreign-ledger"
        case ledgerElsewhere = "ledger-elsewhere"
        case undumpable
        case oldServer = "old-server"
        case otherDatabase = "other-database"
        case wrongEncoding = "wrong-encoding"
        case notInLedger = "not-in-ledger"
        case nothingToRepair = "nothing-to-repair"
        case checksumAccepted = "checksum-accepted"
        case notComplete = "not-complete"
        case contradicted
        case stillNeeded = "still-needed"
        case anotherRelease = "another-release"
        case nothingToUndo = "nothing-to-undo"
        case lint

        case interrupted
        case internalError = "internal"
    }
}

extension MigrationError.Code {
    /// The kind of error that the code belongs to.
    public var kind: MigrationError.Kind {
        switch self {
        case .usage, .unknownVersion, .notApplied, .malformedSlug, .unreadableFolder, .emptyFolder,
            .noDialectFolder, .unwritableFile, .wrongDialect, .missingSchema:
            .usage
        case .unreachable, .rejected, .connectionLost, .lockFile: .unreachable
        case .lockWait, .databaseBusy: .lockWait
        case .fileName, .unreadableFile, .fileEncoding, .fileMarker, .fileOption, .fileStatement,
            .foreignFile, .untranslatable, .emptySection, .squashVersion:
            .parse
        case .duplicateVersion: .duplicate
        case .parity: .parity
        case .modified, .editedAfterShipping: .modified
        case .missingFile, .olderThanSquash: .missing
        case .outOfOrder: .outOfOrder
        case .contracted: .ahead
        case .downDiffers, .secondUpDiffers: .difference
        case .sql, .lockTimeout, .orphanedRows, .commitInFile, .databaseRefused: .sql
        case .unfinished, .invalidIndex, .doneUnrecorded, .undoneUnrecorded, .notBegun, .unclear,
            .undoUnclear, .unfinishedElsewhere, .rollbackInFile:
            .needsRepair
        case .pending, .building: .pending
        case .notConfirmed, .irreversible, .noFile, .pooler, .scratchNotEmpty, .ledgerNotEmpty,
            .foreignLedger, .ledgerElsewhere, .undumpable, .oldServer, .otherDatabase, .wrongEncoding,
            .notInLedger,
            .nothingToRepair,
            .checksumAccepted, .notComplete, .contradicted, .stillNeeded, .anotherRelease, .nothingToUndo:
            .refused
        case .lint: .lint
        case .interrupted: .cancelled
        case .internalError: .internalError
        }
    }

    /// The exit code of a process that ends with this error; a signal has its own.
    public var exitCode: MigrationExitCode { kind.exitCode }
}

extension MigrationError.Kind {
    /// The exit code of a process that ends with an error of this kind.
    public var exitCode: MigrationExitCode {
        switch self {
        case .usage: .usage
        case .unreachable: .unreachable
        case .lockWait: .lockWait
        case .parse, .duplicate, .parity, .modified, .missing, .outOfOrder, .ahead, .difference: .integrity
        case .sql: .failed
        case .needsRepair: .needsRepair
        case .pending: .pending
        case .refused, .lint: .refused
        case .cancelled: .interrupted
        case .internalError: .internalError
        }
    }
}
