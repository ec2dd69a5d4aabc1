public import SQLMigrations

extension SQLDialect {
    /// The SQL of SQLite.
    public static let sqlite = SQLDialect(
        identifier: "sqlite", name: "SQLite", syntax: .sqlite,
        rules: SectionRules(
            refusals: StatementRefusal.common + [
                .dotCommands, .foreign(["delimiter", "go", "use"], to: "SQLite"),
            ],
            runsAlone: { $0.begins(with: "vacuum") },
            lint: [.notInTransaction, .addNotNullColumn, .rename, .dropWithoutContract],
            advice:
                "-- What ALTER TABLE cannot do: make a new table, copy the rows, drop the old one, rename."),
        ledger: SQLiteLedger(), dump: .catalog("sqlite_schema"),
        session: { (connection, _) async throws(MigrationError) in try await SQLiteSession.open(connection) })
}

extension SQLSyntax {
    fileprivate static let sqlite: SQLSyntax = {
        var syntax = SQLSyntax { word, before in
            word.isWord("begin") && before.prefix(3).contains { $0.isWord("trigger") }
        }
        syntax.hasBacktickNames = true
        syntax.hasBracketNames = true
        return syntax
    }()
}

extension StatementRefusal {
    /// `.mode` and others, which only the shell knows.
    fileprivate static let dotCommands = StatementRefusal(reason: { statement in
        guard statement.tokens[0].isSymbol("."), statement.tokens.count > 1 else { return nil }
        return "a dot command is the sqlite3 shell's, not SQL"
    })
}
