/// Reads an up section for statements that hurt a running service.
struct MigrationLint {
    private let migration: Migration
    private let dialect: SQLDialect
    private let statements: [SQLStatement]
    /// Tables that the file itself creates, or renames something to: nobody uses them yet.
    private let own: Set<String>

    init(_ migration: Migration, dialect: SQLDialect) {
        self.migration = migration
        self.dialect = dialect
        statements = SQLStatement.statements(of: migration.up.body, dialect: dialect)
        own = Set(statements.compactMap(\.createdTable))
    }

    /// The rules that the migration breaks and does not allow itself to break, in the order of the text.
    var findings: [LintFinding] {
        let changesSchema = statements.contains(where: \.isDDL)
        return statements.flatMap { statement in
            rules(brokenBy: statement, besideDDL: changesSchema)
                .filter { !migration.up.options.allowed.contains($0) }
                .map { rule in
                    LintFinding(
                        rule: rule, version: migration.version,
                        location: migration.location(of: statement.offset, in: migration.up))
                }
        }
    }

    private func rules(brokenBy statement: SQLStatement, besideDDL: Bool) -> [LintRule] {
        var rules = common(statement)
        guard dialect == .postgreSQL else { return rules }
        if let index = statement.createdIndex {
            if !index.isConcurrent, !own.contains(index.table) { rules.append(.indexWithoutConcurrently) }
            if index.isConcurrent, index.isConditional { rules.append(.concurrentlyIfNotExists) }
        }
        if let table = statement.alteredTable, !own.contains(table) {
            if statement.contains("set", "not", "null") { rules.append(.setNotNull) }
            if statement.changesType { rules.append(.typeChange) }
            if statement.addsCheckedConstraint { rules.append(.constraintWithoutNotValid) }
        }
        if besideDDL, let table = statement.rewrittenTable, !own.contains(table) {
            rules.append(.backfillWithDDL)
        }
        return rules
    }

    /// The rules of every dialect.
    private func common(_ statement: SQLStatement) -> [LintRule] {
        var rules: [LintRule] = []
        if let table = statement.alteredTable, !own.contains(table), statement.renamesTableOrColumn {
            rules.append(.rename)
        }
        if !migration.up.options.isContract, let dropped = statement.droppedName, !isReplaced(dropped) {
            rules.append(.dropWithoutContract)
        }
        return rules
    }

    /// Whether something takes the dropped table's name again, as when SQLite's table is rebuilt.
    private func isReplaced(_ name: String) -> Bool {
        own.contains(name) || statements.contains { $0.renamedTo == name }
    }
}
