import PostgreSQLClient
import PostgreSQLMigrations
import SQLMigrations
import Testing

/// Compiled, and not run: it needs the server that the URL names.
private func example() async throws {
    let client = try PostgreSQLClient(url: "postgres://user:password@localhost/database")
    let database = PostgreSQLMigrationDatabase(client: client, location: "localhost/database")
    let migrator = Migrator(
        try MigrationSet(dialect: .postgreSQL, directory: "Migrations/PostgreSQL"), database: database,
        environment: .library())
    let report = await migrator.status()
    print(report.text)
    await client.shutdown()
}
