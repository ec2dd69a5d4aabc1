internal import SQLMigrations

extension SQLiteSession {
    /// Shadow tables belong to their virtual table. Virtual tables come after those that they may read.
    private func objects() async throws(MigrationError) -> [CatalogObject] {
        let rows = try await connection.rows(
            LedgerStatement(
                """
                WITH shadow AS (SELECT l.name FROM pragma_table_list l WHERE l.schema = 'main'
                    AND l.type = 'shadow')
                SELECT s.type, s.name, s.tbl_name, s.sql FROM main.sqlite_schema s
                WHERE s.sql IS NOT NULL AND s.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
                    AND s.tbl_name NOT IN (\(Self.ownTables)) AND s.tbl_name NOT IN (SELECT name FROM shadow)
                ORDER BY CASE s.type WHEN 'table' THEN iif(s.rootpage = 0, 1, 0) WHEN 'index' THEN 2
                    WHEN 'view' THEN 3 ELSE 4 END, s.rowid
                """), doing: "reading the catalog")
        let objects = rows.compactMap { row -> CatalogObject? in
            guard row.count == 4, let type = row[0], let name = row[1], let table = row[2], let sql = row[3]
            else { return nil }
            let object = SchemaCatalog.Object(
                kind: type, owner: name == table ? name : table, part: name == table ? nil : name,
                definition: Self.normalized(sql))
            return CatalogObject(object: object, sql: sql)
        }
        return objects + (try await marks())
    }

    func catalog() async throws(MigrationError) -> SchemaCatalog {
        SchemaCatalog(objects: try await objects().map(\.object), context: "2:sqlite3")
    }

    /// The runner's tables, as a list of SQL.
    static let ownTables = Ledger.Table.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")

    /// The two numbers that an application may keep in the file's header.
    private func marks() async throws(MigrationError) -> [CatalogObject] {
        let rows = try await connection.rows(
            LedgerStatement(
                "SELECT user_version, application_id FROM pragma_user_version, pragma_application_id"))
        guard let row = rows.first, row.count == 2 else { return [] }
        return zip(["user_version", "application_id"], row).compactMap { name, value in
            guard let value, value != "0" else { return nil }
            return CatalogObject(
                object: SchemaCatalog.Object(kind: "pragma", owner: name, part: nil, definition: value),
                sql: "PRAGMA \(name) = \(value)")
        }
    }

    /// A statement may end in a line comment, which must not swallow the semicolon.
    func dump() async throws(MigrationError) -> String {
        try await objects().map(\.sql).map { sql in
            let end = sql.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
            return sql + (end.contains("--") ? "\n;\n" : ";\n")
        }.joined(separator: "\n")
    }

    /// One spelling of a definition: SQLite keeps blanks, comments and quotes as they were written.
    ///
    /// What means another thing stays apart: strings from names, names from keywords in quotes, and upper case
    /// from lower, in which SQLite gives columns back.
    private static func normalized(_ sql: String) -> String {
        let scalars = Array(sql.unicodeScalars)
        return SQLToken.tokens(of: sql, dialect: .sqlite).map { token in
            switch token.kind {
            case .word:
                SQLiteKeyword.all.contains(token.text) ? token.text : Self.spelling(of: token, in: scalars)
            case .quoted: Self.isPlain(token.text) ? token.text : Self.enclosed(token.text, in: "\"")
            case .string: Self.enclosed(token.text, in: "'")
            case .symbol: token.text
            }
        }.joined(separator: " ")
    }

    private static func enclosed(_ text: String, in quote: String) -> String {
        quote + text.replacing(quote, with: quote + quote) + quote
    }

    /// A word as it was written: a token has it in lower case.
    private static func spelling(of token: SQLToken, in scalars: [Unicode.Scalar]) -> String {
        let end = min(scalars.count, token.offset + token.text.unicodeScalars.count)
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[min(token.offset, end)..<end])
        let text = String(view)
        return text.lowercased() == token.text ? text : token.text
    }

    /// Whether a name means the same without its quotes.
    private static func isPlain(_ name: String) -> Bool {
        guard let first = name.utf8.first, first == 0x5F || isLetter(first) else { return false }
        return name.utf8.allSatisfy { $0 == 0x5F || isLetter($0) || (0x30...0x39).contains($0) }
            && !SQLiteKeyword.all.contains(name.lowercased())
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte)
    }
}

/// An object of a schema, and the statement that makes it.
private struct CatalogObject {
    let object: SchemaCatalog.Object
    let sql: String
}

/// The words that SQLite does not take for names, or not everywhere.
private enum SQLiteKeyword {
    static let all = Set(
        """
        abort action add after all alter always analyze and as asc attach autoincrement before begin between by
        cascade case cast check collate column commit conflict constraint create cross current current_date
        current_time current_timestamp database default deferrable deferred delete desc detach distinct do drop
        each else end escape except exclude exclusive exists explain fail false filter first following for
        foreign from full generated glob group groups having if ignore immediate in index indexed initially inner
        insert instead intersect into is isnull join key last left like limit match materialized natural no not
        nothing notnull null nulls of offset on or order others outer over partition plan pragma preceding
        primary query raise range recursive references regexp reindex release rename replace restrict returning
        right rollback row rows savepoint select set stored strict table temp temporary then ties to transaction
        trigger true unbounded union unique update using vacuum values view virtual when where window with
        without rowid
        """.split { $0 == " " || $0 == "\n" }.map(String.init))
}
