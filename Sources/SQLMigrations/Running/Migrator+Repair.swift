/// How a person settles one migration; each is written into the log.
public enum MigrationRepair: String, Sendable, CaseIterable {
    /// It did not happen: remove what is left of it, so that the command can run again.
    case retry
    /// It did happen.
    case applied
    /// The ledger shall not know it any more.
    case forget
    /// The file's text is what was applied.
    case acceptChecksum = "accept-checksum"
    /// The ledger's row shall be what it was before the last repair.
    case undo
}

extension Migrator {
    /// Settles one migration in the ledger; the schema is touched by `.retry` only, which drops invalid
    /// indexes.
    ///
    /// Refuses what contradicts the ledger or the database, unless `isForced`.
    ///
    /// - Parameters:
    ///   - version: which migration.
    ///   - repair: what to do.
    ///   - isConfirmed: whether knowledge may be lost that nobody can get back by looking.
    ///   - isForced: whether to do it against what the ledger and the database say.
    public func repair(
        _ version: MigrationVersion, _ repair: MigrationRepair, isConfirmed: Bool = false,
        isForced: Bool = false
    ) async -> MigrationReport {
        // Of a database that is not there, which is made by writing to it, the ledger knows nothing.
        let isMissing = database.isMissing
        return await perform("repair", isMissing ? .read : .write) {
            (report, session, run) async throws(MigrationError) in
            guard !isMissing else {
                throw MigrationError(.notInLedger, "the ledger knows no migration \(version)")
            }
            if let error = session.refusalOfBareSections, repair == .retry { throw error }
            let said = try await self.locked(session, run) { () async throws(MigrationError) in
                let rows = try await self.ledgerRows(session)
                guard repair != .undo else { return try await self.undo(version, rows, session, run) }
                guard let row = rows.first(where: { $0.version == version }) else {
                    throw MigrationError(.notInLedger, "the ledger knows no migration \(version)")
                }
                let request = RepairRequest(
                    row: row, repair: repair, isConfirmed: isConfirmed || isForced, isForced: isForced)
                return try await self.settle(request, session, run)
            }
            report.message = self.environment.commandLine.rendered(
                "\(said)\n`migrate repair \(version) --undo` takes that back in the ledger")
        }.invoked(
            as: "repair \(version) --\(repair.rawValue)\(isConfirmed ? " --yes" : "")"
                + (isForced ? " --force" : ""))
    }

    private func settle(
        _ request: RepairRequest, _ session: any MigrationSession, _ run: MigrationRun
    ) async throws(MigrationError) -> String {
        switch request.repair {
        case .retry: try await retry(request, session, run)
        case .applied: try await markApplied(request, session, run)
        case .forget: try await forget(request, session, run)
        case .acceptChecksum: try await acceptChecksum(request, session, run)
        case .undo: throw MigrationError(.internalError, "an undo settles nothing")
        }
    }

    private func retry(
        _ request: RepairRequest, _ session: any MigrationSession, _ run: MigrationRun
    ) async throws(MigrationError) -> String {
        let row = request.row
        let diagnosis = try await diagnosed(request, session)
        try await session.remove(diagnosis.leftovers)
        let change =
            diagnosis.isDown
            ? session.ledger.update(row.version, to: .applied) : session.ledger.deletion(of: row.version)
        try await write([change], .retry, row, session, run)
        await session.stamp(run)
        let dropped = diagnosis.leftovers.map { "dropped INVALID index \($0); " }.joined()
        return "\(dropped)\(row.version) \(row.name) is \(diagnosis.isDown ? "applied" : "pending") again"
    }

    private func markApplied(
        _ request: RepairRequest, _ session: any MigrationSession, _ run: MigrationRun
    ) async throws(MigrationError) -> String {
        let row = request.row
        _ = try await diagnosed(request, session)
        let timing = LedgerTiming(startedAt: run.timestamp, finishedAt: run.timestamp, milliseconds: nil)
        let entry = try entry(.applied, row.version, before: row, session, run)
        try await session.transaction(run) { () async throws(MigrationError) in
            let catalog = try await session.catalog()
            try await session.connection.write([
                session.ledger.update(
                    row.version, to: .applied, fingerprint: catalog.fingerprint, timing: timing), entry,
            ])
        }
        return "\(row.version) \(row.name) is applied"
    }

