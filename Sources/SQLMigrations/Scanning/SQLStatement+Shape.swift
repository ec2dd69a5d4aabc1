/// A name that may be qualified, as SQL compares it.
public struct SQLName: Hashable {
    /// The name before the dot; `nil` when there is none.
    public let schema: String?
    /// The last part of the name, folded as SQL folds it.
    public let name: String

    /// Whether both may mean the same object: a missing schema may be any.
    public func mayBe(_ other: SQLName) -> Bool {
        name == other.name && (schema == nil || other.schema == nil || schema == other.schema)
    }
}

/// What a statement does, as far as its first words tell.
extension SQLStatement {
    /// An index that CREATE INDEX makes.
    public struct CreatedIndex: Hashable {
        /// `nil` where the database names it.
        public let name: String?
        /// The table, without its schema.
        public let table: String
        /// Whether it says `CONCURRENTLY`.
        public let isConcurrent: Bool
        /// Whether it says `IF NOT EXISTS`.
        public let isConditional: Bool
    }

    /// The kinds of objects that a program may use by name.
    static let kinds: [[String]] = [
        ["materialized", "view"], ["foreign", "table"], ["table"], ["view"], ["type"], ["schema"],
        ["function"], ["procedure"], ["aggregate"], ["sequence"], ["domain"], ["database"],
    ]

    /// `CREATE … kind name`.
    public var created: (kind: [String], name: SQLName)? {
        guard tokens[0].isWord("create") else { return nil }
        let start = skip(
            [
                ["or", "replace"], ["global"], ["local"], ["temporary"], ["temp"], ["unlogged"], ["virtual"],
                ["recursive"],
            ], at: 1)
        guard let kind = Self.kinds.first(where: { skip([$0], at: start) > start }) else { return nil }
        let at = skip([["if", "not", "exists"]], at: start + kind.count)
        return qualifiedName(at: at).map { (kind, $0.name) }
    }

    /// The table in `CREATE TABLE name`.
    public var createdTable: SQLName? {
        created.flatMap { $0.kind.last == "table" ? $0.name : nil }
    }

    /// `CREATE [UNIQUE] INDEX [CONCURRENTLY] [IF NOT EXISTS] [name] ON [ONLY] table`.
    public var createdIndex: CreatedIndex? { createdIndexAndTable?.index }

    /// The table that an index is created on.
    public var indexedTable: SQLName? { createdIndexAndTable?.table }

    private var createdIndexAndTable: (index: CreatedIndex, table: SQLName)? {
        guard tokens[0].isWord("create") else { return nil }
        let start = skip([["unique"]], at: 1)
        guard start < tokens.count, tokens[start].isWord("index") else { return nil }
        var at = skip([["concurrently"]], at: start + 1)
        let isConcurrent = at > start + 1
        let afterCondition = skip([["if", "not", "exists"]], at: at)
        /// Whether it says `IF NOT EXISTS`.
        let isConditional = afterCondition > at
        at = afterCondition
        var indexName: String?
        if at < tokens.count, !tokens[at].isWord("on"), let found = name(at: at) {
            indexName = found.name
            at = found.end
        }
        guard at < tokens.count, tokens[at].isWord("on"),
            let table = qualifiedName(at: skip([["only"]], at: at + 1))
        else { return nil }
        let index = CreatedIndex(
            name: indexName, table: table.name.name, isConcurrent: isConcurrent, isConditional: isConditional)
        return (index, table.name)
    }

    /// `DROP INDEX [CONCURRENTLY] [IF EXISTS] name`.
    public var droppedIndex: String? {
        guard begins(with: "drop", "index") else { return nil }
        return name(at: skip([["concurrently"], ["if", "exists"]], at: 2))?.name
    }

    /// The possibly qualified name that begins at `index`, and the index after it.
    public func qualifiedName(at index: Int) -> (name: SQLName, end: Int)? {
        guard index < tokens.count, let first = tokens[index].identifier else { return nil }
        guard let last = name(at: index) else { return nil }
        let isQualified = last.end > index + 1
        let schema = isQualified ? tokens[last.end - 3].identifier ?? first : nil
        return (SQLName(schema: schema, name: last.name), last.end)
    }

