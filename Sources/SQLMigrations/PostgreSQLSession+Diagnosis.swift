extension PostgreSQLSession {
    /// Looks for what the section's one statement was to create or drop.
    func diagnose(_ migration: Migration, isDown: Bool) async throws(MigrationError) -> MigrationDiagnosis {
        let section = isDown ? migration.down ?? migration.up : migration.up
        guard let statement = SQLStatement.statements(of: section.body, dialect: .postgreSQL).first else {
            return MigrationDiagnosis(finding: .unknown, isDown: isDown)
        }
        // An index that is still to be dropped is in nobody's way, INVALID or not.
        let leftovers = statement.droppedIndex == nil ? try await invalidIndexes(namedIn: statement) : []
        if !leftovers.isEmpty { return MigrationDiagnosis(finding: .leftovers(leftovers), isDown: isDown) }
        return MigrationDiagnosis(finding: try await finding(for: statement), isDown: isDown)
    }

    private func finding(
        for statement: SQLStatement
    ) async throws(MigrationError) -> MigrationDiagnosis.Finding {
        if let name = statement.createdIndex?.name {
            return try await indexExists(name, statement)
                ? .complete("index \(name) is there and valid") : .absent("there is no index \(name)")
        }
        if let name = statement.droppedIndex {
            return try await indexExists(name, statement)
                ? .absent("index \(name) is still there") : .complete("index \(name) is gone")
        }
        return .unknown
    }

    /// Whether the search path, or a schema that the statement names, holds the index.
    private func indexExists(_ name: String, _ statement: SQLStatement) async throws(MigrationError) -> Bool {
        let rows = try await connection.rows(
            LedgerStatement(
                """
                SELECT n.nspname, (n.nspname = ANY (current_schemas(false)))::int::text
                FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relkind IN ('i', 'I') AND c.relname = $1::text
                """, name))
        return rows.contains { statement.mentions(schema: $0[0], isInSearchPath: $0[1]) }
    }

    /// Invalid indexes that the statement names; of a statement that names no index, those of its table.
    private func invalidIndexes(namedIn statement: SQLStatement) async throws(MigrationError) -> [String] {
        let words = Set(statement.tokens.compactMap(\.identifier))
        let unnamed = statement.createdIndex.flatMap { $0.name == nil ? $0.table : nil }
        let isReindex = statement.tokens[0].isWord("reindex")
        let rows = try await connection.rows(
            LedgerStatement(
                """
                SELECT n.nspname, c.relname, t.relname, (n.nspname = ANY (current_schemas(false)))::int::text
                FROM pg_catalog.pg_index i
                    JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
                    JOIN pg_catalog.pg_class t ON t.oid = i.indrelid
                    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                WHERE NOT i.indisvalid AND c.relkind = 'i'
                ORDER BY 1, 2
                """))
        return rows.compactMap { row in
            guard row.count == 4, let schema = row[0], let index = row[1], let table = row[2],
                statement.mentions(schema: schema, isInSearchPath: row[3])
            else { return nil }
            let isNamed = words.contains(index) || words.contains(Self.withoutSuffix(index))
            guard isNamed || table == unnamed || (isReindex && words.contains(table)) else { return nil }
            return "\(Ledger.quoted(schema)).\(Ledger.quoted(index))"
        }
    }

    /// REINDEX CONCURRENTLY leaves `name_ccnew`, `name_ccold`, and numbered ones.
    private static func withoutSuffix(_ name: String) -> String {
        for suffix in ["_ccnew", "_ccold"] {
            guard let range = name.firstRange(of: suffix) else { continue }
            if name[range.upperBound...].allSatisfy(\.isNumber) { return String(name[..<range.lowerBound]) }
        }
        return name
    }

    /// Drops invalid indexes, one after the other and without stopping anybody.
    func remove(_ leftovers: [String]) async throws(MigrationError) {
        for index in leftovers {
            try await connection.run("DROP INDEX CONCURRENTLY IF EXISTS \(index)", doing: "dropping \(index)")
        }
    }
}

extension SQLStatement {
    /// Whether an object of that schema can be meant.
    fileprivate func mentions(schema: String?, isInSearchPath: String?) -> Bool {
        isInSearchPath == "1" || tokens.contains { $0.identifier == schema }
    }
}
