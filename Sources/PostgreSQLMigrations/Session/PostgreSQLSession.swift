internal import PostgreSQLClient
internal import SQLMigrations

/// PostgreSQL's way: an advisory lock, transactional DDL behind a guard, concurrent builds outside it.
struct PostgreSQLSession: MigrationSession {
    let connection: any MigrationConnection
    let ledger: Ledger
    let place: PostgreSQLPlace
    /// The schema that a person named for the ledger.
    let ledgerSchema: String?
    /// Whether a pooler stands between: two transactions may run in two different sessions of the server.
    let isPooled: Bool
    let serverVersion: Int
    /// From database and schema, so that two schemas of one database do not wait for each other.
    let lockKey: Int64
    /// The statements that make the settings of the session, behind a pooler those of each transaction.
    let settings: [String]

    var schema: String { place.schema }
    var warnings: [String] { place.warning.map { [$0] } ?? [] }

    static func open(
        _ connection: any MigrationConnection, ledgerSchema: String? = nil
    ) async throws(MigrationError) -> PostgreSQLSession {
        let rows = try await connection.rows(
            LedgerStatement(
                """
                SELECT pg_backend_pid()::text, current_setting('server_version_num'), current_database()::text,
                    current_setting('server_encoding'), version()
                """))
        guard let row = rows.first, row.count == 5, let process = row[0], let database = row[2],
            let version = row[1].flatMap(Int.init), let encoding = row[3], let text = row[4]
        else { throw MigrationError(.internalError, "the server does not say who it is") }
        if let refusal = ServerIdentity(text: text, number: version).refusal { throw MigrationError(refusal) }
        guard encoding == "UTF8" else { throw .wrongEncoding(encoding, of: database) }
        let isPooled = connection.backendProcessID.map(String.init) != process
        let place = try await place(ledgerSchema, connection, isPooled: isPooled)
        return PostgreSQLSession(
            connection: connection, ledger: Ledger(dialect: .postgreSQL, quotedSchema: place.quoted),
            place: place, ledgerSchema: ledgerSchema, isPooled: isPooled, serverVersion: version,
            lockKey: Ledger.lockKey(database, place.schema),
            settings: try await configure(connection, version, place, isPooled: isPooled))
    }

    /// Where the ledger is. Behind a pooler, the search path may be one that another client set.
    private static func place(
        _ wanted: String?, _ connection: any MigrationConnection, isPooled: Bool
    ) async throws(MigrationError) -> PostgreSQLPlace {
        guard isPooled else { return try await .find(wanted, connection) }
        try await connection.run("BEGIN; RESET SESSION AUTHORIZATION; RESET ROLE; RESET ALL")
        do throws(MigrationError) {
            let place = try await PostgreSQLPlace.find(wanted, connection)
            try await connection.run("COMMIT")
            return place
        } catch {
            try? await connection.run("ROLLBACK")
            throw error
        }
    }

    func checkVisibility() async throws(MigrationError) {
        // A schema that is named is the first in the path of every connection, where a pooler passes it on.
        if ledgerSchema == nil || isPooled { try await place.checkVisibility(connection) }
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
        try await run.waitForLock(lockHolder) { () async throws(MigrationError) in
            try await connection.value(
                LedgerStatement("SELECT pg_try_advisory_lock(\(lockKey))::int::text")) == "1"
        }
    }

    func unlock() async throws(MigrationError) {
        guard !isPooled else { return }
        let released: String?
        do throws(MigrationError) {
            released = try await connection.value(
                LedgerStatement("SELECT pg_advisory_unlock(\(lockKey))::int::text"))
        } catch  where error.code == .connectionLost {
            return  // The server freed it with the session.
        }
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
}

extension MigrationError {
    /// Why migrations are not run on a server.
    fileprivate init(_ refusal: ServerIdentity.Refusal) {
        switch refusal {
        case .otherDatabase: self.init(.otherDatabase, "\(refusal)")
        case .tooOld: self.init(.oldServer, "\(refusal)")
        }
    }
}
