/// What the rules ask of a statement, or of an action of `ALTER TABLE`.
extension SQLStatement {
    var isSerial: Bool {
        isOfType("serial", "bigserial", "smallserial", "serial2", "serial4", "serial8")
    }

    /// What follows the name in `ALTER [COLUMN] name …`.
    var alteredColumn: SQLStatement? {
        guard begins(with: "alter") else { return nil }
        let others = ["constraint"]
        guard tokens.count > 1, !others.contains(where: tokens[1].isWord) else { return nil }
        guard let name = name(at: skip([["column"]], at: 1)), name.end < tokens.count else { return nil }
        return SQLStatement(tokens: Array(tokens[name.end...]))
    }

    var setsNotNull: Bool {
        if addedConstraint == .notNull { return !contains("not", "valid") }
        return alteredColumn?.begins(with: "set", "not", "null") ?? false
    }

    var addsCheckedConstraint: Bool {
        switch addedConstraint {
        case .check, .foreignKey: !contains("not", "valid")
        case .unique, .primaryKey, .exclusion, .notNull: false
        case nil: addedColumn.map { $0.contains("references") || $0.contains("check") } ?? false
        }
    }

    /// `DROP [COLUMN] name`.
    var dropsColumn: Bool {
        guard begins(with: "drop"), tokens.count > 1 else { return false }
        return tokens[1].isWord("column") || !tokens[1].isWord("constraint")
    }

    var rewritesTable: Bool {
        begins(with: "set", "tablespace") || begins(with: "set", "logged") || begins(with: "set", "unlogged")
            || begins(with: "set", "access", "method")
    }

    /// Where it gives something that was there before, and is not put back, another name.
    func renames(in scope: LintScope) -> [Int] {
        guard let altered, altered.end < tokens.count, tokens[altered.end].isWord("rename"),
            skip([["rename", "constraint"]], at: altered.end) == altered.end, !scope.isNew(altered.name)
        else { return [] }
        let isWhole = skip([["rename", "to"]], at: altered.end) > altered.end
        let isPutBack = isWhole && scope.isReplaced(altered.name, isTable: true, isRenamed: true)
        return isPutBack ? [] : [altered.end]
    }

    /// Whether the database refuses it within a transaction.
    func runsAlone(in dialect: SQLDialect) -> Bool {
        switch dialect {
        case .sqlite: return begins(with: "vacuum")
        case .postgreSQL:
            if begins(with: "vacuum") || begins(with: "alter", "system") { return true }
            if createdIndex?.isConcurrent == true { return true }
            if ["database", "tablespace"].contains(where: { kind in
                begins(with: "create", kind) || begins(with: "drop", kind)
            }) {
                return true
            }
            let mayBeConcurrent = droppedIndex != nil || begins(with: "reindex")
            return mayBeConcurrent && contains("concurrently")
                || actions.contains { $0.begins(with: "detach", "partition") && $0.contains("concurrently") }
        }
    }
}
