internal import Crypto
internal import Foundation

/// PostgreSQL's way: an advisory lock, transactional DDL behind a guard, concurrent builds outside it.
struct PostgreSQLSession: MigrationSession {
    let connection: any MigrationConnection
    let ledger: Ledger
    let schema: String
    /// Whether a pooler stands between: two transactions may run in two different sessions of the server.
    let isPooled: Bool
    let serverVersion: Int
    /// From database and schema, so that two schemas of one database do not wait for each other.
    let lockKey: Int64
    /// The statements that make the session's settings; none behind a pooler.
    let settings: String

    static func open(_ connection: any MigrationConnection) async throws(MigrationError) -> PostgreSQLSession
    {
        let rows = try await connection.rows(
            LedgerStatement(
                """
                SELECT pg_backend_pid()::text, current_setting('server_version_num'), current_schema()::text,
                    current_database()::text, quote_ident(current_schema()), current_setting('server_encoding')
                """))
        guard let row = rows.first, row.count == 6, let process = row[0], let database = row[3],
            let version = row[1].flatMap(Int.init), let encoding = row[5]
        else { throw MigrationError(.internalError, "the server does not say who it is") }
        guard version >= 120_000 else {
            throw MigrationError(
                .oldServer, "PostgreSQL 12 or later is needed, this server is \(version / 10_000)")
        }
        guard encoding == "UTF8" else { throw .wrongEncoding(encoding, of: database) }
        guard let schema = row[2], let quoted = row[4] else {
            throw MigrationError(.missingSchema, "no schema of the search_path exists")
        }
        let isPooled = connection.backendProcessID.map(String.init) != process
        return PostgreSQLSession(
            connection: connection, ledger: Ledger(dialect: .postgreSQL, quotedSchema: quoted),
            schema: schema, isPooled: isPooled, serverVersion: version,
            lockKey: lockKey(database: database, schema: schema),
            settings: isPooled ? "" : try await configure(connection, version))
    }

    private static func lockKey(database: String, schema: String) -> Int64 {
        let digest = SHA256.hash(data: Data("schema_migrations\u{0}\(database)\u{0}\(schema)".utf8))
        return digest.prefix(8).reduce(0) { $0 << 8 | Int64($1) }
    }

    /// Makes the session's settings, and returns the statements that do.
    ///
    /// The server looks every second whether the client is still there, so that a killed runner's lock is
    /// soon free. No single quotes: in the text behind a file they would end a quote that it leaves open.
    private static func configure(
        _ connection: any MigrationConnection, _ serverVersion: Int
    ) async throws(MigrationError) -> String {
        let settings = """
            SET application_name = $runner$schema migrations$runner$; SET lock_timeout = 0;
            SET statement_timeout = 0;
            SET idle_in_transaction_session_timeout = 0; SET client_min_messages = warning;
            """
        try await connection.run(settings)
        guard serverVersion >= 140_000 else { return settings }
        do throws(MigrationError) {
            let watching = " SET idle_session_timeout = 0; SET client_connection_check_interval = 1000;"
            try await connection.run(watching)
            return settings + watching
        } catch {
            guard error.kind == .sql else { throw error }
            // A server on a system that cannot look: a killed runner's lock is freed when its statement ends.
            return settings
        }
    }

    /// The statements that undo what a file may have set for the session.
    var resetting: String { "RESET SESSION AUTHORIZATION; RESET ROLE; RESET ALL; \(settings)" }

    /// Undoes what a file may have set for the session.
    func reset() async throws(MigrationError) {
        guard !isPooled else { return }
        try await connection.run(resetting)
    }

    var refusalOfBareSections: MigrationError? {
        guard isPooled else { return nil }
        return MigrationError(
            .pooler, "a migration without a transaction cannot run through a connection pooler")
    }
}

// MARK: Locking

extension PostgreSQLSession {
    /// Polls: a session that blocks holds a snapshot, and the other's concurrent build would wait for it.
    func lock(_ run: MigrationRun) async throws(MigrationError) {
        guard !isPooled else { return }
        try await poll(run) { () async throws(MigrationError) in
            try await connection.value(
                LedgerStatement("SELECT pg_try_advisory_lock(\(lockKey))::int::text")) == "1"
        }
    }