    /// Names that commas part, from `index` on; each may have a parenthesis behind it, or a star.
    public func names(at index: Int) -> [(name: SQLName, at: Int)] {
        var names: [(name: SQLName, at: Int)] = []
        var index = index
        while let found = qualifiedName(at: skip([["only"]], at: index)) {
            names.append((found.name, index))
            index = afterParentheses(found.end)
            if index < tokens.count, tokens[index].isSymbol("*") { index += 1 }
            guard index < tokens.count, tokens[index].isSymbol(",") else { break }
            index += 1
        }
        return names
    }

    /// The index after the parenthesis that opens at `index`, if one does.
    public func afterParentheses(_ index: Int) -> Int {
        guard index < tokens.count, tokens[index].isSymbol("(") else { return index }
        var depth = 0
        for at in index..<tokens.count {
            if tokens[at].isSymbol("(") { depth += 1 }
            if tokens[at].isSymbol(")") { depth -= 1 }
            if depth == 0 { return at + 1 }
        }
        return tokens.count
    }
}

extension SQLStatement {
    /// `ALTER kind name`, and the index after the name and its arguments.
    public var altered: (kind: [String], name: SQLName, end: Int)? {
        guard tokens[0].isWord("alter"), let kind = Self.kinds.first(where: { skip([$0], at: 1) > 1 }),
            let name = qualifiedName(at: skip([["if", "exists"], ["only"]], at: 1 + kind.count))
        else { return nil }
        var end = afterParentheses(name.end)
        if end < tokens.count, tokens[end].isSymbol("*") { end += 1 }
        return (kind, name.name, end)
    }

    /// The table in `ALTER TABLE name`.
    public var alteredTable: SQLName? { altered.flatMap { $0.kind.last == "table" ? $0.name : nil } }

    /// What `ALTER TABLE` does, one statement for each part between commas; none of another statement.
    public var actions: [SQLStatement] {
        guard let altered, altered.kind.last == "table" else { return [] }
        var actions: [SQLStatement] = []
        var current: [SQLToken] = []
        var depth = 0
        for token in tokens[altered.end...] {
            if token.isSymbol("(") || token.isSymbol("[") { depth += 1 }
            if token.isSymbol(")") || token.isSymbol("]") { depth -= 1 }
            if depth == 0, token.isSymbol(",") {
                if !current.isEmpty { actions.append(SQLStatement(tokens: current)) }
                current = []
            } else {
                current.append(token)
            }
        }
        return current.isEmpty ? actions : actions + [SQLStatement(tokens: current)]
    }

    /// The new name in `ALTER TABLE … RENAME TO name`.
    public var renamedTo: SQLName? {
        guard let altered, skip([["rename", "to"]], at: altered.end) > altered.end,
            let name = name(at: altered.end + 2)
        else { return nil }
        return SQLName(schema: altered.name.schema, name: name.name)
    }

    /// The objects that `DROP` takes away from running programs, and where they stand.
    public var dropped: [(kind: [String], name: SQLName, at: Int)] {
        guard tokens[0].isWord("drop"), let kind = Self.kinds.first(where: { skip([$0], at: 1) > 1 }) else {
            return []
        }
        return names(at: skip([["if", "exists"]], at: 1 + kind.count)).map { (kind, $0.name, $0.at) }
    }

    /// The table whose rows `UPDATE`, `DELETE`, `MERGE` or `INSERT … SELECT` changes, also behind `WITH`.
    public var rewrittenTable: SQLName? {
        let start = begins(with: "with") ? firstVerb : 0
        guard let start, start < tokens.count else { return nil }
        switch tokens[start].text {
        case "update":
            let at = skip(
                [["or"], ["abort"], ["fail"], ["ignore"], ["replace"], ["rollback"]], at: start + 1)
            return qualifiedName(at: skip([["only"]], at: at))?.name
        case "delete": return qualifiedName(at: skip([["from"], ["only"]], at: start + 1))?.name
        case "merge": return qualifiedName(at: skip([["into"], ["only"]], at: start + 1))?.name
        case "insert" where contains("select"):
            return index(of: "into", from: start).flatMap { qualifiedName(at: $0 + 1)?.name }
        case _: return nil
        }
    }

    /// Where the statement behind `WITH` begins.
    private var firstVerb: Int? {
        var at = 0
        while at < tokens.count {
            if tokens[at].isSymbol("(") {
                at = afterParentheses(at)
                continue
            }
            if ["update", "delete", "insert", "merge", "select"].contains(where: tokens[at].isWord) {
                return at
            }
            at += 1
        }
        return nil
    }
}
