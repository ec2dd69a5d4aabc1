/// Reads an up section for statements that hurt a running service.
struct MigrationLint {
    private let migration: Migration
    private let dialect: SQLDialect
    private let statements: [SQLStatement]

    init(_ migration: Migration, dialect: SQLDialect) {
        self.migration = migration
        self.dialect = dialect
        var statements: [SQLStatement] = []
        var reader = SQLStatementReader(migration.up.body, dialect: dialect)
        while let statement = reader.next() {
            if Self.isOfInterest(statement) { statements.append(statement) }
        }
        self.statements = statements
    }

    /// Rows that are only inserted concern no rule: a long file of them is not kept.
    private static func isOfInterest(_ statement: SQLStatement) -> Bool {
        switch statement.tokens[0].text {
        case "insert", "replace": statement.contains("select")
        case "select", "values", "set", "comment", "grant", "analyze": false
        case _: true
        }
    }

    /// The rules that the migration breaks and does not allow itself to break, in the order of the text.
    var findings: [LintFinding] {
        var scope = LintScope(statements, dialect: dialect, options: migration.up.options)
        let checks = dialect.rules.lint.filter { !$0.rule.isAllowed(by: migration.up.options) }
        var found: [(rule: LintRule, offset: Int)] = []
        for (position, statement) in statements.enumerated() {
            scope.position = position
            let offences = checks.flatMap { check in
                check.offences(statement, scope).map { (rule: check.rule, offset: $0) }
            }
            found += offences.sorted { $0.offset < $1.offset }
        }
        guard !found.isEmpty else { return [] }
        let lines = LineTable(migration.up.body, firstLine: migration.up.firstLine)
        return found.map { rule, offset in
            LintFinding(
                rule: rule, version: migration.version,
                location: lines.location(of: offset, file: migration.file))
        }
    }
}

/// Where the lines of a text begin, so that many places in it cost no more than one.
private struct LineTable {
    private let starts: [Int]
    private let firstLine: Int

    init(_ text: String, firstLine: Int) {
        var starts = [0]
        for (offset, scalar) in text.unicodeScalars.enumerated() where scalar == "\n" {
            starts.append(offset + 1)
        }
        self.starts = starts
        self.firstLine = firstLine
    }

    func location(of offset: Int, file: String) -> SourceLocation {
        var (low, high) = (0, starts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return SourceLocation(file: file, line: firstLine + low, column: offset - starts[low] + 1)
    }
}
