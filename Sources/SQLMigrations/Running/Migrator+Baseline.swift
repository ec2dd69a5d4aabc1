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
                    ledger.entry(
                        .baseline, migration.version, detail: migration.logDetail, at: run.timestamp,
                        by: stamp),
                ])
            }
        }
    }
}
