internal import SQLMigrations

// MARK: Transactions

extension PostgreSQLSession {
    func transaction<Value: Sendable>(
        _ run: MigrationRun, _ work: () async throws(MigrationError) -> Value
    ) async throws(MigrationError) -> Value {
        try await begin(run)
        var number: String?
        do throws(MigrationError) {
            let value = try await work()
            number = try await connection.value(LedgerStatement("SELECT pg_catalog.txid_current()::text"))
            do throws(MigrationError) {
                try await connection.run("COMMIT")
            } catch {
                guard try await isCommitted(number, after: error, run) else { throw error }
            }
            return value
        } catch {
            await rollback(run)
            throw error
        }
    }

    /// Again in a new snapshot when another session dropped what was being described.
    func reading<Value: Sendable>(
        _ work: () async throws(MigrationError) -> Value
    ) async throws(MigrationError) -> Value {
        try await retrying(Self.readingTries) { () async throws(MigrationError) in
            try await readOnce(work)
        } after: { (error, _) throws(MigrationError) in
            guard error.isOfVanishedObject else { throw error }
        }
    }

    /// Runs `work`, `tries` times at the most, until it succeeds or `recover` throws: it is called between two tries
    /// with the error of the first and the number of the second.
    func retrying<Value>(
        _ tries: Int, _ work: () async throws(MigrationError) -> Value,
        after recover: (MigrationError, _ attempt: Int) async throws(MigrationError) -> Void
    ) async throws(MigrationError) -> Value {
        var attempt = 1
        while true {
            do throws(MigrationError) {
                return try await work()
            } catch {
                guard attempt < tries else { throw error }
                attempt += 1
                try await recover(error, attempt)
            }
        }
    }

    private func readOnce<Value: Sendable>(
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

    /// Begins; behind a pooler the transaction takes the lock itself, polled for the same reason, after it has
    /// taken back what others left in the server's session.
    func begin(_ run: MigrationRun) async throws(MigrationError) {
        guard isPooled else { return try await connection.run("BEGIN") }
        try await run.waitForLock(lockHolder) { () async throws(MigrationError) in
            try await connection.run((["BEGIN"] + tidying).joined(separator: "; "))
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

    /// Creates the ledger where it is missing, unless somebody who sees another search path has made one.
    func createLedger() async throws(MigrationError) {
        let existing = LedgerStatement("SELECT pg_catalog.to_regclass($1::text)::text", ledger.table)
        if try await connection.value(existing) == nil {
            try await connection.run(
                "SELECT pg_catalog.pg_advisory_xact_lock(\(Self.creationKey)); "
                    + "SET LOCAL search_path TO DEFAULT")
            let now = try await PostgreSQLPlace.find(ledgerSchema, connection)
            guard now.schema == schema else {
                throw MigrationError(
                    .ledgerElsewhere, "another runner put the ledger into schema \(now.schema) meanwhile")
            }
            try await connection.run(Self.setting(searchPath: place.searchPath, isLocal: true))
        }
        try await connection.run(ledger.creation, doing: "creating the ledger")
    }

    /// Whoever makes a ledger, in any schema of the database.
    private static let creationKey: Int64 = 0x6461_7465_6C69_6E65
}

// MARK: What a session keeps

extension PostgreSQLSession {
    /// Makes the session's settings, and returns the statements that do.
    ///
    /// The server looks every second whether the client is still there, also behind a pooler, which closes the
    /// server's connection when its client vanishes: so a killed runner's lock is soon free. No single quotes:
    /// in the text behind a file they would end a quote that it leaves open.
    static func configure(
        _ connection: any MigrationConnection, _ serverVersion: Int, _ place: PostgreSQLPlace, isPooled: Bool
    ) async throws(MigrationError) -> [String] {
        let scope = isPooled ? "SET LOCAL" : "SET"
        var settings = [
            "\(scope) lock_timeout = 0", "\(scope) statement_timeout = 0",
            // A client behind a pooler that is cut off leaves a transaction that nobody ends.
            "\(scope) idle_in_transaction_session_timeout = \(isPooled ? 60_000 : 0)",
            "\(scope) client_min_messages = warning", "\(scope) tcp_keepalives_idle = 5",
            "\(scope) tcp_keepalives_interval = 3", "\(scope) tcp_keepalives_count = 3",
            "\(scope) tcp_user_timeout = 15000",
            setting(searchPath: place.searchPath, isLocal: isPooled),
        ]
        if !isPooled { settings.append("SET application_name = $runner$schema migrations$runner$") }
        try await connection.run(trial(of: settings, isPooled: isPooled))
        guard serverVersion >= 140_000 else { return settings }
        let watching = [
            "\(scope) idle_session_timeout = 0", "\(scope) client_connection_check_interval = 1000",
        ]
        do throws(MigrationError) {
            try await connection.run(trial(of: watching, isPooled: isPooled))
            return settings + watching
        } catch {
            guard error.kind == .sql else { throw error }
            if isPooled { try await connection.run("ROLLBACK") }
            // A server on a system that cannot look: a killed runner's lock is freed when its statement ends.
            return settings
        }
    }

    private static func trial(of settings: [String], isPooled: Bool) -> String {
        (isPooled ? ["BEGIN"] + settings + ["ROLLBACK"] : settings).joined(separator: "; ")
    }

    fileprivate static func setting(searchPath: String, isLocal: Bool) -> String {
        "SELECT pg_catalog.set_config(\(LedgerChange.constant("search_path")), "
            + "\(LedgerChange.constant(searchPath)), \(isLocal))"
    }

    /// Takes back everything that SQL can leave in a session, in a transaction under the lock of the
    /// transaction: the session's own lock is never free meanwhile. What DISCARD ALL does, which cannot run in
    /// a transaction and would free the lock.
    var tidying: [String] {
        [
            "RESET SESSION AUTHORIZATION", "RESET ROLE", "CLOSE ALL",
            isPooled ? Self.deallocation : "DEALLOCATE ALL",
            "UNLISTEN *", "DISCARD TEMP", "DISCARD SEQUENCES", "RESET ALL",
        ] + settings + ["SELECT pg_catalog.pg_advisory_unlock_all()"]
            + (isPooled ? [] : ["SELECT pg_catalog.pg_advisory_lock(\(lockKey))"])
    }

    /// What SQL has prepared, and not what the pooler keeps for its clients.
    private static let deallocation = """
        DO $runner$ DECLARE prepared text; BEGIN
            FOR prepared IN SELECT name FROM pg_catalog.pg_prepared_statements WHERE from_sql LOOP
                EXECUTE pg_catalog.format($name$DEALLOCATE %I$name$, prepared);
            END LOOP; END $runner$
        """

    /// Takes back what a file or a statement left in the session, when no transaction is open. A lock that was
    /// freed is taken again.
    func reset() async throws(MigrationError) {
        guard !isPooled else { return }
        let statements =
            [
                "BEGIN", "SET LOCAL lock_timeout = '60s'",
                "SELECT pg_catalog.pg_advisory_xact_lock(\(lockKey))",
            ] + tidying + ["COMMIT"]
        try await connection.run(statements.joined(separator: "; "))
    }
}
