/// What an action of `ALTER TABLE` adds.
extension SQLStatement {
    /// A constraint of a table.
    public enum Constraint: Hashable, Sendable {
        case check
        case foreignKey
        case unique
        case primaryKey
        case exclusion
        case notNull
    }

    /// `ADD [CONSTRAINT name] …`; a constraint that takes a finished index over is none.
    public var addedConstraint: Constraint? {
        guard begins(with: "add") else { return nil }
        var at = 1
        if at < tokens.count, tokens[at].isWord("constraint") { at = name(at: 2)?.end ?? 2 }
        guard at < tokens.count, tokens[at].kind == .word else { return nil }
        switch tokens[at].text {
        case "check": return .check
        case "foreign": return .foreignKey
        case "unique": return contains("using", "index") ? nil : .unique
        case "primary": return contains("using", "index") ? nil : .primaryKey
        case "exclude": return .exclusion
        case "not" where skip([["not", "null"]], at: at) > at: return .notNull
        case _: return nil
        }
    }

    /// The name in `ADD CONSTRAINT name`.
    public var addedConstraintName: String? { begins(with: "add", "constraint") ? name(at: 2)?.name : nil }

    /// What follows the name in `ADD [COLUMN] name …`: type and constraints, without what is in parentheses
    /// but the signs themselves.
    public var addedColumn: SQLStatement? {
        guard begins(with: "add") else { return nil }
        let others = ["constraint", "check", "foreign", "unique", "primary", "exclude", "not"]
        if tokens.count > 1, others.contains(where: tokens[1].isWord) { return nil }
        guard let name = name(at: skip([["column"], ["if", "not", "exists"]], at: 1)) else { return nil }
        var definition: [SQLToken] = []
        var depth = 0
        for token in tokens[name.end...] {
            if token.isSymbol(")") { depth -= 1 }
            if depth == 0 { definition.append(token) }
            if token.isSymbol("(") { depth += 1 }
        }
        return definition.isEmpty ? nil : SQLStatement(tokens: definition)
    }

    /// What follows the name in `ALTER [COLUMN] name …`.
    public var alteredColumn: SQLStatement? {
        guard begins(with: "alter") else { return nil }
        let others = ["constraint"]
        guard tokens.count > 1, !others.contains(where: tokens[1].isWord) else { return nil }
        guard let name = name(at: skip([["column"]], at: 1)), name.end < tokens.count else { return nil }
        return SQLStatement(tokens: Array(tokens[name.end...]))
    }

    /// Whether it adds a column whose default may be another value for each row.
    ///
    /// A function that is not known to be the same for all rows counts as one that is not.
    public var addsVolatileDefault: Bool {
        guard addedColumn?.contains("default") == true else { return false }
        let tokens = addedDefault
        return tokens.indices.dropLast().contains { at in
            guard tokens[at + 1].isSymbol("("), let name = tokens[at].identifier, at > 0 else { return false }
            let isType = tokens[at - 1].isSymbol(":") || tokens[at - 1].isWord("as")
            return !isType && !Self.sameForAllRows.contains(name)
        }
    }

    /// `DEFAULT …`, up to the next of the column's constraints.
    private var addedDefault: [SQLToken] {
        var found: [SQLToken] = []
        var depth = 0
        for token in tokens {
            if depth == 0, token.isWord("default") {
                found = [token]
                continue
            }
            if depth == 0, !found.isEmpty, Self.columnConstraints.contains(where: token.isWord) { break }
            if token.isSymbol("(") { depth += 1 }
            if token.isSymbol(")") { depth -= 1 }
            if !found.isEmpty { found.append(token) }
        }
        return found
    }

    private static let columnConstraints = [
        "not", "null", "unique", "primary", "check", "references", "generated", "collate", "constraint",
    ]
    private static let sameForAllRows: Set = [
        "now", "transaction_timestamp", "statement_timestamp", "current_timestamp", "current_date",
        "current_time", "localtimestamp", "localtime", "to_timestamp", "to_date", "make_interval",
        "make_date",
        "date_trunc", "timezone", "coalesce", "nullif", "lower", "upper", "concat", "cast", "array",
        "jsonb_build_object", "jsonb_build_array", "json_build_object", "json_build_array", "to_jsonb",
        "current_setting",
    ]

    /// Of a column's definition: its type.
    public func isOfType(_ names: String...) -> Bool {
        guard let (name, _) = name(at: 0) else { return false }
        return names.contains(name)
    }
}
