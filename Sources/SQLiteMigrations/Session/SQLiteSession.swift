internal import Foundation
internal import SQLMigrations
internal import Synchronization

/// SQLite's way: a lock file beside the database, and foreign keys that are off while a file runs.
final class SQLiteSession: MigrationSession {
    let connection: any MigrationConnection
    let ledger = Ledger(dialect: .sqlite, quotedSchema: "main")
    private let held = Mutex<FileLock?>(nil)
    /// Whether rows were orphans before this command began; `nil` until somebody had to look.
    let hasOldOrphans = Mutex<Bool?>(nil)

    private init(_ connection: any MigrationConnection) { self.connection = connection }

    static func open(_ connection: any MigrationConnection) async throws(MigrationError) -> SQLiteSession {
        let encoding = try await connection.value(LedgerStatement("PRAGMA encoding"))
        guard encoding == "UTF-8" else {
            throw .wrongEncoding(encoding ?? "unknown", of: connection.file ?? ":memory:")
        }
        return SQLiteSession(connection)
    }

    func createLedger() async throws(MigrationError) {
        try await connection.run(ledger.creation, doing: "creating the ledger")
    }

    private var lockPath: String? { connection.file.map { "\($0)-migrate.lock" } }

    func lock(_ run: MigrationRun) async throws(MigrationError) {
        guard let lockPath else { return }
        let environment = run.environment
        try await run.waitForLock(lockHolder) { () async throws(MigrationError) in
            let note = "process \(environment.processID) on \(environment.hostName), since \(run.timestamp)"
            let lock = try FileLock(taking: lockPath, note: note)
            held.withLock { $0 = lock }
            return lock != nil
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
        try await transaction(run, from: "BEGIN IMMEDIATE", work)
    }

    private func transaction<Value: Sendable>(
        _ run: MigrationRun, from beginning: String,
        _ work: () async throws(MigrationError) -> Value
    ) async throws(MigrationError) -> Value {
        try await whileBusy(run, beginning)
        do throws(MigrationError) {
            let value = try await work()
            try await whileBusy(run, "COMMIT")
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
        do throws(MigrationError) {
            try await run.whileBusy({ $0.kind == .lockWait }) { () async throws(MigrationError) in
                try await connection.run(sql)
            }
        } catch {
            if error.kind == .lockWait { try run.checkCancellation() }
            throw error
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
        var were = "1"
        do throws(MigrationError) {
            were = try await foreignKeys()
            try await transaction(run, from: "PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE") {
                () async throws(MigrationError) in
                let before = try await orphansBefore()
                try await runBody(step)
                try await checkForeignKeys(step, before)
                let fingerprint = try await fingerprint(after: step)
                try await connection.write(step.done(fingerprint: fingerprint, timing: timing()))
            }
            await renew(foreignKeys: were, run)
        } catch {
            await renew(foreignKeys: were, run)
            guard try await isRecorded(step, after: error, run) else { throw error }
        }
        return true
    }

    private func foreignKeys() async throws(MigrationError) -> String {
        try await connection.value(LedgerStatement("SELECT foreign_keys FROM pragma_foreign_keys")) ?? "0"
    }

    /// Whether the file is committed all the same: a cancellation may come when that is done.
    private func isRecorded(
        _ step: MigrationStep, after error: MigrationError, _ run: MigrationRun
    ) async throws(MigrationError) -> Bool {
        guard error.code == .connectionLost else {
            return
                (try? await run.shielded { () async throws(MigrationError) in
                    try await isRecorded(step)
                }) ?? false
        }
        let found = await run.reconnecting { (connection) async throws(MigrationError) in
            try await SQLiteSession(connection).isRecorded(step)
        }
        guard found != false else { throw error.with { $0.fileState = .rolledBack } }
        return found ?? false
    }

    private func isRecorded(_ step: MigrationStep) async throws(MigrationError) -> Bool {
        guard try await !connection.rows(ledger.columns()).isEmpty else { return false }
        return try await isDone(step, by: step.environment)
    }

    /// Takes back what the file left in the connection, and enforces foreign keys again.
    private func renew(foreignKeys: String, _ run: MigrationRun) async {
        try? await run.shielded { () async throws(MigrationError) in
            do throws(MigrationConnectionError) {
                try await connection.renew()
            } catch { throw MigrationError(error) }
            _ = try await connection.rows(LedgerStatement("PRAGMA foreign_keys = \(foreignKeys)"))
        }
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
        let were = try await foreignKeys()
        do throws(MigrationConnectionError) {
            try await run.whileBusy({ $0.kind == .busy }) { () async throws(MigrationConnectionError) in
                try await connection.single(step.section.body)
            }
            await renew(foreignKeys: were, run)
        } catch {
            await renew(foreignKeys: were, run)
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
