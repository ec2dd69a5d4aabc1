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
        let columns = try await session.connection.rows(session.ledger.scratchColumns)
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
            try await clear(keeping: kept)
        }
        let found = try await catalog()
        let isOwn = !found.context.hasSuffix(":\(PostgreSQLCatalog.Scope.schema.rawValue)")
        let obstacles = found.objects.filter { !$0.isInEmptyDatabase }.map(\.name).sorted()
        guard obstacles.isEmpty, isOwn, try await migrator.ledgerRows(session).isEmpty else {
            throw refusal(isOwn ? obstacles : ["a ledger in another schema"])
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
            try await clear(keeping: kept)
            let left = try await catalog().differences(from: found)
            guard left.isEmpty else { throw refusal(left) }
        }
    }

    /// In SQLite without foreign keys: where they hold, dropping a table deletes its rows one by one.
    private func clear(keeping kept: [String]) async throws(MigrationError) {
        let isSQLite = session.ledger.dialect == .sqlite
        if isSQLite { try await session.connection.run("PRAGMA foreign_keys = OFF") }
        try await session.transaction(run) { () async throws(MigrationError) in
            try await session.clear(keeping: kept)
        }
        if isSQLite { try await session.connection.run("PRAGMA foreign_keys = ON") }
    }

    private func refusal(_ details: [String]) -> MigrationError {
        MigrationError(
            .scratchNotEmpty, "the scratch database \(migrator.database.location) is not empty"
        ).with { $0.details = details }
    }
}

extension SchemaCatalog.Object {
    /// What a database may hold in which nobody keeps anything: schemas, and what was installed.
    fileprivate var isInEmptyDatabase: Bool {
        ["schema", "extension", "comment on schema", "comment on extension"].contains(kind)
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
    fileprivate var scratchCreation: String { "CREATE TABLE \(scratch) (kept text NOT NULL);" }

    fileprivate var scratchSelection: LedgerStatement { LedgerStatement("SELECT kept FROM \(scratch)") }

    fileprivate func scratchEntry(_ line: String) -> LedgerStatement {
        let place = dialect == .postgreSQL ? "$1::text" : "?1"
        return LedgerStatement("INSERT INTO \(scratch) (kept) VALUES (\(place))", line)
    }

    fileprivate var scratchColumns: LedgerStatement {
        switch dialect {
        case .postgreSQL: LedgerStatement("SELECT 1::text WHERE to_regclass($1::text) IS NOT NULL", scratch)
        case .sqlite: LedgerStatement("SELECT name FROM pragma_table_info('schema_migrations_scratch')")
        }
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
