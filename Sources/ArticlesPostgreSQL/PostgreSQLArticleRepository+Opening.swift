internal import PostgreSQLClient
internal import PostgreSQLMigrations
public import SQLMigrations

extension PostgreSQLArticleRepository {
    /// Connects to a database, and checks its schema.
    ///
    /// - Parameters:
    ///   - url: as libpq takes it.
    ///   - migrating: applies the migrations that are pending, which needs the right to make tables.
    ///   - environment: what the ledger of migrations writes down.
    /// - Throws: `MigrationError` when the schema does not fit, cannot be made, or the server cannot be reached;
    ///   `PostgreSQLError` for a malformed URL.
    public static func open(
        _ url: String, migrating: Bool = false, environment: MigrationEnvironment = .library()
    ) async throws -> PostgreSQLArticleRepository {
        let client = try PostgreSQLClient(url: url)
        do {
            let database = PostgreSQLMigrationDatabase(client: client, location: "\(client.place)")
            try await Migrator(
                try PostgreSQLMigrationDatabase.migrations(), database: database, environment: environment
            ).makeCurrent(migrating: migrating)
        } catch {
            await client.shutdown()
            throw error
        }
        return PostgreSQLArticleRepository(client: client)
    }

    /// The statements of every migration, for an empty schema that nobody migrates later.
    package static func schemaScript() throws(MigrationError) -> String {
        try PostgreSQLMigrationDatabase.migrations().migrations.map(\.up.body).joined(separator: "\n")
    }
}
