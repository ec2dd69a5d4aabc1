internal import SQLMigrations
internal import Synchronization

// Foreign keys are off while a file runs, so its orphans are looked for behind it: one scan. Only when there are
// some, it matters whether the file made them: then the file is rolled back, the database as it was is scanned,
// and, when it had orphans already, the file runs once more between two scans.

extension SQLiteSession {
    /// Whether a file that left orphans may run again, since there were some before it.
    func mayBlameOthers(_ error: MigrationError, _ run: MigrationRun) async throws(MigrationError) -> Bool {
        guard error.code == .orphanedRows, hasOldOrphans.withLock(\.self) == nil else { return false }
        let orphans = try await orphans()
        hasOldOrphans.withLock { $0 = !orphans.isEmpty }
        guard !orphans.isEmpty else { return false }
        run.warn("there were orphans before this migration: " + orphans.descriptions.joined(separator: "; "))
        return true
    }

    /// The orphans before a file; none where nobody saw any yet.
    func orphansBefore() async throws(MigrationError) -> Orphans {
        hasOldOrphans.withLock { $0 == true } ? try await orphans() : Orphans()
    }

    /// Stops when the file made orphans.
    func checkForeignKeys(_ step: MigrationStep, _ before: Orphans) async throws(MigrationError) {
        let after = try await orphans()
        guard !after.isEmpty else { return }
        let tables = before.isEmpty ? [] : try await tables()
        let made = after.beyond(before, tables: tables)
        guard !made.isEmpty else { return }
        throw MigrationError(.orphanedRows, "rows refer to rows that are not there").with {
            $0.version = step.migration.version
            $0.name = step.migration.name
            $0.location = SourceLocation(file: step.migration.file)
            $0.fileState = .rolledBack
            $0.details = made.descriptions
        }
    }

    private func tables() async throws(MigrationError) -> Set<String> {
        let rows = try await connection.rows(
            LedgerStatement("SELECT lower(name) FROM main.sqlite_schema WHERE type = 'table'"))
        return Set(rows.compactMap { $0.first ?? nil })
    }

    /// Every orphan of the database: one scan, unless a foreign key fits no index, which ends the scan.
    private func orphans() async throws(MigrationError) -> Orphans {
        do throws(MigrationError) {
            return try await Orphans(reading: connection.rows(Self.check))
        } catch {
            guard error.code == .databaseRefused else { throw error }
            return try await orphansTableByTable()
        }
    }

    private func orphansTableByTable() async throws(MigrationError) -> Orphans {
        var found = Orphans()
        for table in try await tables().sorted() {
            do throws(MigrationError) {
                found.add(Orphans(reading: try await connection.rows(Self.check(of: table))))
            } catch {
                guard error.code == .databaseRefused else { throw error }
                found.add(Orphans(misfit: table, error.message))
            }
        }
        return found
    }

    private static let check = LedgerStatement(
        """
        SELECT "table", "parent", count(*) FROM pragma_foreign_key_check GROUP BY 1, 2 ORDER BY 1, 2
        """)

    private static func check(of table: String) -> LedgerStatement {
        LedgerStatement(
            """
            SELECT "table", "parent", count(*) FROM pragma_foreign_key_check(?1) GROUP BY 1, 2 ORDER BY 1, 2
            """, table)
    }
}

/// Rows that refer to rows that are not there, counted by child and parent.
struct Orphans: Sendable {
    private struct Key: Hashable {
        let child: String
        /// What a child without a fitting parent key says is in `misfit`.
        let parent: String
        var misfit: String?
    }

    private var counts: [Key: Int] = [:]

    init() {}

    init(reading rows: [[String?]]) {
        for row in rows where row.count == 3 {
            counts[Key(child: row[0] ?? "?", parent: row[1] ?? "?")] = row[2].flatMap(Int.init) ?? 0
        }
    }

    /// A table whose foreign key cannot be checked at all.
    init(misfit table: String, _ message: String) {
        counts[Key(child: table, parent: "", misfit: message)] = 1
    }

    var isEmpty: Bool { counts.isEmpty }

    mutating func add(_ other: Orphans) { counts.merge(other.counts) { $0 + $1 } }

    /// Those that were not there before. A table that is gone may have been renamed: what it had is not new.
    func beyond(_ before: Orphans, tables: Set<String>) -> Orphans {
        var made = Orphans()
        for (key, count) in counts where count > before.counts[key] ?? 0 {
            made.counts[key] = count - (before.counts[key] ?? 0)
        }
        let renamed = before.counts.filter { key, _ in
            counts[key] == nil
                && (!tables.contains(key.child.lowercased()) || !tables.contains(key.parent.lowercased()))
        }
        let excused = renamed.values.reduce(0, +)
        return made.counts.values.reduce(0, +) > excused ? made : Orphans()
    }

    /// One line for each pair of tables.
    var descriptions: [String] {
        counts.sorted { ($0.key.child, $0.key.parent) < ($1.key.child, $1.key.parent) }.map { key, count in
            key.misfit ?? "\(count) of \(key.child) refer to \(key.parent)"
        }
    }
}
