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
}

// MARK: As empty as it was found

extension Rehearsal {
    /// What a mark says a rehearsal must leave; `nil` where none is at work, or was killed.
    private func mark() async throws(MigrationError) -> [String]? {
        let columns = try await session.connection.rows(session.ledger.columns(of: .scratch))
        guard !columns.isEmpty else { return nil }
        return try await session.connection.rows(session.ledger.scratchSelection).compactMap {
            $0.first ?? nil
        }
    }

    /// Marks the database, which must be empty, and returns what it holds.
    ///
    /// A mark that is there is that of a rehearsal that was killed, for this one has the lock: what it left is
    /// removed.
    fileprivate func begin() async throws(MigrationError) -> SchemaCatalog {
        if let kept = try await mark() {
            run.report(.warning("removing what a rehearsal that was killed has left here"))
            try await session.clear(keeping: kept, run)
        }
        let found = try await catalog()
        let obstacles = found.objects.filter { !$0.isIncidental }.map(\.name).sorted()
        guard obstacles.isEmpty, found.isWhole, try await migrator.ledgerRows(session).isEmpty else {
            throw refusal(found.isWhole ? obstacles : ["a ledger in another schema"])
        }
        try await session.transaction(run) { () async throws(MigrationError) in
            let kept = try await session.kept()
            try await session.createLedger()
            try await session.connection.run(session.ledger.scratchCreation, doing: "marking the database")
            for line in kept { _ = try await session.connection.rows(session.ledger.scratchEntry(line)) }
        }
        return found
    }

    /// Empties the database again, whether or not the command is cancelled meanwhile.
    fileprivate func end(_ found: SchemaCatalog) async throws(MigrationError) {
        try await run.shielded { () async throws(MigrationError) in
            guard let kept = try await mark() else { throw refusal(["the mark of the rehearsal is gone"]) }
            try await session.clear(keeping: kept, run)
            let left = try await catalog().differences(from: found)
            guard left.isEmpty else { throw refusal(left) }
        }
    }

    private func refusal(_ details: [String]) -> MigrationError {
        MigrationError(
            .scratchNotEmpty, "the scratch database \(migrator.database.location) is not empty"
        ).with { $0.details = details }
    }
}

extension MigrationError {
    /// The same error of a database that is empty again: nothing is left that a repair could settle.
    fileprivate func withoutRepair(isCancelled: Bool) -> MigrationError {
        guard kind == .needsRepair || kind == .cancelled || remedy != code else { return self }
        return changing(code: isCancelled ? .interrupted : .sql).with {
            $0.fileState = $0.fileState.map { _ in .unchanged }
            $0.details = []
        }
    }
}

extension Ledger {
    fileprivate var scratchCreation: String { "CREATE TABLE \(scratch) (kept \(sql.type(.text)) NOT NULL);" }

    fileprivate var scratchSelection: LedgerStatement { LedgerStatement("SELECT kept FROM \(scratch)") }

    fileprivate func scratchEntry(_ line: String) -> LedgerStatement {
        LedgerStatement("INSERT INTO \(scratch) (kept) VALUES (\(sql.parameter(1, .text)))", line)
    }
}

extension Migrator {
    typealias Rehearsing = @Sendable (inout MigrationReport, Rehearsal) async throws(MigrationError) -> Void

    /// Runs `work` on this migrator's database, which must be empty, and empties it again whatever happens.
    func rehearse(_ command: String, _ work: @escaping Rehearsing) async -> MigrationReport {
        await perform(command, .write) { (report, session, run) async throws(MigrationError) in
            try await self.locked(session, run) { () async throws(MigrationError) in
                let rehearsal = Rehearsal(session: session, run: run, migrator: self)
                let found = try await rehearsal.begin()
                do throws(MigrationError) {
                    try await work(&report, rehearsal)
                } catch {
                    do throws(MigrationError) {
                        try await rehearsal.end(found)
                    } catch let other {
                        report.warnings.append(
                            ([other.headline] + other.details).joined(separator: "; "))
                        throw error
                    }
                    throw error.withoutRepair(isCancelled: run.isCancelled)
                }
                try await rehearsal.end(found)
            }
        }
    }
}
