internal import SQLMigrations

extension SQLiteSession {
    /// The numbers in the file's header, as statements.
    func kept() async throws(MigrationError) -> [String] {
        let rows = try await connection.rows(
            LedgerStatement(
                "SELECT user_version, application_id FROM pragma_user_version, pragma_application_id"))
        guard let row = rows.first, row.count == 2 else { return [] }
        return zip(["user_version", "application_id"], row).compactMap { name, value in
            value.map { "PRAGMA \(name) = \($0)" }
        }
    }

    /// Without foreign keys: where they hold, dropping a table deletes its rows one by one.
    func clear(keeping kept: [String], _ run: MigrationRun) async throws(MigrationError) {
        try await connection.run("PRAGMA foreign_keys = OFF")
        try await transaction(run) { () async throws(MigrationError) in try await clear(keeping: kept) }
        try await connection.run("PRAGMA foreign_keys = ON")
    }

    /// Triggers and views first: they may read tables. What is a part of a table goes with it.
    ///
    /// The numbers are read as numbers, whatever the table of the mark holds.
    private func clear(keeping kept: [String]) async throws(MigrationError) {
        let rows = try await connection.rows(
            LedgerStatement(
                """
                SELECT s.type, s.name FROM main.sqlite_schema s WHERE s.type IN ('trigger', 'view', 'table')
                    AND (s.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' OR s.name LIKE 'sqlite\\_stat%' ESCAPE '\\')
                    AND s.name NOT IN (\(Self.ownTables))
                    AND s.name NOT IN (SELECT l.name FROM pragma_table_list l WHERE l.schema = 'main'
                        AND l.type = 'shadow')
                ORDER BY CASE s.type WHEN 'trigger' THEN 0 WHEN 'view' THEN 1 ELSE 2 END,
                    s.rootpage, s.rowid
                """))
        for row in rows {
            guard row.count == 2, let type = row[0], let name = row[1] else { continue }
            try await connection.run("DROP \(type.uppercased()) IF EXISTS main.\(Ledger.quoted(name))")
        }
        for line in kept {
            let words = line.split(separator: " ")
            guard words.count == 4, let value = Int32(words[3]),
                ["user_version", "application_id"].contains(words[1])
            else { continue }
            try await connection.run("PRAGMA \(words[1]) = \(value)")
        }
        try await connection.run(ledger.removal)
    }
}
