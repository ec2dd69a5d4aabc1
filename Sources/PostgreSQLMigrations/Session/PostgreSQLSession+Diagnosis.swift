internal import SQLMigrations

// What became of a section without a transaction. Only what appeared since it began is its own: an index that
// was there before, or that another session builds, is never taken for it, and never dropped.

extension PostgreSQLSession {
    /// Looks for what the section's one statement was to create or drop.
    func diagnose(_ migration: Migration, isDown: Bool) async throws(MigrationError) -> MigrationDiagnosis {
        let section = isDown ? migration.down ?? migration.up : migration.up
        guard let statement = SQLStatement.statements(of: section.body, dialect: .postgreSQL).first else {
            return MigrationDiagnosis(finding: .unknown, isDown: isDown)
        }
        let before = try await notedIndexes(migration.version, isDown: isDown)
        var found = MigrationDiagnosis(finding: .unknown, isDown: isDown)
        if let index = statement.createdIndex {
            try await diagnose(index, of: statement, before, &found)
        } else if let name = statement.droppedIndexName {
            found.finding =
                try await exists(name)
                ? .absent("index \(name) is still there") : .complete("index \(name) is gone")
        } else if statement.begins(with: "reindex") {
            let left = try await leftByReindexing(statement, before)
            found.finding =
                left.isEmpty ? .absent("the statement may simply run again") : .leftovers(left)
        } else if let partition = statement.detachedPartition {
            try await diagnose(partition, &found)
        }
        return found
    }

    /// The index that the statement found, and took for what it was to make: `IF NOT EXISTS` accepts one that
    /// is INVALID.
    func trap(of step: MigrationStep) async throws(MigrationError) -> Bool {
        let statements = SQLStatement.statements(of: step.section.body, dialect: .postgreSQL)
        guard let statement = statements.first, let name = statement.createdIndex?.name,
            let table = statement.quotedIndexedTable
        else { return false }
        return try await indexes(of: table).contains { $0.name == name && !$0.isValid && !$0.isBeingBuilt }
    }
}

// MARK: What was there before

extension PostgreSQLSession {
    private static let noting = "indexes before: "

    /// What the log keeps of a statement that begins: the indexes of its table, and those that are INVALID.
    func note(before step: MigrationStep) async throws(MigrationError) -> String? {
        let statements = SQLStatement.statements(of: step.section.body, dialect: .postgreSQL)
        guard let statement = statements.first,
            statement.createdIndex != nil || statement.begins(with: "reindex")
        else { return nil }
        let rows = try await connection.rows(
            LedgerStatement(
                """
                SELECT indexrelid::text FROM pg_catalog.pg_index
                WHERE NOT indisvalid OR indrelid = pg_catalog.to_regclass($1::text) ORDER BY indexrelid
                """, statement.quotedIndexedTable))
        return Self.noting + rows.compactMap { $0.first ?? nil }.joined(separator: " ")
    }

    /// The indexes that were there when the section last began; `nil` when nobody wrote them down.
    private func notedIndexes(
        _ version: MigrationVersion, isDown: Bool
    ) async throws(MigrationError) -> Set<String>? {
        let statement = ledger.lastDetail(of: version, isDown ? .downStarted : .upStarted)
        guard let detail = try await connection.value(statement), detail.hasPrefix(Self.noting) else {
            return nil
        }
        return Set(detail.dropFirst(Self.noting.count).split(separator: " ").map(String.init))
    }
}

// MARK: Indexes

/// An index as the catalog knows it.
private struct FoundIndex {
    let id: String
    let name: String
    /// Qualified and quoted.
    let fullName: String
    let table: String
    let isValid: Bool
    /// Whether another session is at work on it.
    let isBeingBuilt: Bool
}

extension PostgreSQLSession {
    private func diagnose(
        _ index: SQLStatement.CreatedIndex, of statement: SQLStatement, _ before: Set<String>?,
        _ found: inout MigrationDiagnosis
    ) async throws(MigrationError) {
        guard let table = statement.quotedIndexedTable else { return }
        let all = try await indexes(of: table)
        guard let name = index.name else { return diagnose(all, before, on: index.table, &found) }
        guard let match = all.first(where: { $0.name == name }) else {
            found.finding = .absent("there is no index \(name)")
            return
        }
        if match.isValid {
            found.finding = .complete("index \(name) is there and valid")
        } else if match.isBeingBuilt {
            found.note = ["index \(match.fullName) is being built by another session: wait for it"]
        } else if before?.contains(match.id) == true {
            found.note = [
                "index \(match.fullName) was there before, and is INVALID: "
                    + "DROP INDEX CONCURRENTLY \(match.fullName) if nobody needs it"
            ]
        } else {
            found.finding = .leftovers([match.fullName])
        }
    }

    /// Of a statement that names no index.
    private func diagnose(
        _ all: [FoundIndex], _ before: Set<String>?, on table: String, _ found: inout MigrationDiagnosis
    ) {
        guard let before else { return }
        let new = all.filter { !before.contains($0.id) && !$0.isBeingBuilt }
        let invalid = new.filter { !$0.isValid }
        if !invalid.isEmpty {
            found.finding = .leftovers(invalid.map(\.fullName))
        } else if new.count == 1 {
            found.finding = .complete("index \(new[0].name) is there and valid")
        } else if new.isEmpty {
            found.finding = .absent("there is no new index on \(table)")
        }
    }

