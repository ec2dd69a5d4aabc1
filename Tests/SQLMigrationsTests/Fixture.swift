import Foundation
import Logging
import NIOPosix
import PostgreSQLClient
import PostgreSQLMigrations
import SQLMigrations
import SQLiteMigrations
import Synchronization
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
        policy.lockWait = .seconds(30)
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
        let folder = FileManager.default.temporaryDirectory.appending(path: "migrations-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "test.db").path(percentEncoded: false)
        try await body(
            Fixture(
                dialect: .sqlite, database: SQLiteMigrationDatabase(path: path),
                scratch: SQLiteMigrationDatabase(path: ":memory:")))
    case _: try await withPostgreSQL(body)
    }
}

/// Two fresh schemas in a fresh database of the server that the environment names; a few tests at a time.
///
/// A database of its own: a concurrent build waits for every snapshot in its database, also of other tests.
private func withPostgreSQL(_ body: (Fixture) async throws -> Void) async throws {
    let server = try #require(
        PostgreSQLServer.url, "set DATELINE_TEST_POSTGRESQL to the URL of a database for tests")
    await PostgreSQLServer.turnstile.enter()
    defer { PostgreSQLServer.turnstile.leave() }
    let name = "migrations_" + UUID().uuidString.filter { $0 != "-" }.lowercased()
    let administrator = try PostgreSQLServer.client(server)
    let connection = try await administrator.dedicatedConnection()
    _ = try await connection.script("CREATE DATABASE \(name) TEMPLATE template0")
    let result: Result<Void, any Error>
    do {
        var url = try #require(URLComponents(string: server))
        url.path = "/\(name)"
        let main = try #require(url.string)
        url.path = "/\(name)_scratch"
        try await withSchema(main, scratch: try #require(url.string), body)
        result = .success(())
    } catch { result = .failure(error) }
    for name in [name, "\(name)_scratch"] {
        _ = try await connection.script("DROP DATABASE IF EXISTS \(name) WITH (FORCE)")
    }
    await connection.close()
    await administrator.shutdown()
    try result.get()
}

private func withSchema(
    _ url: String, scratch: String, _ body: (Fixture) async throws -> Void
) async throws {
    let client = try PostgreSQLServer.client(url)
    let connection = try await client.dedicatedConnection()
    _ = try await connection.script("CREATE SCHEMA main")
    let database = PostgreSQLMigrationDatabase(client: client, location: "main", schema: "main")
    let other = ScratchDatabase(url: scratch, administrator: client)
    let neighbour = PostgreSQLMigrationDatabase(client: client, location: "second", schema: "second")
    let result: Result<Void, any Error>
    do {
        try await body(
            Fixture(
                dialect: .postgreSQL, database: database, scratch: other, client: client, neighbour: neighbour
            ))
        result = .success(())
    } catch { result = .failure(error) }
    await connection.close()
    await other.shutdown()
    await client.shutdown()
    try result.get()
}

/// A database that is made when it is first opened: few tests need one.
private final class ScratchDatabase: MigrationDatabase {
    private let url: String
    private let administrator: PostgreSQLClient
    private let client = Mutex<PostgreSQLClient?>(nil)

    init(url: String, administrator: PostgreSQLClient) {
        self.url = url
        self.administrator = administrator
    }

    var dialect: SQLDialect { .postgreSQL }
    var location: String { "scratch" }

    func connect(
        _ access: MigrationAccess
    ) async throws(MigrationConnectionError) -> any MigrationConnection {
        let client: PostgreSQLClient
        do throws(PostgreSQLError) {
            client = try await opened()
        } catch { throw MigrationConnectionError(.rejected, error.message) }
        return try await PostgreSQLMigrationDatabase(client: client, location: location, schema: "main")
            .connect(access)
    }

    private func opened() async throws(PostgreSQLError) -> PostgreSQLClient {
        if let client = client.withLock(\.self) { return client }
        let name = String(URLComponents(string: url)?.path.dropFirst() ?? "")
        let connection = try await administrator.dedicatedConnection()
        _ = try await connection.script("CREATE DATABASE \(name) TEMPLATE template0")
        await connection.close()
        let opened = try PostgreSQLServer.client(url)
        let other = try await opened.dedicatedConnection()
        _ = try await other.script("CREATE SCHEMA main")
        await other.close()
        client.withLock { $0 = opened }
        return opened
    }

    func shutdown() async { await client.withLock(\.self)?.shutdown() }
}

/// The server that all tests share.
private enum PostgreSQLServer {
    static let turnstile = Turnstile(places: 4)
    static let url = ProcessInfo.processInfo.environment["DATELINE_TEST_POSTGRESQL"]

    static func client(_ url: String) throws(PostgreSQLError) -> PostgreSQLClient {
        var configuration = PostgreSQLConfiguration(connectionString: url)
        configuration.readConnections = 0
        return try PostgreSQLClient(
            configuration, eventLoopGroup: .singleton,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }
}

/// Lets so many in at a time.
private final class Turnstile: Sendable {
    private let state: Mutex<(places: Int, waiting: [CheckedContinuation<Void, Never>])>

    init(places: Int) { state = Mutex((places, [])) }

    func enter() async {
        await withCheckedContinuation { continuation in
            let isFree = state.withLock { state in
                guard state.places == 0 else {
                    state.places -= 1
                    return true
                }
                state.waiting.append(continuation)
                return false
            }
            if isFree { continuation.resume() }
        }
    }

    func leave() {
        let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
            guard state.waiting.isEmpty else { return state.waiting.removeFirst() }
            state.places += 1
            return nil
        }
        next?.resume()
    }
}

/// Files of three tables that depend on nothing.
let three = [
    "1_a.sql": "-- migrate:up\nCREATE TABLE a (id integer PRIMARY KEY);\n-- migrate:down\nDROP TABLE a;\n",
    "2_b.sql": "-- migrate:up\nCREATE TABLE b (id integer PRIMARY KEY);\n-- migrate:down\nDROP TABLE b;\n",
    "3_c.sql": "-- migrate:up\nCREATE TABLE c (id integer PRIMARY KEY);\n-- migrate:down\nDROP TABLE c;\n",
]