    func unlock() async throws(MigrationError) {
        guard !isPooled else { return }
        let released = try await connection.value(
            LedgerStatement("SELECT pg_advisory_unlock(\(lockKey))::int::text"))
        guard released == "1" else {
            throw MigrationError(
                .internalError, "the lock was not this session's: is there a pooler between?")
        }
    }

    func lockHolder() async throws(MigrationError) -> String? {
        let key = UInt64(bitPattern: lockKey)
        let rows = try await connection.rows(
            LedgerStatement(
                """
                SELECT a.pid::text, a.application_name, coalesce(a.client_addr::text, 'local'),
                    to_char(coalesce(a.state_change, a.backend_start) AT TIME ZONE 'UTC',
                        'YYYY-MM-DD HH24:MI:SS')
                FROM pg_catalog.pg_locks l LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
                WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
                    AND l.database = (SELECT oid FROM pg_catalog.pg_database
                        WHERE datname = current_database())
                    AND l.classid::bigint = \(key >> 32) AND l.objid::bigint = \(key & 0xFFFF_FFFF)
                LIMIT 1
                """))
        guard let row = rows.first else { return nil }
        let words = row.map { $0 ?? "?" }
        return "server process \(words[0]) (\(words[1])) from \(words[2]), since \(words[3])"
    }

    /// Tries until `attempt` is true or the policy's patience ends; tells now and then who is in the way.
    private func poll(
        _ run: MigrationRun, _ attempt: () async throws(MigrationError) -> Bool
    ) async throws(MigrationError) {
        let deadline = ContinuousClock.now.advanced(by: run.policy.lockWait)
        var told: ContinuousClock.Instant?
        var pause = Duration.milliseconds(50)
        while try await !attempt() {
            try run.checkCancellation()
            let now = ContinuousClock.now
            if told.map({ now >= $0.advanced(by: .seconds(5)) }) ?? true {
                run.report(.waitingForLock(holder: try await lockHolder() ?? "it has just ended"))
                told = now
            }
            guard now < deadline else {
                let holder = try await lockHolder() ?? "it has just ended"
                throw MigrationError(
                    .lockWait, "another migration held the lock for \(run.policy.lockWait)"
                ).with { $0.details = [holder] }
            }
            let jitter = Duration.milliseconds(Int64.random(in: 0...50))
            try await run.pause(min(pause + jitter, now.duration(to: deadline)))
            pause = min(pause * 3 / 2, .milliseconds(500))
        }
    }
}

// MARK: Transactions

extension PostgreSQLSession {
    func transaction<Value: Sendable>(
        _ run: MigrationRun, _ work: () async throws(MigrationError) -> Value
    ) async throws(MigrationError) -> Value {
        try await begin(run)
        do throws(MigrationError) {
            let value = try await work()
            try await connection.run("COMMIT")
            return value
        } catch {
            await rollback(run)
            throw error
        }
    }

    func reading<Value: Sendable>(
        _ work: () async throws(MigrationError) -> Value
    ) async throws(MigrationError) -> Value {
        try await connection.run(
            "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL lock_timeout = '2s'")
        do throws(MigrationError) {
            let value = try await work()
            try await connection.run("COMMIT")
            return value
        } catch {
            try? await connection.script("ROLLBACK", by: .runner)
            throw error
        }
    }

    /// Begins; behind a pooler the transaction takes the lock itself, polled for the same reason.
    func begin(_ run: MigrationRun) async throws(MigrationError) {
        guard isPooled else { return try await connection.run("BEGIN") }
        try await poll(run) { () async throws(MigrationError) in
            try await connection.run("BEGIN; SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0")
            let isLocked = try await connection.value(
                LedgerStatement("SELECT pg_try_advisory_xact_lock(\(lockKey))::int::text"))
            if isLocked == "1" { return true }
            try await connection.run("ROLLBACK")
            return false
        }
    }

    /// Ends the transaction, whatever state it is in; a connection that is gone has ended it already.
    func rollback(_ run: MigrationRun) async {
        try? await run.shielded { () async throws(MigrationError) in
            if await connection.isInTransaction { try await connection.run("ROLLBACK") }
            try await reset()
        }
    }
}
