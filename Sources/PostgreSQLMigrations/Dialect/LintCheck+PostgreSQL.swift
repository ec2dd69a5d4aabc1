internal import SQLMigrations

extension LintCheck {
    /// What hurts a service on PostgreSQL.
    static let ofPostgreSQL = ofIndexes + ofColumns + ofConstraints + ofTables + ofRemovals

    private static let ofIndexes: [LintCheck] = [
        statement(.indexWithoutConcurrently) { statement, scope in
            guard let index = statement.createdIndex, let table = statement.indexedTable else { return false }
            return !index.isConcurrent && !scope.isNew(table)
        },
        statement(.concurrentlyIfNotExists) { statement, _ in
            statement.createdIndex.map { $0.isConcurrent && $0.isConditional } ?? false
        },
        statement(.dropIndexWithoutConcurrently) { statement, scope in
            guard let name = statement.droppedIndex, !statement.contains("concurrently") else { return false }
            return !scope.isNewIndex(name)
        },
        statement(.reindexWithoutConcurrently) { statement, _ in
            statement.begins(with: "reindex") && !statement.contains("concurrently")
        },
        notInTransaction,
    ]

    private static let ofColumns: [LintCheck] = [
        addNotNullColumn,
        action(.volatileDefault) { action, _ in action.addsVolatileDefault },
        column(.serialColumn) { $0.isSerial },
        column(.identityColumn) { $0.contains("as", "identity") },
        column(.storedColumn) { $0.contains("generated") && $0.contains("stored") },
        column(.jsonColumn) { $0.isOfType("json") },
        LintCheck(.setNotNull) { statement, scope in
            if statement.begins(with: "alter", "domain"), statement.contains("set", "not", "null") {
                return [statement.offset]
            }
            guard let table = statement.alteredTable, !scope.isNew(table) else { return [] }
            return statement.actions.filter(\.setsNotNull).map(\.offset)
        },
        action(.typeChange) { action, _ in
            action.alteredColumn.map { $0.begins(with: "type") || $0.begins(with: "set", "data", "type") }
                ?? false
        },
    ]

    private static let ofConstraints: [LintCheck] = [
        LintCheck(.constraintWithoutNotValid) { statement, scope in
            if statement.begins(with: "alter", "domain") {
                let isChecked = statement.contains("add") && statement.contains("check")
                return isChecked && !statement.contains("not", "valid") ? [statement.offset] : []
            }
            guard let table = statement.alteredTable, !scope.isNew(table) else { return [] }
            return statement.actions.filter(\.addsCheckedConstraint).map(\.offset)
        },
        action(.validateInSameFile) { action, scope in
            action.begins(with: "validate", "constraint")
                && action.name(at: 2).map { scope.unvalidated.contains($0.name) } ?? false
        },
        action(.uniqueWithoutIndex) { action, _ in
            if let constraint = action.addedConstraint { return [.unique, .primaryKey].contains(constraint) }
            return action.addedColumn.map { $0.contains("unique") || $0.contains("primary", "key") } ?? false
        },
        action(.exclusionConstraint) { action, _ in action.addedConstraint == .exclusion },
    ]

    private static let ofTables: [LintCheck] = [
        LintCheck(.tableRewrite) { statement, scope in
            if statement.begins(with: "cluster") { return [statement.offset] }
            if statement.begins(with: "vacuum"), statement.contains("full") { return [statement.offset] }
            guard let table = statement.alteredTable, !scope.isNew(table) else { return [] }
            return statement.actions.filter(\.rewritesTable).map(\.offset)
        },
        statement(.backfillWithDDL) { statement, scope in
            guard scope.locksTables, let table = statement.rewrittenTable else { return false }
            return !scope.isNew(table)
        },
        statement(.refreshWithoutConcurrently) { statement, scope in
            guard statement.begins(with: "refresh", "materialized", "view"),
                let view = statement.qualifiedName(at: 3)?.name
            else { return false }
            return !statement.begins(with: "refresh", "materialized", "view", "concurrently")
                && !scope.isNew(view)
        },
        statement(.truncate) { statement, scope in
            guard statement.begins(with: "truncate") else { return false }
            return statement.names(at: statement.skip([["table"]], at: 1)).contains { !scope.isNew($0.name) }
        },
        LintCheck(.identifierTooLong) { statement, _ in
            guard ["create", "alter"].contains(where: statement.tokens[0].isWord) else { return [] }
            return statement.tokens.filter { ($0.identifier?.utf8.count ?? 0) > 63 }.map(\.offset)
        },
    ]

    private static let ofRemovals: [LintCheck] = [
        rename,
        statement(.setSchema) { statement, scope in
            guard let altered = statement.altered, !scope.isNew(altered.name) else { return false }
            return statement.skip([["set", "schema"]], at: altered.end) > altered.end
        },
        dropWithoutContract,
    ]
}
