extension Migration {
    /// What the runner will not run: the transaction and the ledger belong to the runner, nobody feeds
    /// `COPY … FROM STDIN`, and what a client program or a template makes of a file is not made of it here.
    ///
    /// Reads tokens, so it is early and friendly, not complete: the guards around a running file are.
    func check(_ section: Section, dialect: SQLDialect) throws(MigrationError) {
        var reader = SQLStatementReader(section.body, dialect: dialect)
        var count = 0
        while let statement = reader.next() {
            count += 1
            if let refusal = dialect.rules.refusals.lazy.compactMap({ $0.find(statement) }).first {
                throw .file(
                    .fileStatement, refusal.reason, at: location(of: refusal.offset, in: section),
                    advice: refusal.advice)
            }
            guard count < 2 || section.options.isTransactional else {
                throw .file(
                    .fileStatement, "a section without a transaction is exactly one statement",
                    at: location(of: statement.offset, in: section), advice: "one file for each statement")
            }
        }
    }

    /// The statements that both sections may hold, and at least one in the up section.
    func check(dialect: SQLDialect) throws(MigrationError) {
        try check(up, dialect: dialect)
        var reader = SQLStatementReader(up.body, dialect: dialect)
        guard reader.next() != nil else {
            throw .file(
                .emptySection, "the up section has no statement",
                at: SourceLocation(file: file, line: up.firstLine))
        }
        if let down { try check(down, dialect: dialect) }
    }
}
