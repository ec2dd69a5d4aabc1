import SQLMigrations
import SQLiteMigrations
import Testing

@Suite struct SQLMigrationsExample {
    @Test func `the example of the catalog runs`() async throws {
        let path = ":memory:"
        let files = [
            (name: "1_notes.sql", contents: "-- migrate:up\nCREATE TABLE notes (id integer PRIMARY KEY);\n")
        ]
        let migrator = Migrator(
            try MigrationSet(dialect: .sqlite, files: files), database: SQLiteMigrationDatabase(path: path),
            environment: .library())
        let report = await migrator.up()
        print(report.text)
        #expect(report.isOK && report.applied.count == 1)
    }
}
