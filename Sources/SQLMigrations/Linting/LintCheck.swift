/// How a rule is looked for.
public struct LintCheck: Sendable {
    /// The scalars at which a statement breaks the rule.
    public typealias Offences = @Sendable (SQLStatement, LintScope) -> [Int]

    /// The rule.
    public let rule: LintRule
    let offences: Offences

    /// A rule with the function that finds where it is broken.
    public init(_ rule: LintRule, _ offences: @escaping Offences) {
        self.rule = rule
        self.offences = offences
    }

    /// A rule about a statement as a whole.
    public static func statement(
        _ rule: LintRule, _ isBroken: @escaping @Sendable (SQLStatement, LintScope) -> Bool
    ) -> LintCheck {
        LintCheck(rule) { statement, scope in
            isBroken(statement, scope) ? [statement.offset] : []
        }
    }

    /// A rule about what `ALTER TABLE` does to a table that was there before.
    public static func action(
        _ rule: LintRule, _ isBroken: @escaping @Sendable (SQLStatement, LintScope) -> Bool
    ) -> LintCheck {
        LintCheck(rule) { statement, scope in
            guard let table = statement.alteredTable, !scope.isNew(table) else { return [] }
            return statement.actions.filter { isBroken($0, scope) }.map(\.offset)
        }
    }

    /// A rule about a column that is added to a table that was there before; hears its definition.
    public static func column(
        _ rule: LintRule, _ isBroken: @escaping @Sendable (SQLStatement) -> Bool
    ) -> LintCheck {
        action(rule) { action, _ in action.addedColumn.map(isBroken) ?? false }
    }
}

// What may hurt a service on any database.
extension LintCheck {
    /// Statements that the database refuses within a transaction.
    public static let notInTransaction = statement(.notInTransaction) { statement, scope in
        scope.options.isTransactional && scope.dialect.rules.runsAlone(statement)
    }

    /// `ADD COLUMN … NOT NULL` without a default, of a table that was there before.
    public static let addNotNullColumn = column(.addNotNullColumn) { column in
        column.contains("not", "null") && !column.contains("default") && !column.contains("generated")
            && !column.isSerial
    }

    /// A name that running programs use, renamed with nothing in its place.
    public static let rename = LintCheck(.rename) { statement, scope in
        statement.renames(in: scope).map { statement.tokens[$0].offset }
    }

    /// What running programs use, dropped by a file that does not say `contract`.
    public static let dropWithoutContract = LintCheck(.dropWithoutContract) { statement, scope in
        guard !scope.options.isContract else { return [] }
        let objects = statement.dropped.filter { object in
            let isTable = object.kind.last == "table"
            return !scope.isNew(object.name) && !scope.isReplaced(object.name, isTable: isTable)
        }
        guard let table = statement.alteredTable, !scope.isNew(table) else {
            return objects.isEmpty ? [] : [statement.offset]
        }
        return statement.actions.filter(\.dropsColumn).map(\.offset)
    }
}

extension SQLStatement {
    /// Of a column's definition: whether the database numbers its rows.
    public var isSerial: Bool {
        isOfType("serial", "bigserial", "smallserial", "serial2", "serial4", "serial8")
    }

    /// `DROP [COLUMN] name`.
    fileprivate var dropsColumn: Bool {
        guard begins(with: "drop"), tokens.count > 1 else { return false }
        return tokens[1].isWord("column") || !tokens[1].isWord("constraint")
    }

    /// Where it gives something that was there before, and is not put back, another name.
    fileprivate func renames(in scope: LintScope) -> [Int] {
        guard let altered, altered.end < tokens.count, tokens[altered.end].isWord("rename"),
            skip([["rename", "constraint"]], at: altered.end) == altered.end, !scope.isNew(altered.name)
        else { return [] }
        let isWhole = skip([["rename", "to"]], at: altered.end) > altered.end
        let isPutBack = isWhole && scope.isReplaced(altered.name, isTable: true, isRenamed: true)
        return isPutBack ? [] : [altered.end]
    }
}
