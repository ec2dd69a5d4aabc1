import SQLMigrations
import SQLiteMigrations
import Testing

@Suite struct SQLiteMigrationsExample {
    @Test func `the example of the catalog runs`() async throws {
        let directory = "Migrations/SQLite"
        let path = ":memory:"
        let set = try MigrationSet(dialect: .sqlite, directory: directory)
        let migrator = Migrator(
            set, database: SQLiteMigrationDatabase(path: path), environment: .library())
        let report = await migrator.verifyOnScratch()
        print(report.text)
        #expect(report.isOK, "\(report.errorText)")
    }
}
