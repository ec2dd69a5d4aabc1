internal import SQLMigrations

/// What the rules ask of a statement, or of an action of `ALTER TABLE`.
extension SQLStatement {
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

    var rewritesTable: Bool {
        begins(with: "set", "tablespace") || begins(with: "set", "logged") || begins(with: "set", "unlogged")
            || begins(with: "set", "access", "method")
    }

    /// Whether the server refuses it within a transaction.
    var runsAlone: Bool {
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
