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
            if let refusal = Refusal(statement, dialect) {
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

/// Why a statement is not run.
private struct Refusal {
    let reason: String
    let offset: Int
    let advice: String?

    init?(_ statement: SQLStatement, _ dialect: SQLDialect) {
        if let at = statement.tokens.firstIndex(where: { $0.isSymbol("\\") || $0.isSymbol("{") }) {
            self.init(statement, sign: at)
            return
        }
        guard let reason = Self.reason(statement, dialect) else { return nil }
        self.init(reason: reason, offset: statement.offset, advice: nil)
    }

    private init(reason: String, offset: Int, advice: String?) {
        self.reason = reason
        self.offset = offset
        self.advice = advice
    }

    /// Signs that neither database has in its SQL.
    private init(_ statement: SQLStatement, sign at: Int) {
        let token = statement.tokens[at]
        guard token.isSymbol("\\") else {
            self.init(
                reason: "a brace is a template's, not SQL", offset: token.offset,
                advice: "nobody fills in ${…} or {{…}} here: write the value")
            return
        }
        let command = at + 1 < statement.tokens.count ? statement.tokens[at + 1].text : ""
        let advice =
            switch command {
            case "i", "ir", "include", "include_relative": "put the text of that file here"
            case "copy": "write INSERT … VALUES"
            case _: "dumps write \\restrict and others: delete those lines"
            }
        self.init(reason: "a backslash command is psql's, not SQL", offset: token.offset, advice: advice)
    }

    private static func reason(_ statement: SQLStatement, _ dialect: SQLDialect) -> String? {
        let first = statement.tokens[0]
        if dialect == .sqlite, first.isSymbol("."), statement.tokens.count > 1 {
            return "a dot command is the sqlite3 shell's, not SQL"
        }
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
        case "delimiter", "go", "use":
            return "\(first.text.uppercased()) is another database's, not \(dialect.name)'s"
        case _:
            return statement.changesLedger ? "the ledger is the runner's: leave schema_migrations alone" : nil
        }
    }

    private static func ownTransaction(_ words: String) -> String {
        "\(words.uppercased()) in a migration: the runner opens and ends the transaction"
    }
}

extension SQLStatement {
    /// Whether it writes into the runner's tables, as the dumps of other tools do into theirs.
    fileprivate var changesLedger: Bool {
        let table: String? =
            switch tokens[0].text {
            case "create": createdTable?.name
            case "insert": index(of: "into").flatMap { name(at: $0 + 1)?.name }
            case "update", "delete": rewrittenTable?.name
            case "alter": alteredTable?.name
            case "drop": begins(with: "drop", "table") ? dropped.first?.name.name : nil
            case _: nil
            }
        return table == "schema_migrations" || table == "schema_migrations_log"
    }
}
