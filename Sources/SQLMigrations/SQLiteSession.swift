internal import Foundation
internal import Synchronization

/// SQLite's way: a lock file beside the database, and foreign keys that are off while a file runs.
final class SQLiteSession: MigrationSession {
    let connection: any MigrationConnection
    let ledger = Ledger(dialect: .sqlite, quotedSchema: "main")
    private let held = Mutex<FileLock?>(nil)
    /// Whether rows were orphans before this command began; `nil` until somebody had to look.
    let hasOldOrphans = Mutex<Bool?>(nil)

    init(_ connection: any MigrationConnection) { self.connection = connection }

    var refusalOfBareSections: MigrationError? { nil }

    private var lockPath: String? { connection.file.map { "\($0)-migrate.lock" } }

    func lock(_ run: MigrationRun) async throws(MigrationError) {
        guard let lockPath else { return }
        let deadline = ContinuousClock.now.advanced(by: run.policy.lockWait)
        let environment = run.environment
        var told: ContinuousClock.Instant?
        while true {
            let note = "process \(environment.processID) on \(environment.hostName), since \(run.timestamp)"
            if let lock = try FileLock(taking: lockPath, note: note) {
                held.withLock { $0 = lock }
                return
            }
            let now = ContinuousClock.now
            let holder = FileLock.holder(of: lockPath) ?? "it has just ended"
            if told.map({ now >= $0.advanced(by: .seconds(5)) }) ?? true {
                run.report(.waitingForLock(holder: holder))
                told = now
            }
            guard now < deadline else {
                throw MigrationError(
                    .lockWait, "another migration held the lock for \(run.policy.lockWait)"
                ).with { $0.details = [holder] }
            }
            try await run.pause(min(.milliseconds(Int64.random(in: 50...150)), now.duration(to: deadline)))
        }
    }

    func unlock() async throws(MigrationError) { held.withLock { $0 = nil } }

    func lockHolder() async throws(MigrationError) -> String? { lockPath.flatMap(FileLock.holder) }
}

// MARK: Transactions

extension SQLiteSession {
    /// Never deferred: a transaction that reads first cannot wait for a writer.
    func transaction<Value: Sendable>(
        _ run: MigrationRun, _ work: () async throws(MigrationError) -> Value
    ) async throws(MigrationError) -> Value {
        try await transaction(run, from: "BEGIN IMMEDIATE", to: "COMMIT", work)
    }

    private func transaction<Value: Sendable>(
        _ run: MigrationRun, from beginning: String, to end: String,
        _ work: () async throws(MigrationError) -> Value
    ) async throws(MigrationError) -> Value {
        try await whileBusy(run, beginning)
        do throws(MigrationError) {
            let value = try await work()
            try await whileBusy(run, end)
            return value
        } catch {
            try? await run.shielded { () async throws(MigrationError) in
                if await connection.isInTransaction { try await connection.run("ROLLBACK") }
            }
            throw error
        }
    }

    func reading<Value: Sendable>(
        _ work: () async throws(MigrationError) -> Value
    ) async throws(MigrationError) -> Value {
        try await connection.run("BEGIN")
        do throws(MigrationError) {
            let value = try await work()
            try await connection.run("COMMIT")
            return value
        } catch {
            try? await connection.script("ROLLBACK", by: .runner)
            throw error
        }
    }

    /// Tries a statement for as long as another connection writes, or reads while this one commits.
    private func whileBusy(_ run: MigrationRun, _ sql: String) async throws(MigrationError) {
        let deadline = ContinuousClock.now.advanced(by: run.policy.lockWait)
        while true {
            do throws(MigrationError) {
                return try await connection.run(sql)
            } catch {
                guard error.kind == .lockWait, ContinuousClock.now < deadline else { throw error }
                try await run.pause(.milliseconds(Int64.random(in: 20...100)))
            }
        }
    }

    /// Where the connection's own thread is: a change of threads for each statement takes longer than most of
    /// them.
    func runTransactional(_ step: MigrationStep, _ run: MigrationRun) async throws(MigrationError) -> Bool {
        do throws(MigrationError) {
            return try await runTransactional(step, run, on: connection as? any Actor)
        } catch {
            guard try await mayBlameOthers(error, run) else { throw error }
            return try await runTransactional(step, run, on: connection as? any Actor)
        }
    }

