import ArticlesPostgreSQL
import Foundation
import Logging
import NIOPosix
import PostgreSQLClient
import PostgreSQLMigrations
import SQLMigrations
import Synchronization
import Testing

/// A schema of its own for one test, with the tables of the shipped migrations.
struct TestSchema: Sendable {
    /// What it is called.
    let name: String
    /// The client whose statements run in the schema, and a repository over it.
    let client: PostgreSQLClient
    let repository: PostgreSQLArticleRepository
    /// A session that nobody else uses.
    let session: DedicatedConnection

    private static let group = MultiThreadedEventLoopGroup(numberOfThreads: 2)
    private static let number = Atomic<Int>(0)

    /// Runs a test with a fresh schema, which is dropped at its end.
    static func with<R>(
        preparedStatements: Bool = true, _ body: (TestSchema) async throws -> R
    ) async throws -> R {
        let number = number.add(1, ordering: .relaxed).newValue
        let name = "test_\(ProcessInfo.processInfo.processIdentifier)_\(number)"
        let client = try client(schema: name, preparedStatements: preparedStatements)
        do {
            let session = try await client.dedicatedConnection()
            _ = try await session.script("CREATE SCHEMA \(name); " + up())
            let schema = TestSchema(
                name: name, client: client, repository: PostgreSQLArticleRepository(client: client),
                session: session)
            let result = try await body(schema)
            _ = try await session.script("DROP SCHEMA \(name) CASCADE")
            await client.shutdown()
            return result
        } catch {
            _ = try? await client.dedicatedConnection().script("DROP SCHEMA IF EXISTS \(name) CASCADE")
            await client.shutdown()
            throw error
        }
    }

    /// A client whose statements run in a schema.
    static func client(
        schema: String, preparedStatements: Bool = true, _ location: Testing.SourceLocation = #_sourceLocation
    ) throws -> PostgreSQLClient {
        let url = try #require(
            ProcessInfo.processInfo.environment["DATELINE_TEST_POSTGRESQL"],
            "set DATELINE_TEST_POSTGRESQL to the URL of a PostgreSQL server", sourceLocation: location)
        let mark = url.contains("?") ? "&" : "?"
        var configuration = PostgreSQLConfiguration(
            connectionString: "\(url)\(mark)options=-csearch_path%3D\(schema)")
        configuration.acquireTimeout = .seconds(20)
        configuration.statementTimeout = .seconds(20)
        configuration.preparedStatements = preparedStatements
        return try PostgreSQLClient(
            configuration, eventLoopGroup: group,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    /// What makes the shipped schema.
    static func up() throws -> String { up(try migrations()[...]) }

    /// What removes it.
    static func down() throws -> String { try down(migrations()[...]) }

    /// What migrates up.
    static func up(_ migrations: ArraySlice<Migration>) -> String { script(migrations.map(\.up.body)) }

    /// What migrates down again.
    static func down(_ migrations: ArraySlice<Migration>) throws -> String {
        script(try migrations.reversed().map { try #require($0.down).body })
    }

    /// One script, which PostgreSQL runs as one transaction.
    private static func script(_ bodies: [String]) -> String {
        bodies.joined().replacing(" CONCURRENTLY", with: "")
    }

    private static func migrations() throws -> [Migration] {
        try PostgreSQLMigrationDatabase.migrations().migrations
    }

    /// Runs statements in the session.
    func script(_ sql: String) async throws {
        _ = try await session.script(sql)
    }

    /// The texts of the one column that a query of the session has.
    func texts(_ sql: String) async throws -> [String] {
        try await session.query(sql) { row throws(PostgreSQLError) in try row.text(0) }
    }
}
