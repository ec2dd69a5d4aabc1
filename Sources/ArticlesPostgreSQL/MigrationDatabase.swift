public import PostgreSQLClient
public import SQLMigrations

/// A PostgreSQL database as the migration runner sees it.
public struct PostgreSQLMigrationDatabase: MigrationDatabase {
    private let client: PostgreSQLClient
    private let settings: [String: String]

    public let location: String

    /// - Parameters:
    ///   - client: opens a connection of its own for each command; the client's pools are not used.
    ///   - location: host and database name for people, without a password.
    ///   - schema: the schema to migrate, which must exist; otherwise the first of the search path.
    public init(client: PostgreSQLClient, location: String, schema: String? = nil) {
        self.client = client
        settings = schema.map { ["search_path": $0] } ?? [:]
        self.location = location
    }

    public var dialect: SQLDialect { .postgreSQL }

    public func connect(
        _ access: MigrationAccess
    ) async throws(MigrationConnectionError) -> any MigrationConnection {
        do throws(PostgreSQLError) {
            return PostgreSQLMigrationConnection(try await client.dedicatedConnection(settings: settings))
        } catch { throw MigrationConnectionError(error) }
    }
}
