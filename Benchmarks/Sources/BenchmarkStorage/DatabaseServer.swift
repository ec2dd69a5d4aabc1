import ArticlesPostgreSQL
import Logging
import NIOPosix
import PostgreSQLClient
import PostgreSQLMigrations

/// A PostgreSQL server that a benchmark works with.
package struct DatabaseServer: Sendable {
    let repository: PostgreSQLArticleRepository
    /// A session beside those of the repository.
    private let session: DedicatedConnection

    /// Connects, brings the schema – the first of the search path, unless named – up to date, runs `body`,
    /// and closes the connections.
    static func with<Value: Sendable>(
        url: String, schema: String?, _ body: (DatabaseServer) async throws -> Value
    ) async throws -> Value {
        try await connected(url: url, schema: schema) { client in
            let database = PostgreSQLMigrationDatabase(client: client, location: "postgresql", schema: schema)
            try await OpenStorage.migrate(database, PostgreSQLMigrationDatabase.migrations())
            let session = try await client.dedicatedConnection()
            let repository = PostgreSQLArticleRepository(client: client)
            return try await body(DatabaseServer(repository: repository, session: session))
        }
    }

    /// As `with`, in a schema that is made for it and dropped.
    static func withSchema<Value: Sendable>(
        _ name: String, url: String, _ body: (DatabaseServer) async throws -> Value
    ) async throws -> Value {
        try await connected(url: url, schema: nil) { client in
            _ = try await client.dedicatedConnection().script("CREATE SCHEMA \(name)")
            let result = await Result { try await with(url: url, schema: name, body) }
            _ = try await client.dedicatedConnection().script("DROP SCHEMA \(name) CASCADE")
            return try result.get()
        }
    }

    private static func connected<Value: Sendable>(
        url: String, schema: String?, _ body: (PostgreSQLClient) async throws -> Value
    ) async throws -> Value {
        let mark = url.contains("?") ? "&" : "?"
        var configuration = PostgreSQLConfiguration(
            connectionString: schema.map { "\(url)\(mark)options=-csearch_path%3D\($0)" } ?? url)
        configuration.acquireTimeout = .seconds(60)
        configuration.statementTimeout = .seconds(60)
        let group = MultiThreadedEventLoopGroup.singleton
        let client = try PostgreSQLClient(
            configuration, eventLoopGroup: group,
            logger: Logger(label: "benchmark") { _ in SwiftLogNoOpLogHandler() })
        let result = await Result { try await body(client) }
        await client.shutdown()
        return try result.get()
    }
}

extension DatabaseServer {
    /// What a table or an index takes.
    package struct Relation: Sendable {
        package let name: String
        package let isIndex: Bool
        /// Of a table with its indexes and its long values.
        package let bytes: Int64
        /// Of a table without its indexes.
        package let bytesWithoutIndexes: Int64
    }

    /// The tables of the schema and their indexes, the largest first, ties by name.
    package func relations() async throws -> [Relation] {
        try await session.query(
            """
            SELECT c.relname::text, c.relkind = 'i', pg_total_relation_size(c.oid), pg_table_size(c.oid)
            FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
            WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'i', 'm')
            ORDER BY pg_total_relation_size(c.oid) DESC, c.relname
            """
        ) { row throws(PostgreSQLError) in
            Relation(
                name: try row.text(0), isIndex: try row.bool(1), bytes: try row.int64(2),
                bytesWithoutIndexes: try row.int64(3))
        }
    }

    /// The settings of the server that decide what a write costs, as `name=value`.
    package func settings() async throws -> [String] {
        try await session.query(
            """
            SELECT name || '=' || setting FROM pg_settings
            WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes', 'shared_buffers', 'max_wal_size')
            ORDER BY name
            """
        ) { row throws(PostgreSQLError) in try row.text(0) }
    }

    /// Lets the server gather statistics, as it would have done in time by itself.
    package func analyze() async throws {
        _ = try await session.script("ANALYZE")
    }
}
