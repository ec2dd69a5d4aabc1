extension Migration {
    /// What the runner will not run: the transaction belongs to the runner, and nobody feeds `COPY … FROM
    /// STDIN`.
    ///
    /// Reads tokens, so it is early and friendly, not complete: the guards around a running file are.
    func check(_ section: Section, dialect: SQLDialect) throws(MigrationError) {
        for token in SQLScanner.tokens(of: section.body, dialect: dialect) where token.isSymbol("\\") {
            throw .file(
                .fileStatement, "a backslash command is psql's, not SQL",
                at: location(of: token.offset, in: section),
                advice: "dumps write \\restrict and others: delete those lines")
        }
        let statements = SQLStatement.statements(of: section.body, dialect: dialect)
        for statement in statements {
            guard let reason = Self.refusal(of: statement) else { continue }
            throw .file(.fileStatement, reason, at: location(of: statement.offset, in: section))
        }
        guard !section.options.isTransactional else { return }
        guard statements.count < 2 else {
            throw .file(
                .fileStatement, "a section without a transaction is exactly one statement",
                at: location(of: statements[1].offset, in: section), advice: "one file for each statement")
        }
    }

    /// The statements that both sections may hold, and at least one in the up section.
    func check(dialect: SQLDialect) throws(MigrationError) {
        try check(up, dialect: dialect)
        guard !SQLStatement.statements(of: up.body, dialect: dialect).isEmpty else {
            throw .file(
                .emptySection, "the up section has no statement",
                at: SourceLocation(file: file, line: up.firstLine))
        }
        if let down { try check(down, dialect: dialect) }
    }

    private static func refusal(of statement: SQLStatement) -> String? {
        let first = statement.tokens[0]
        guard first.kind == .word else { return nil }
        switch first.text {
        case "rollback", "abort":
            let after = statement.skip([["rollback"], ["abort"], ["work"], ["transaction"]], at: 0)
            let isToSavepoint = after < statement.tokens.count && statement.tokens[after].isWord("to")
            return isToSavepoint ? nil : ownTransaction(first.text)
        case "commit", "begin": return ownTransaction(first.text)
        case "start" where statement.begins(with: "start", "transaction"):
            return ownTransaction("start transaction")
        case "prepare" where statement.begins(with: "prepare", "transaction"):
            return ownTransaction("prepare transaction")
        case "copy" where statement.contains("from", "stdin"):
            return "COPY … FROM STDIN has no input here: write INSERT … VALUES"
        case _: return nil
        }
    }

    private static func ownTransaction(_ words: String) -> String {
        "\(words.uppercased()) in a migration: the runner opens and ends the transaction"
    }
}