    private func forget(
        _ request: RepairRequest, _ session: any MigrationSession, _ run: MigrationRun
    ) async throws(MigrationError) -> String {
        let row = request.row
        if !request.isForced { try await checkForgettable(request, session) }
        try await write([session.ledger.deletion(of: row.version)], .forget, row, session, run)
        return "\(row.version) \(row.name) is forgotten; the schema was not touched"
    }

    /// Stops when the ledger would lose what a release still needs to know, or what nobody can see.
    private func checkForgettable(
        _ request: RepairRequest, _ session: any MigrationSession
    ) async throws(MigrationError) {
        let row = request.row
        guard set.migration(row.version) != nil else {
            throw MigrationError(
                .anotherRelease,
                "\(row.version) \(row.name) has no file here: a release that has it would run it again"
            ).with { $0.version = row.version }
        }
        guard !row.isInForce else {
            throw MigrationError(
                .stillNeeded,
                "\(row.version) \(row.name) is \(row.state.rawValue): without its row, up would run it again"
            ).with { $0.version = row.version }
        }
        let diagnosis = try await diagnosed(request, session)
        if diagnosis.finding == .unknown, !diagnosis.isDown, !request.isConfirmed {
            throw MigrationError(
                .notConfirmed,
                "whether \(row.version) \(row.name) did anything cannot be seen; up would run it again"
            ).with { $0.version = row.version }
        }
    }

    private func acceptChecksum(
        _ request: RepairRequest, _ session: any MigrationSession, _ run: MigrationRun
    ) async throws(MigrationError) -> String {
        let row = request.row
        guard let migration = set.migration(row.version) else {
            throw MigrationError(.noFile, "\(row.version) has no file whose checksum could be accepted")
        }
        guard migration.checksum != row.checksum else {
            throw MigrationError(.checksumAccepted, "the checksum of \(row.version) is the ledger's already")
        }
        let update = session.ledger.update(row.version, checksum: migration.checksum)
        try await write([update], .acceptChecksum, row, session, run)
        return "\(row.version) \(row.name) is accepted as it is now: sha256 \(migration.checksum)"
    }

    /// What is there of a row that did not finish; stops when the repair contradicts it.
    private func diagnosed(
        _ request: RepairRequest, _ session: any MigrationSession
    ) async throws(MigrationError) -> MigrationDiagnosis {
        let row = request.row
        guard !row.isInForce else {
            throw MigrationError(
                .nothingToRepair, "\(row.version) \(row.name) is \(row.state.rawValue): nothing to repair"
            ).with { $0.version = row.version }
        }
        guard let migration = set.migration(row.version) else {
            throw MigrationError(.noFile, "\(row.version) \(row.name) has no file here").with {
                $0.version = row.version
            }
        }
        let event = try await session.connection.value(session.ledger.lastEvent(of: row.version))
        let isDown = event.flatMap(LedgerEvent.init)?.isDown ?? false
        let diagnosis = try await session.diagnose(migration, isDown: isDown)
        if !request.isForced, diagnosis.contradicts(request.repair) {
            throw request.contradiction(migration, diagnosis)
        }
        return diagnosis
    }
}

/// What a person asks to be settled.
private struct RepairRequest: Sendable {
    let row: LedgerRow
    let repair: MigrationRepair
    let isConfirmed: Bool
    let isForced: Bool

    func contradiction(_ migration: Migration, _ diagnosis: MigrationDiagnosis) -> MigrationError {
        let isHalf = !diagnosis.leftovers.isEmpty && repair == .applied
        let found = diagnosis.explanation.joined(separator: "; ")
        let text = isHalf ? "is not complete" : "needs no --\(repair.rawValue): \(found)"
        return MigrationError.migration(isHalf ? .notComplete : .contradicted, migration, text).with {
            $0.details = isHalf ? diagnosis.explanation : []
            $0.isUndoing = diagnosis.isDown
            $0.repair = diagnosis.repair?.rawValue ?? $0.repair
        }
    }
}
