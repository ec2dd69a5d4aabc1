import ArticlesPostgreSQL
import PostgreSQLClient
import PostgreSQLMigrations
import SQLMigrations
import TestSupport
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

    /// Runs a test with a fresh schema, which is dropped at its end.
    static func with<R>(
        preparedStatements: PostgreSQLConfiguration.StatementPreparation = .unlessPooled,
        _ body: (TestSchema) async throws -> R
    ) async throws -> R {
        try await TestDatabase.withSchema { name, url in
            try await TestDatabase.withClient(url: url, { $0.preparedStatements = preparedStatements }) {
                client in
                let schema = TestSchema(
                    name: name, client: client, repository: PostgreSQLArticleRepository(client: client),
                    session: try await client.dedicatedConnection())
                try await schema.script(up())
                return try await body(schema)
            }
        }
    }

    /// Another client whose statements run in a schema.
    static func client(schema: String) throws -> PostgreSQLClient {
        try TestDatabase.client(TestDatabase.url(schema: schema))
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
