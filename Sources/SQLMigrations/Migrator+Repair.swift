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
}

extension Migrator {
    /// Settles one migration in the ledger; the schema is touched by `.retry` only, which drops invalid
    /// indexes.
    public func repair(_ version: MigrationVersion, _ repair: MigrationRepair) async -> MigrationReport {
        await perform("repair", .write) { (report, session, run) async throws(MigrationError) in
            if let error = session.refusalOfBareSections, repair == .retry { throw error }
            report.message = try await self.locked(session, run) { () async throws(MigrationError) in
                try await self.repairLocked(version, repair, session, run)
            }
        }.invoked(as: "repair \(version) --\(repair.rawValue)")
    }

    private func repairLocked(
        _ version: MigrationVersion, _ repair: MigrationRepair, _ session: any MigrationSession,
        _ run: MigrationRun
    ) async throws(MigrationError) -> String {
        guard let row = try await ledgerRows(session).first(where: { $0.version == version }) else {
            throw MigrationError(.notInLedger, "the ledger knows no migration \(version)")
        }
        switch repair {
        case .retry: return try await retry(row, session, run)
        case .applied: return try await markApplied(row, session, run)
        case .forget:
            try await settle(row, .forget, [session.ledger.deletion(of: version)], session, run)
            return "\(version) \(row.name) is forgotten; the schema was not touched"
        case .acceptChecksum:
            guard let migration = set.migration(version) else {
                throw MigrationError(.noFile, "\(version) has no file whose checksum could be accepted")
            }
            guard migration.checksum != row.checksum else {
                throw MigrationError(.checksumAccepted, "the checksum of \(version) is the ledger's already")
            }
            let update = session.ledger.update(version, checksum: migration.checksum)
            try await settle(row, .acceptChecksum, [update], session, run)
            return "\(version) \(row.name) is accepted as it is now: sha256 \(migration.checksum)"
        }
    }

    private func retry(
        _ row: LedgerRow, _ session: any MigrationSession, _ run: MigrationRun
    ) async throws(MigrationError) -> String {
        let (migration, isDown) = try await unfinished(row, session)
        let leftovers = try await session.diagnose(migration, isDown: isDown).leftovers
        try await session.remove(leftovers)
        let change =
            isDown
            ? session.ledger.update(row.version, to: .applied) : session.ledger.deletion(of: row.version)
        try await settle(row, .retry, [change], session, run)
        await session.stamp(run)
        let dropped = leftovers.map { "dropped INVALID index \($0); " }.joined()
        return "\(dropped)\(row.version) \(row.name) is \(isDown ? "applied" : "pending") again"
    }

    private func markApplied(
        _ row: LedgerRow, _ session: any MigrationSession, _ run: MigrationRun
    ) async throws(MigrationError) -> String {
        let (migration, isDown) = try await unfinished(row, session)
        let diagnosis = try await session.diagnose(migration, isDown: isDown)
        guard diagnosis.leftovers.isEmpty else {
            throw MigrationError.migration(.notComplete, migration, "is not complete").with {
                $0.details = diagnosis.explanation
                $0.isUndoing = isDown
            }
        }
        let timing = LedgerTiming(startedAt: run.timestamp, finishedAt: run.timestamp, milliseconds: nil)
        let ledger = session.ledger
        let stamp = environment.stamp
        try await session.transaction(run) { () async throws(MigrationError) in
            let catalog = try await session.catalog()
            try await session.connection.write([
                ledger.update(row.version, to: .applied, fingerprint: catalog.fingerprint, timing: timing),
                ledger.entry(.applied, row.version, detail: row.state.rawValue, at: run.timestamp, by: stamp),
            ])
        }
        return "\(row.version) \(row.name) is applied"
    }

    /// The file of a row that did not finish, and whether it was being undone.
    private func unfinished(
        _ row: LedgerRow, _ session: any MigrationSession
    ) async throws(MigrationError) -> (Migration, isDown: Bool) {
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
        return (migration, event.flatMap(LedgerEvent.init)?.isDown ?? false)
    }

    private func settle(
        _ row: LedgerRow, _ event: LedgerEvent, _ changes: [LedgerChange], _ session: any MigrationSession,
        _ run: MigrationRun
    ) async throws(MigrationError) {
        let stamp = environment.stamp
        let detail = "\(row.state.rawValue), sha256 \(row.checksum)"
        try await session.transaction(run) { () async throws(MigrationError) in
            let entry = session.ledger.entry(event, row.version, detail: detail, at: run.timestamp, by: stamp)
            try await session.connection.write(changes + [entry])
        }
    }
}

extension Migrator {
    /// Records every migration up to and including `version` as there already, without running it.
    ///
    /// For a database whose schema was made another way; refuses when the ledger knows any migration.
    public func baseline(_ version: MigrationVersion) async -> MigrationReport {
        await perform("baseline", .write) { (report, session, run) async throws(MigrationError) in
            guard let last = self.set.migrations.first(where: { $0.version == version }) else {
                throw MigrationError(.unknownVersion, "there is no migration \(version)")
            }
            let recorded = self.set.migrations.filter { $0.position <= last.position }
            try await self.locked(session, run) { () async throws(MigrationError) in
                guard try await self.ledgerRows(session).isEmpty else {
                    throw MigrationError(.ledgerNotEmpty, "the ledger is not empty")
                }
                try await self.record(recorded, session, run)
            }
            report.current = recorded.map(\.version).max()
            report.message = "recorded \(recorded.count) migrations through \(version) as a baseline"
        }.invoked(as: "baseline \(version)")
    }

    private func record(
        _ migrations: [Migration], _ session: any MigrationSession, _ run: MigrationRun
    ) async throws(MigrationError) {
        let ledger = session.ledger
        let stamp = environment.stamp
        let timing = LedgerTiming(startedAt: run.timestamp, finishedAt: run.timestamp, milliseconds: 0)
        try await session.transaction(run) { () async throws(MigrationError) in
            try await session.createLedger()
            let fingerprint = try await session.catalog().fingerprint
            for migration in migrations {
                try await session.connection.write([
                    ledger.insertion(
                        of: migration, state: .baseline, fingerprint: fingerprint, timing: timing, by: stamp),
                    ledger.entry(.baseline, migration.version, at: run.timestamp, by: stamp),
                ])
            }
        }
    }
}