    /// REINDEX CONCURRENTLY leaves `name_ccnew`, `name_ccold`, and numbered ones.
    private func leftByReindexing(
        _ statement: SQLStatement, _ before: Set<String>?
    ) async throws(MigrationError) -> [String] {
        let words = Set(statement.tokens.compactMap(\.identifier))
        let isWhole = !words.isDisjoint(with: ["schema", "database", "system"])
        return try await indexes(of: nil).filter { index in
            guard !index.isValid, !index.isBeingBuilt, before?.contains(index.id) != true,
                let name = Self.withoutSuffix(index.name)
            else { return false }
            return isWhole || words.contains(name) || words.contains(index.table)
        }.map(\.fullName)
    }

    /// The name of the index that another stands for while it is built again.
    private static func withoutSuffix(_ name: String) -> String? {
        for suffix in ["_ccnew", "_ccold"] {
            guard let range = name.ranges(of: suffix).last else { continue }
            if name[range.upperBound...].allSatisfy(\.isNumber) { return String(name[..<range.lowerBound]) }
        }
        return nil
    }

    /// The indexes of a table, or the INVALID ones of the search path.
    private func indexes(of table: String?) async throws(MigrationError) -> [FoundIndex] {
        let rows = try await connection.rows(
            LedgerStatement(
                """
                SELECT i.indexrelid::text, c.relname::text, quote_ident(n.nspname) || '.' ||
                    quote_ident(c.relname), t.relname::text, i.indisvalid::int::text,
                    EXISTS (SELECT FROM pg_catalog.pg_stat_progress_create_index p
                        WHERE p.pid <> pg_catalog.pg_backend_pid() AND (p.index_relid = i.indexrelid
                            OR p.command LIKE 'REINDEX%' AND p.relid = i.indrelid
                            OR p.index_relid IS NULL AND EXISTS (SELECT FROM pg_catalog.pg_locks l
                                WHERE l.pid = p.pid AND l.relation = i.indrelid AND l.granted
                                    AND l.mode = 'ShareUpdateExclusiveLock')))::int::text
                FROM pg_catalog.pg_index i
                    JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
                    JOIN pg_catalog.pg_class t ON t.oid = i.indrelid
                    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relkind IN ('i', 'I') AND CASE WHEN $1::text IS NULL THEN NOT i.indisvalid
                    ELSE i.indrelid = pg_catalog.to_regclass($1::text) END
                ORDER BY 3
                """, table))
        return rows.compactMap { row in
            guard row.count == 6, let id = row[0], let name = row[1], let full = row[2], let table = row[3]
            else { return nil }
            return FoundIndex(
                id: id, name: name, fullName: full, table: table, isValid: row[4] == "1",
                isBeingBuilt: row[5] == "1")
        }
    }

    private func exists(_ name: String) async throws(MigrationError) -> Bool {
        try await connection.value(
            LedgerStatement("SELECT pg_catalog.to_regclass($1::text)::oid::text", name)) != nil
    }

    /// Drops invalid indexes, one after the other and without stopping anybody.
    func remove(_ leftovers: [String]) async throws(MigrationError) {
        for index in leftovers {
            try await connection.run("DROP INDEX CONCURRENTLY IF EXISTS \(index)", doing: "dropping \(index)")
        }
    }
}

// MARK: Partitions

extension PostgreSQLSession {
    private func diagnose(
        _ partition: SQLStatement.DetachedPartition, _ found: inout MigrationDiagnosis
    ) async throws(MigrationError) {
        guard serverVersion >= 140_000 else { return }
        let rows = try await connection.rows(
            LedgerStatement(
                """
                SELECT inhdetachpending::int::text FROM pg_catalog.pg_inherits
                WHERE inhparent = pg_catalog.to_regclass($1::text)
                    AND inhrelid = pg_catalog.to_regclass($2::text)
                """, partition.table, partition.name))
        switch rows.first?.first ?? nil {
        case nil: found.finding = .complete("\(partition.name) is no partition of \(partition.table)")
        case "0": found.finding = .absent("\(partition.name) is still a partition of \(partition.table)")
        case _:
            found.note = [
                "the partition is half detached: ALTER TABLE \(partition.table) "
                    + "DETACH PARTITION \(partition.name) FINALIZE, then it is done"
            ]
        }
    }
}

extension SQLStatement {
    struct DetachedPartition {
        let table: String
        let name: String
    }

    /// The table that `CREATE INDEX` or `REINDEX` names, in quotes.
    fileprivate var quotedIndexedTable: String? {
        guard createdIndex != nil, let on = tokens.firstIndex(where: { $0.isWord("on") }) else { return nil }
        return quotedName(at: skip([["only"]], at: on + 1))?.name
    }

    fileprivate var droppedIndexName: String? {
        guard droppedIndex != nil else { return nil }
        return quotedName(at: skip([["concurrently"], ["if", "exists"]], at: 2))?.name
    }

    /// `ALTER TABLE … DETACH PARTITION name CONCURRENTLY`.
    fileprivate var detachedPartition: DetachedPartition? {
        guard begins(with: "alter", "table"), let at = index(of: "detach", "partition"),
            let table = quotedName(at: skip([["if", "exists"], ["only"]], at: 2)),
            let partition = quotedName(at: at + 2)
        else { return nil }
        return DetachedPartition(table: table.name, name: partition.name)
    }

    /// The possibly qualified name at `index`, each part in quotes, and the index after it.
    private func quotedName(at index: Int) -> (name: String, end: Int)? {
        guard let last = name(at: index) else { return nil }
        let parts = tokens[index..<last.end].compactMap(\.identifier).map(Ledger.quoted)
        return (parts.joined(separator: "."), last.end)
    }
}
