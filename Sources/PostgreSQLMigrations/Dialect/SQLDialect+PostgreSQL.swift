public import SQLMigrations

extension SQLDialect {
    /// The SQL of PostgreSQL 13 and later.
    public static let postgreSQL = SQLDialect(
        identifier: "postgres", name: "PostgreSQL", syntax: .postgreSQL,
        rules: SectionRules(
            refusals: StatementRefusal.common + [.foreign(["delimiter", "go", "use"], to: "PostgreSQL")],
            runsAlone: { $0.runsAlone }, lint: LintCheck.ofPostgreSQL,
            advice:
                "-- An index on a table in use: “-- migrate:up transaction=false”, and alone in its file."),
        ledger: PostgreSQLLedger(), dump: .program("pg_dump"),
        session: { (connection, schema) async throws(MigrationError) in
            try await PostgreSQLSession.open(connection, ledgerSchema: schema)
        })
}

extension SQLSyntax {
    fileprivate static let postgreSQL: SQLSyntax = {
        var syntax = SQLSyntax { word, before in
            word.isWord("atomic") && before.last?.isWord("begin") == true
        }
        syntax.hasDollarQuotes = true
        syntax.nestsComments = true
        syntax.backslashEscapes = .prefixed
        return syntax
    }()
}
