public import PostgreSQLClient
public import SQLMigrations

/// A PostgreSQL database as the migration runner sees it.
public struct PostgreSQLMigrationDatabase: MigrationDatabase {
    private let client: PostgreSQLClient
    private let settings: [String: String]

    public let location: String
    public let ledgerSchema: String?

    /// - Parameters:
    ///   - client: opens a connection of its own for each command; the client's pools are not used.
    ///   - location: host and database name for people, without a password.
    ///   - schema: the `search_path` of the connection, one schema that must exist; otherwise the connection
    ///     string's, the role's or the database's.
    ///   - ledgerSchema: the schema of the ledger, and the first that names of migrations are looked for in;
    ///     otherwise the one schema of the search path that has a ledger, or the first.
    public init(
        client: PostgreSQLClient, location: String, schema: String? = nil, ledgerSchema: String? = nil
    ) {
        self.client = client
        settings = schema.map { ["search_path": $0] } ?? [:]
        self.location = location
        self.ledgerSchema = ledgerSchema
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
