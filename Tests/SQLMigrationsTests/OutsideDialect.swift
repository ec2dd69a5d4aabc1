import SQLMigrations
import SQLiteMigrations

/// A dialect as another package would write it, with public declarations only: MySQL's text, on a connection to
/// SQLite.
extension SQLDialect {
    static let outside: SQLDialect = SQLDialect(
        identifier: "outside", name: "Outside", syntax: .mySQL,
        rules: SectionRules(
            refusals: StatementRefusal.common + [.foreign(["delimiter"], to: "Outside")],
            runsAlone: { $0.begins(with: "optimize") }, lint: [.rename, .noFloat],
            advice: "-- Say what it costs."),
        ledger: OutsideLedger(), dump: .catalog("the tables"),
        session: { (connection, _) in OutsideSession(connection: connection) })
}

extension SQLSyntax {
    static let mySQL: SQLSyntax = {
        var syntax = SQLSyntax { word, before in
            word.isWord("begin")
                && before.contains { token in
                    ["procedure", "trigger", "function"].contains { token.isWord($0) }
                }
        }
        syntax.hasBacktickNames = true
        syntax.hasDoubleQuotedStrings = true
        syntax.hasHashComments = true
        syntax.backslashEscapes = .all
        return syntax
    }()
}

extension LintRule {
    static let noFloat = LintRule("no-float", "sums of floats depend on their order: use decimal")
}

extension LintCheck {
    static let noFloat = column(.noFloat) { $0.isOfType("float", "double") }
}

/// A file that is migrated by the dialect from outside.
struct OutsideDatabase: MigrationDatabase {
    let file: SQLiteMigrationDatabase

    var dialect: SQLDialect { .outside }
    var location: String { "outside: \(file.location)" }

    func connect(_ access: MigrationAccess) async throws(MigrationConnectionError) -> any MigrationConnection
    {
        try await file.connect(access)
    }
}

private struct OutsideLedger: LedgerSQL {
    var entryNumber: String { "integer PRIMARY KEY" }

    func type(_ type: LedgerText.ValueType) -> String {
        switch type {
        case .bigint, .boolean: "integer"
        case .text, .timestamptz: "text"
        }
    }

    func parameter(_ number: Int, _ type: LedgerText.ValueType) -> String { "CAST(? AS \(self.type(type)))" }

    func time(_ column: String) -> String { column }

    func columns(of table: Ledger.Table, in ledger: Ledger) -> LedgerStatement {
        LedgerStatement("SELECT name FROM pragma_table_info(?)", table.rawValue)
    }

    func logIsReadable(in ledger: Ledger) -> LedgerStatement {
        LedgerStatement("SELECT 1 FROM sqlite_schema WHERE name = ?", Ledger.Table.log.rawValue)
    }

    func rows(in ledger: Ledger) -> LedgerStatement {
        LedgerStatement(
            """
            SELECT version, name, checksum, state, seq, contract, fingerprint, started_at, duration_ms,
                app_version, host, pid, finished_at FROM \(ledger.table) ORDER BY seq
            """)
    }
}

/// The least that a session does: nobody else is at work on its database.
private struct OutsideSession: MigrationSession {
    let connection: any MigrationConnection
    let ledger = Ledger(dialect: .outside, quotedSchema: "main")

    func createLedger() async throws(MigrationError) { try await connection.run(ledger.creation) }

    func lock(_ run: MigrationRun) async throws(MigrationError) {}
    func unlock() async throws(MigrationError) {}
    func lockHolder() async throws(MigrationError) -> String? { nil }

    func transaction<Value: Sendable>(
        _ run: MigrationRun, _ work: () async throws(MigrationError) -> Value
    ) async throws(MigrationError) -> Value {
        try await connection.run("BEGIN IMMEDIATE")
        do throws(MigrationError) {
            let value = try await work()
            try await connection.run("COMMIT")
            return value
        } catch {
            try await run.shielded { () async throws(MigrationError) in try await connection.run("ROLLBACK") }
            throw error
        }
    }

    func reading<Value: Sendable>(
        _ work: () async throws(MigrationError) -> Value
    ) async throws(MigrationError) -> Value { try await work() }

    func runTransactional(_ step: MigrationStep, _ run: MigrationRun) async throws(MigrationError) -> Bool {
        let timing = run.timing()
        try await transaction(run) { () async throws(MigrationError) in
            do throws(MigrationConnectionError) {
                try await connection.script(step.section.body, by: .migration)
            } catch { throw MigrationError(error, in: step, state: .rolledBack) }
            let fingerprint = try await fingerprint(after: step)
            try await connection.write(step.done(fingerprint: fingerprint, timing: timing()))
        }
        return true
    }

    func runBare(_ step: MigrationStep, _ run: MigrationRun) async throws(MigrationError) {
        let timing = run.timing()
        try await connection.write(step.started(at: timing()))
        do throws(MigrationConnectionError) {
            try await connection.single(step.section.body)
        } catch {
            let failure = MigrationError(error, in: step, state: .failed)
            try await connection.write(step.failed(failure.message, isClean: false, at: run.timestamp))
            throw failure
        }
        try await connection.write(step.finished(fingerprint: nil, timing: timing()))
    }

    func catalog() async throws(MigrationError) -> SchemaCatalog {
        let rows = try await connection.rows(
            LedgerStatement("SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'schema_migrations%'"))
        let objects = rows.map { row in
            SchemaCatalog.Object(kind: "table", owner: row[0] ?? "", part: nil, definition: row[1] ?? "")
        }
        return SchemaCatalog(objects: objects, context: "1:outside")
    }

    func dump() async throws(MigrationError) -> String {
        try await catalog().objects.map { $0.definition + ";\n" }.joined()
    }

    func kept() async throws(MigrationError) -> [String] { [] }

    func clear(keeping kept: [String], _ run: MigrationRun) async throws(MigrationError) {
        let rows = try await connection.rows(
            LedgerStatement("SELECT name FROM sqlite_schema WHERE name NOT LIKE 'schema_migrations%'"))
        for row in rows { try await connection.run("DROP TABLE \(Ledger.quoted(row[0] ?? ""))") }
        try await connection.run(ledger.removal)
    }

    func diagnose(_ migration: Migration, isDown: Bool) async throws(MigrationError) -> MigrationDiagnosis {
        MigrationDiagnosis(finding: .absent("the statement may simply run again"), isDown: isDown)
    }

    func remove(_ leftovers: [String]) async throws(MigrationError) {}
}
