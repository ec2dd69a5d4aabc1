/// What a statement does, as far as its first words tell.
extension SQLStatement {
    struct CreatedIndex: Hashable {
        let name: String?
        let table: String
        let isConcurrent: Bool
        let isConditional: Bool
    }

    var isDDL: Bool {
        ["create", "alter", "drop", "reindex", "truncate"].contains { tokens[0].isWord($0) }
    }

    var createdTable: String? {
        guard tokens[0].isWord("create") else { return nil }
        let start = skip(
            [["global"], ["local"], ["temporary"], ["temp"], ["unlogged"], ["virtual"]], at: 1)
        guard start < tokens.count, tokens[start].isWord("table") else { return nil }
        return name(at: skip([["if", "not", "exists"]], at: start + 1))?.name
    }

    /// `CREATE [UNIQUE] INDEX [CONCURRENTLY] [IF NOT EXISTS] [name] ON [ONLY] table`.
    var createdIndex: CreatedIndex? {
        guard tokens[0].isWord("create") else { return nil }
        let start = skip([["unique"]], at: 1)
        guard start < tokens.count, tokens[start].isWord("index") else { return nil }
        var at = skip([["concurrently"]], at: start + 1)
        let isConcurrent = at > start + 1
        let afterCondition = skip([["if", "not", "exists"]], at: at)
        let isConditional = afterCondition > at
        at = afterCondition
        var indexName: String?
        if at < tokens.count, !tokens[at].isWord("on"), let found = name(at: at) {
            indexName = found.name
            at = found.end
        }
        guard at < tokens.count, tokens[at].isWord("on"), let table = name(at: skip([["only"]], at: at + 1))
        else { return nil }
        return CreatedIndex(
            name: indexName, table: table.name, isConcurrent: isConcurrent, isConditional: isConditional)
    }

    /// `DROP INDEX [CONCURRENTLY] [IF EXISTS] name`.
    var droppedIndex: String? {
        guard begins(with: "drop", "index") else { return nil }
        return name(at: skip([["concurrently"], ["if", "exists"]], at: 2))?.name
    }

    private var alteredTableAndRest: (name: String, end: Int)? {
        guard begins(with: "alter", "table") else { return nil }
        return name(at: skip([["if", "exists"], ["only"]], at: 2))
    }

    var alteredTable: String? { alteredTableAndRest?.name }

    var renamesTableOrColumn: Bool {
        guard let at = index(of: "rename") else { return false }
        return !(at + 1 < tokens.count && tokens[at + 1].isWord("constraint"))
    }

    /// The new name in `ALTER TABLE … RENAME TO name`.
    var renamedTo: String? {
        guard alteredTable != nil, let at = index(of: "rename", "to") else { return nil }
        return name(at: at + 2)?.name
    }

    /// `ALTER [COLUMN] name [SET DATA] TYPE …`.
    var changesType: Bool {
        tokens.indices.dropFirst(2).contains { at in
            guard tokens[at].isWord("type") else { return false }
            if tokens[at - 1].isWord("data") { return true }
            return tokens[at - 1].identifier != nil
                && (tokens[at - 2].isWord("column") || tokens[at - 2].isWord("alter"))
        }
    }

    /// `ADD … FOREIGN KEY` or `ADD … CHECK` without `NOT VALID`.
    var addsCheckedConstraint: Bool {
        guard let end = alteredTableAndRest?.end, index(of: "add", from: end) != nil else { return false }
        let isChecked = contains("foreign", "key") || contains("check") || contains("references")
        return isChecked && !contains("not", "valid")
    }

    /// The table, column, view or type that a statement takes away from running programs.
    var droppedName: String? {
        for kind in ["table", "view", "type", "schema", "function", "sequence", "domain"]
        where begins(with: "drop", kind) {
            return name(at: skip([["if", "exists"]], at: 2))?.name
        }
        if begins(with: "drop", "materialized", "view") {
            return name(at: skip([["if", "exists"]], at: 3))?.name
        }
        return droppedColumn
    }

    /// `ALTER TABLE … DROP [COLUMN] name`.
    private var droppedColumn: String? {
        guard let end = alteredTableAndRest?.end else { return nil }
        var at = end
        while let found = index(of: "drop", from: at) {
            let next = found + 1
            let other = ["constraint", "default", "not", "identity", "expression"]
            if next < tokens.count, !other.contains(where: { tokens[next].isWord($0) }) {
                return name(at: skip([["column"], ["if", "exists"]], at: next))?.name
            }
            at = next
        }
        return nil
    }

    /// The table whose rows `UPDATE`, `DELETE` or `INSERT … SELECT` changes.
    var rewrittenTable: String? {
        if begins(with: "update") { return name(at: skip([["only"]], at: 1))?.name }
        if begins(with: "delete", "from") { return name(at: skip([["only"]], at: 2))?.name }
        if begins(with: "insert", "into"), contains("select") { return name(at: 2)?.name }
        return nil
    }
}
