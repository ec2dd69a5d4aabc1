import Foundation
import PostgreSQLClient
import PostgreSQLMigrations
import SQLMigrations
import SQLiteMigrations
import Synchronization
import TestSupport
import Testing

/// A fresh, empty database of one dialect, and files to migrate it with.
struct Fixture: Sendable {
    let dialect: SQLDialect
    let database: any MigrationDatabase
    let progress = ProgressLog()
    /// Another empty database of the same kind.
    let scratch: any MigrationDatabase
    /// The client of a PostgreSQL database, to open it in another way.
    var client: PostgreSQLClient?
    /// The schema “second” of the same database, which a test makes; PostgreSQL only.
    var neighbour: (any MigrationDatabase)?

    func set(_ files: [String: String]) throws -> MigrationSet {
        try MigrationSet(dialect: dialect, files: files.map { (name: $0.key, contents: $0.value) })
    }

    func migrator(
        _ files: [String: String], on other: (any MigrationDatabase)? = nil,
        policy: MigrationPolicy = .impatient
    ) throws -> Migrator {
        let progress = progress
        let environment = MigrationEnvironment(
            now: { Date(timeIntervalSince1970: 1_795_255_000) }, hostName: "host", processID: 42,
            appVersion: "1.0",
            progress: { progress.append($0) })
        return Migrator(
            try set(files), database: other ?? database, environment: environment, policy: policy)
    }

    /// Runs SQL beside the runner.
    func execute(_ sql: String) async throws {
        let connection = try await database.connect(.write)
        try await connection.script(sql, by: .runner)
        await connection.close()
    }

    func rows(_ sql: String) async throws -> [[String?]] {
        let connection = try await database.connect(.read)
        let rows = try await connection.query(sql, [])
        await connection.close()
        return rows
    }

    /// The names of all tables, without the ledger's.
    func tables() async throws -> [String] {
        try await allTables().filter { !$0.hasPrefix("schema_migrations") }
    }

    func allTables() async throws -> [String] {
        let sql =
            switch dialect {
            case .postgreSQL:
                "SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1"
            case _:
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY 1"
            }
        return try await rows(sql).compactMap { $0[0] }
    }

    /// The ledger: version, state and order of application.
    func ledger() async throws -> [String] {
        try await rows("SELECT CAST(version AS text), state FROM schema_migrations ORDER BY seq")
            .map { $0.compactMap(\.self).joined(separator: " ") }
    }
}

/// What a runner said while it worked.
final class ProgressLog: Sendable {
    typealias Condition = @Sendable ([MigrationProgress]) -> Bool

    private struct State {
        var entries: [MigrationProgress] = []
        var waiting: [(condition: Condition, continuation: CheckedContinuation<Void, Never>)] = []

        /// Removes and returns those whose wait is over.
        mutating func met() -> [CheckedContinuation<Void, Never>] {
            let entries = entries
            let met = waiting.filter { $0.condition(entries) }
            waiting.removeAll { $0.condition(entries) }
            return met.map(\.continuation)
        }
    }

    private let state = Mutex(State())

    var all: [MigrationProgress] { state.withLock(\.entries) }

    func append(_ entry: MigrationProgress) {
        let met = state.withLock { state in
            state.entries.append(entry)
            return state.met()
        }
        for continuation in met { continuation.resume() }
    }

    /// Returns when `condition` holds of what was said.
    func wait(until condition: @escaping Condition) async {
        await withCheckedContinuation { continuation in
            let met = state.withLock { state in
                state.waiting.append((condition, continuation))
                return state.met()
            }
            for continuation in met { continuation.resume() }
        }
    }
}

extension MigrationPolicy {
    /// Short patience, so that a failing test fails soon.
    static var impatient: MigrationPolicy {
        var policy = MigrationPolicy()
        policy.lockWait = .seconds(300)
        policy.lockTimeout = .milliseconds(100)
        policy.tries = 3
        policy.longestPause = .milliseconds(50)
        return policy
    }
}

