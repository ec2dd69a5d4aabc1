extension MigrationError {
    /// What became of the database; the raw value is `error.state` in JSON.
    public enum State: String, Sendable, CaseIterable {
        /// No database was opened, so none was changed.
        case notOpened = "not_opened"
        /// Nothing was changed by what failed.
        case unchanged
        /// The file that failed was rolled back.
        case rolledBack = "rolled_back"
        /// A migration is half done or unrecorded: `repair` settles it.
        case failed
        /// The connection ended at a moment when either may be true.
        case unknown
    }
}

extension MigrationError.Code {
    /// The states that a database can be in after this error.
    public var states: [MigrationError.State] {
        switch self {
        case .usage, .malformedSlug, .unreadableFolder, .emptyFolder, .noDialectFolder, .unwritableFile,
            .wrongDialect, .unreachable, .rejected, .fileName, .fileEncoding, .fileMarker, .fileOption,
            .unreadableFile, .foreignFile, .untranslatable, .squashVersion, .duplicateVersion, .parity,
            .editedAfterShipping, .lint:
            [.notOpened]
        case .fileStatement, .emptySection: [.notOpened, .unchanged]
        case .unknownVersion, .notApplied, .missingSchema, .lockFile, .lockWait, .modified, .missingFile,
            .olderThanSquash, .outOfOrder, .contracted, .downDiffers, .secondUpDiffers, .databaseRefused,
            .pending, .building, .notConfirmed, .irreversible, .noFile, .pooler, .scratchNotEmpty,
            .ledgerNotEmpty,
            .foreignLedger, .ledgerElsewhere, .undumpable, .oldServer, .otherDatabase, .wrongEncoding,
            .notInLedger,
            .nothingToRepair,
            .checksumAccepted, .stillNeeded, .anotherRelease, .nothingToUndo:
            [.unchanged]
        case .sql: [.rolledBack, .unchanged]
        case .databaseBusy: [.unchanged, .rolledBack]
        case .lockTimeout: [.rolledBack, .unchanged]
        case .orphanedRows, .commitInFile: [.rolledBack]
        case .unfinished, .invalidIndex, .doneUnrecorded, .undoneUnrecorded, .notBegun, .unclear,
            .undoUnclear, .unfinishedElsewhere, .notComplete, .contradicted:
            [.failed]
        case .rollbackInFile: [.unknown]
        case .connectionLost: [.unknown, .failed, .unchanged, .rolledBack]
        case .interrupted: [.notOpened, .unchanged, .rolledBack, .failed, .unknown]
        case .internalError: [.notOpened, .unchanged, .unknown]
        }
    }
}

extension MigrationReport {
    /// What became of the database; `nil` when nothing went wrong.
    public var databaseState: MigrationError.State? {
        guard let error else { return nil }
        if let state = error.fileState { return state }
        if error.code == .connectionLost { return .unknown }
        if error.kind == .needsRepair || error.code == .notComplete || error.code == .contradicted {
            return .failed
        }
        return isOpened ? .unchanged : .notOpened
    }
}
