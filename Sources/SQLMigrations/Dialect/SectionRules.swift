/// What a migration may say in a dialect, and what it had better not.
public struct SectionRules: Sendable {
    /// Statements that are never run; the first that is found is told.
    public var refusals: [StatementRefusal]
    /// Whether the database refuses a statement within a transaction.
    public var runsAlone: @Sendable (SQLStatement) -> Bool
    /// Statements that hurt a running service; findings at one place are told in this order.
    public var lint: [LintCheck]
    /// The comment of a new file that says what is particular to this database.
    public var advice: String

    /// Rules of a dialect; statements that no database runs are refused unless others are given.
    public init(
        refusals: [StatementRefusal] = StatementRefusal.common,
        runsAlone: @escaping @Sendable (SQLStatement) -> Bool, lint: [LintCheck], advice: String
    ) {
        self.refusals = refusals
        self.runsAlone = runsAlone
        self.lint = lint
        self.advice = advice
    }

    /// The rules that a file may name behind `allow=`: those of every database, since files of one name in two
    /// dialects may share their first lines, and those that only this dialect has.
    var lintRules: [LintRule] {
        LintRule.wellKnown + lint.map(\.rule).filter { !LintRule.wellKnown.contains($0) }
    }
}

/// A kind of statement that the runner does not run.
///
/// Reads tokens, so it is early and friendly, not complete: the guards around a running file are.
public struct StatementRefusal: Sendable {
    /// Why a statement is not run.
    public struct Finding: Sendable {
        /// In words, for people.
        public var reason: String
        /// The scalar of the section that it is about.
        public var offset: Int
        /// What would be right.
        public var advice: String?

        /// A finding at a place of the section.
        public init(reason: String, offset: Int, advice: String? = nil) {
            self.reason = reason
            self.offset = offset
            self.advice = advice
        }
    }

    let find: @Sendable (SQLStatement) -> Finding?

    /// - Parameter find: `nil` for a statement that may run.
    public init(finding find: @escaping @Sendable (SQLStatement) -> Finding?) { self.find = find }

    /// - Parameter reason: why a statement is not run as a whole; `nil` when it may run.
    public init(reason: @escaping @Sendable (SQLStatement) -> String?) {
        find = { statement in reason(statement).map { Finding(reason: $0, offset: statement.offset) } }
    }
}

extension StatementRefusal {
    /// What no database has in its SQL, and what belongs to the runner: the transaction and the ledger.
    public static let common = [clientSigns, ownTransaction, standardInput, ledger]

    /// Backslash commands of psql, and the braces of a template: nobody makes anything of them here.
    public static let clientSigns = StatementRefusal(finding: { statement in
        guard let at = statement.tokens.firstIndex(where: { $0.isSymbol("\\") || $0.isSymbol("{") }) else {
            return nil
        }
        let token = statement.tokens[at]
        guard token.isSymbol("\\") else {
            return Finding(
                reason: "a brace is a template's, not SQL", offset: token.offset,
                advice: "nobody fills in ${…} or {{…}} here: write the value")
        }
        let command = at + 1 < statement.tokens.count ? statement.tokens[at + 1].text : ""
        let advice =
            switch command {
            case "i", "ir", "include", "include_relative": "put the text of that file here"
            case "copy": "write INSERT … VALUES"
            case _: "dumps write \\restrict and others: delete those lines"
            }
        return Finding(
            reason: "a backslash command is psql's, not SQL", offset: token.offset, advice: advice)
    })

    /// Statements that begin or end a transaction; `ROLLBACK TO` a savepoint may run.
    public static let ownTransaction = StatementRefusal(reason: { statement in
        guard let words = statement.transactionWords else { return nil }
        return "\(words.uppercased()) in a migration: the runner opens and ends the transaction"
    })

    /// `COPY … FROM STDIN`, which nobody feeds.
    public static let standardInput = StatementRefusal(reason: { statement in
        let readsInput = statement.begins(with: "copy") && statement.contains("from", "stdin")
        return readsInput ? "COPY … FROM STDIN has no input here: write INSERT … VALUES" : nil
    })

    /// Statements that write into the runner's tables, as the dumps of other tools do into theirs.
    public static let ledger = StatementRefusal(reason: { statement in
        guard let table = statement.changedTable, Ledger.Table.recorded.contains(table) else { return nil }
        return "the ledger is the runner's: leave schema_migrations alone"
    })

    /// Statements that begin with one of these words, in lower case, which only another database knows.
    public static func foreign(_ words: Set<String>, to name: String) -> StatementRefusal {
        StatementRefusal(reason: { statement in
            let first = statement.tokens[0]
            guard first.kind == .word, words.contains(first.text) else { return nil }
            return "\(first.text.uppercased()) is another database's, not \(name)'s"
        })
    }
}

extension SQLStatement {
    /// The words by which it begins or ends a transaction, if it does.
    fileprivate var transactionWords: String? {
        guard tokens[0].kind == .word else { return nil }
        switch tokens[0].text {
        case "rollback", "abort":
            let after = skip([["rollback"], ["abort"], ["work"], ["transaction"]], at: 0)
            let isToSavepoint = after < tokens.count && tokens[after].isWord("to")
            return isToSavepoint ? nil : tokens[0].text
        case "commit", "begin": return tokens[0].text
        case "start" where begins(with: "start", "transaction"): return "start transaction"
        case "prepare" where begins(with: "prepare", "transaction"): return "prepare transaction"
        case _: return nil
        }
    }

    /// The table that it makes, changes, fills or drops, without its schema.
    fileprivate var changedTable: String? {
        guard tokens[0].kind == .word else { return nil }
        return switch tokens[0].text {
        case "create": createdTable?.name
        case "insert": index(of: "into").flatMap { name(at: $0 + 1)?.name }
        case "update", "delete": rewrittenTable?.name
        case "alter": alteredTable?.name
        case "drop": begins(with: "drop", "table") ? dropped.first?.name.name : nil
        case _: nil
        }
    }
}