    /// Foreign keys go off before the transaction: within one the pragma does nothing, and dropping a table
    /// that is rebuilt would take its children along.
    private func runTransactional(
        _ step: MigrationStep, _ run: MigrationRun, on executor: isolated (any Actor)?
    ) async throws(MigrationError) -> Bool {
        try run.checkCancellation()
        let timing = run.timing()
        let were =
            try await connection.value(LedgerStatement("SELECT foreign_keys FROM pragma_foreign_keys")) ?? "0"
        let restoring = "PRAGMA foreign_keys = \(were)"
        do throws(MigrationError) {
            try await transaction(
                run, from: "PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE", to: "COMMIT; \(restoring)"
            ) { () async throws(MigrationError) in
                let before = try await orphansBefore()
                try await runBody(step)
                try await checkForeignKeys(step, before)
                let fingerprint = try await fingerprint(after: step)
                try await connection.write(step.done(fingerprint: fingerprint, timing: timing()))
            }
        } catch {
            try await run.shielded { () async throws(MigrationError) in
                _ = try await connection.rows(LedgerStatement(restoring))
            }
            throw error
        }
        return true
    }

    private func runBody(_ step: MigrationStep) async throws(MigrationError) {
        do throws(MigrationConnectionError) {
            try await connection.script(step.section.body, by: .migration)
        } catch { throw MigrationError(error, in: step, state: .rolledBack) }
    }
}

// MARK: Without a transaction, and the catalog

extension SQLiteSession {
    func runBare(_ step: MigrationStep, _ run: MigrationRun) async throws(MigrationError) {
        let timing = run.timing()
        try await transaction(run) { () async throws(MigrationError) in
            try await connection.write(step.started(at: timing()))
        }
        do throws(MigrationConnectionError) {
            try await runStatement(step, run)
        } catch {
            // SQLite undoes a statement that fails.
            let failure = MigrationError(error, in: step, state: .unchanged)
            try await run.shielded { () async throws(MigrationError) in
                try await transaction(run) { () async throws(MigrationError) in
                    let lines = step.failed(failure.message, isClean: true, at: run.timestamp)
                    try await connection.write(lines)
                }
            }
            throw failure
        }
        try await run.shielded { () async throws(MigrationError) in
            try await transaction(run) { () async throws(MigrationError) in
                let fingerprint = try await fingerprint(after: step)
                try await connection.write(step.finished(fingerprint: fingerprint, timing: timing()))
            }
        }
    }

    /// Tries the one statement for as long as another connection writes.
    private func runStatement(
        _ step: MigrationStep, _ run: MigrationRun
    ) async throws(MigrationConnectionError) {
        let deadline = ContinuousClock.now.advanced(by: run.policy.lockWait)
        while true {
            do throws(MigrationConnectionError) {
                return try await connection.single(step.section.body)
            } catch {
                guard error.kind == .busy, ContinuousClock.now < deadline, !run.isCancelled else {
                    throw error
                }
                try? await run.pause(.milliseconds(Int64.random(in: 20...100)))
            }
        }
    }

    /// Shadow tables belong to their virtual table.
    func catalog() async throws(MigrationError) -> SchemaCatalog {
        let rows = try await connection.rows(
            LedgerStatement(
                """
                SELECT s.type, s.name, s.tbl_name, s.sql FROM main.sqlite_schema s
                WHERE s.sql IS NOT NULL AND s.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
                    AND s.tbl_name NOT IN ('schema_migrations', 'schema_migrations_log')
                    AND s.name NOT IN (SELECT l.name FROM pragma_table_list l WHERE l.schema = 'main'
                        AND l.type = 'shadow')
                ORDER BY CASE s.type WHEN 'table' THEN 0 WHEN 'index' THEN 1 WHEN 'view' THEN 2 ELSE 3 END,
                    s.rowid
                """), doing: "reading the catalog")
        let objects = rows.compactMap { row -> SchemaCatalog.Object? in
            guard row.count == 4, let type = row[0], let name = row[1], let table = row[2], let sql = row[3]
            else {
                return nil
            }
            return SchemaCatalog.Object(
                kind: type, owner: name == table ? name : table, part: name == table ? nil : name,
                definition: Self.normalized(sql), sql: sql, rank: 0)
        }
        return SchemaCatalog(objects: objects, context: "1:sqlite3")
    }

    /// One spelling of a definition: SQLite keeps blanks, comments and quotes as they were written.
    private static func normalized(_ sql: String) -> String {
        SQLScanner.tokens(of: sql, dialect: .sqlite).map { token in
            switch token.kind {
            case .word, .quoted: token.text.lowercased()
            case .string: "'\(token.text)'"
            case .symbol: token.text
            }
        }.joined(separator: " ")
    }

    func diagnose(_ migration: Migration, isDown: Bool) async throws(MigrationError) -> MigrationDiagnosis {
        let section = isDown ? migration.down ?? migration.up : migration.up
        let statement = SQLStatement.statements(of: section.body, dialect: .sqlite).first
        let isRepeatable = ["vacuum", "pragma", "analyze", "reindex"].contains { word in
            statement?.tokens[0].isWord(word) == true
        }
        let finding: MigrationDiagnosis.Finding =
            isRepeatable ? .absent("the statement may simply run again") : .unknown
        return MigrationDiagnosis(finding: finding, isDown: isDown)
    }

    func remove(_ leftovers: [String]) async throws(MigrationError) {}
}