/// Runs `body` on fresh databases and removes them.
func withFixture(_ dialect: SQLDialect, _ body: (Fixture) async throws -> Void) async throws {
    switch dialect {
    case .sqlite:
        let folder = try TemporaryFolder()
        try await body(
            Fixture(
                dialect: .sqlite, database: SQLiteMigrationDatabase(path: folder.path("test.db")),
                scratch: SQLiteMigrationDatabase(path: ":memory:")))
    case _: try await withPostgreSQL(body)
    }
}

/// A few tests at a time: each has databases of its own.
private let turnstile = Turnstile(places: 4)

/// Two fresh schemas in a fresh database.
private func withPostgreSQL(_ body: (Fixture) async throws -> Void) async throws {
    try await turnstile.pass {
        try await TestDatabase.withDatabase("migrations") { name, url in
            let scratch = "\(name)_scratch"
            let result = await Result {
                try await withSchema(url, scratch: scratch, body)
            }
            try await TestDatabase.withSession { session in
                _ = try await session.single("DROP DATABASE IF EXISTS \(scratch) WITH (FORCE)")
            }
            try result.get()
        }
    }
}

private func withSchema(
    _ url: String, scratch: String, _ body: (Fixture) async throws -> Void
) async throws {
    try await TestDatabase.withClient(url: url, { $0.readConnections = 0 }) { client in
        let connection = try await client.dedicatedConnection()
        _ = try await connection.script("CREATE SCHEMA main")
        await connection.close()
        let other = ScratchDatabase(name: scratch)
        let fixture = Fixture(
            dialect: .postgreSQL,
            database: PostgreSQLMigrationDatabase(client: client, location: "main", schema: "main"),
            scratch: other, client: client,
            neighbour: PostgreSQLMigrationDatabase(client: client, location: "second", schema: "second"))
        let result = await Result { try await body(fixture) }
        await other.shutdown()
        try result.get()
    }
}

/// A database that is made when it is first opened: few tests need one.
private final class ScratchDatabase: MigrationDatabase {
    private let name: String
    private let client = Mutex<PostgreSQLClient?>(nil)

    init(name: String) { self.name = name }

    var dialect: SQLDialect { .postgreSQL }
    var location: String { "scratch" }

    func connect(
        _ access: MigrationAccess
    ) async throws(MigrationConnectionError) -> any MigrationConnection {
        let client: PostgreSQLClient
        do { client = try await opened() } catch { throw MigrationConnectionError(.rejected, "\(error)") }
        return try await PostgreSQLMigrationDatabase(client: client, location: location, schema: "main")
            .connect(access)
    }

    private func opened() async throws -> PostgreSQLClient {
        if let client = client.withLock(\.self) { return client }
        try await TestDatabase.withSession { session in
            _ = try await session.single("CREATE DATABASE \(name) TEMPLATE template0")
        }
        let opened = try TestDatabase.client(TestDatabase.url(database: name)) { $0.readConnections = 0 }
        let other = try await opened.dedicatedConnection()
        _ = try await other.script("CREATE SCHEMA main")
        await other.close()
        client.withLock { $0 = opened }
        return opened
    }

    func shutdown() async { await client.withLock(\.self)?.shutdown() }
}

/// Files of three tables that depend on nothing.
let three = [
    "1_a.sql": "-- migrate:up\nCREATE TABLE a (id integer PRIMARY KEY);\n-- migrate:down\nDROP TABLE a;\n",
    "2_b.sql": "-- migrate:up\nCREATE TABLE b (id integer PRIMARY KEY);\n-- migrate:down\nDROP TABLE b;\n",
    "3_c.sql": "-- migrate:up\nCREATE TABLE c (id integer PRIMARY KEY);\n-- migrate:down\nDROP TABLE c;\n",
]
