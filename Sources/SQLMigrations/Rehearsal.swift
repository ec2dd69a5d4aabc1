/// A scratch database, empty but for what a rehearsal applies to it.
struct Rehearsal: Sendable {
    let session: any MigrationSession
    let run: MigrationRun
    let migrator: Migrator

    func apply(_ migration: Migration) async throws(MigrationError) {
        try await step(migration, isDown: false)
    }

    func undo(_ migration: Migration) async throws(MigrationError) { try await step(migration, isDown: true) }

    private func step(_ migration: Migration, isDown: Bool) async throws(MigrationError) {
        try run.checkCancellation()
        let step = MigrationStep(
            migration: migration, isDown: isDown, ledger: session.ledger, environment: run.environment,
            isLast: false)
        if !step.section.options.isTransactional, let error = session.refusalOfBareSections { throw error }
        _ = try await migrator.execute(step, session, run)
    }

    func catalog() async throws(MigrationError) -> SchemaCatalog {
        try await session.reading { () async throws(MigrationError) in try await session.catalog() }
    }

    /// Undoes what can be undone and removes the ledger.
    func tidy() async throws(MigrationError) {
        let rows = try await migrator.ledgerRows(session).sorted { $0.sequence > $1.sequence }
        for row in rows where row.isInForce {
            guard let migration = migrator.set.migration(row.version), migration.down != nil else { break }
            try await undo(migration)
        }
        try await session.connection.run(
            session.ledger.removal, doing: "removing the ledger of the scratch database")
    }
}

extension Migrator {
    typealias Rehearsing = @Sendable (inout MigrationReport, Rehearsal) async throws(MigrationError) -> Void

    /// Runs `work` on this migrator's database, which must be empty, and tidies up after it.
    func rehearse(_ command: String, _ work: @escaping Rehearsing) async -> MigrationReport {
        await perform(command, .write) { (report, session, run) async throws(MigrationError) in
            try await session.lock(run)
            let rehearsal = Rehearsal(session: session, run: run, migrator: self)
            let found = try await rehearsal.catalog().objects.filter { $0.kind != "extension" }
            guard found.isEmpty, try await self.ledgerRows(session).isEmpty else {
                throw MigrationError(
                    .scratchNotEmpty, "the scratch database \(self.database.location) is not empty")
            }
            try await session.transaction(run) { () async throws(MigrationError) in
                try await session.createLedger()
            }
            do throws(MigrationError) {
                try await work(&report, rehearsal)
            } catch {
                try? await rehearsal.tidy()
                throw error
            }
            try await rehearsal.tidy()
            try await session.unlock()
        }
    }
}
