import PostgreSQLMigrations
import SQLMigrations
import SQLiteMigrations
import Testing

@Suite struct MarkerTests {
    private func migration(_ text: String, _ dialect: SQLDialect) throws(MigrationError) -> Migration? {
        try MigrationSet(dialect: dialect, files: [(name: "1_a.sql", contents: text)]).migrations.first
    }

    static let nearly = [
        "-- migrate down", "-- MIGRATE:DOWN", "/* migrate:down */", "--Migrate:Down", "-- migrate : down",
        "-- migrate:dwon", "-- migrate:", "# migrate:down", "– migrate:down", "— migrate:down",
        "−− migrate:down",
        "--- migrate:down", "-- -- migrate:down", "-- migration:down", "-- migration down",
        "--migrations: down",
        "-- migrate：down", "--\u{200B}migrate:down", "-- migrate:\u{200B}down", "--\u{A0}MIGRATE down",
        "-- migrate-down", "-- migrate_down", "-- migrate.down", "-- migrate/down", "-- migrate = down",
        "-- (migrate:down)", "-- [migrate:down]", "-- migrate:down;", "-- migrate:down.", "-- migrate:downs",
        "-- migratedown", "-- migrte:down", "-- imgrate:down", "-- migrate;down", "-- migrate down section",
        "-- migrate rollback", "-- migrate:undo", "-- Begin migrate down", "migrate:down", "- migrate:down",
        "/*\n * migrate:down\n */", "/* -- migrate:down */", "//migrate:down",
        "-- migrate down transaction=false",
        "SELECT 2; -- migrate:down", "SELECT 2; /* migrate:down */", "-- Down", "-- === DOWN ===",
        "-- rollback:",
        "-- Undo section", "/* down */",
    ]

    @Test(arguments: nearly, SQLDialect.all)
    func `a comment that is nearly a marker is an error with its place and the right spelling`(
        _ line: String, _ dialect: SQLDialect
    ) throws {
        let text = "-- migrate:up\nCREATE TABLE a (id integer);\n  \(line)\nDROP TABLE a;\n"
        let error = try #require(throws: MigrationError.self) { try migration(text, dialect) }
        #expect(error.code == .fileMarker)
        #expect(error.location?.line == (line.contains("*\n") || line.hasPrefix("/*\n") ? 4 : 3))
        let column = line.hasPrefix("SELECT") ? 13 : line.hasPrefix("/*\n") ? 1 : 3
        #expect(error.location?.column == column)
        #expect(error.description.contains("marker"), "\(error)")
        #expect(error.description.contains("migrate:"), "\(error)")
    }

    @Test(
        arguments: [
            "-- migrate users to the new table", "-- migrate: the users, then the tags",
            "-- Migration: create users", "-- Migration 12 of 20",
            "-- migrates down to one row for each user",
            "-- migrate down to version three only when asked", "-- The migrate:up section above makes it",
            "-- see migrate:down", "-- up to here all was well", "-- down below is the rest",
            "-- rollback is easy",
            "-- migrated", "-- migration", "-- Migrations", "-- immigrants: up",
            "/* migrate users */",
            "-- migrate upward", "-- great: down payments", "-- update: down",
            "SELECT '\n-- migrate:down\n';", "SELECT '\n-- MIGRATE DOWN\n';",
            "SELECT 'it''s\n-- migrate:down\n';",
            "SELECT \"\n-- migrate:down\n\" FROM b;", "--> statement-breakpoint", "-- atlas is a mountain",
            "-- goose and gander", "-- verify the rows", "-- create the rest", "SELECT 1 -- migrate it\n;",
        ], SQLDialect.all)
    func `prose and strings are no markers`(_ line: String, _ dialect: SQLDialect) throws {
        let text = "-- migrate:up\nCREATE TABLE a (id integer);\n\(line)\n-- migrate:down\nDROP TABLE a;\n"
        let found = try #require(try migration(text, dialect))
        #expect(found.up.body == "CREATE TABLE a (id integer);\n\(line)\n")
        #expect(found.down?.body == "DROP TABLE a;\n")
        #expect(try migration("CREATE TABLE a (id integer);\n\(line)\n", dialect)?.down == nil)
    }

    @Test(arguments: [
        "$$\n-- migrate:down\n$$", "$body$ $$ \n-- migrate:down\n$$ $body$", "E'\\'\n-- migrate:down\n'",
    ])
    func `PostgreSQL's quotes hide markers`(_ literal: String) throws {
        let text = "-- migrate:up\nSELECT \(literal);\n-- migrate:down\nSELECT 2;"
        #expect(try migration(text, .postgreSQL)?.up.body == "SELECT \(literal);\n")
    }

    @Test(arguments: ["SELECT 'it;", "SELECT \"it;", "/* it"], SQLDialect.all)
    func `a quote that takes a marker in is an error where it begins`(
        _ line: String, _ dialect: SQLDialect
    ) throws {
        let text = "-- migrate:up\n\(line)\n-- migrate:down\nDROP TABLE a;\n"
        let error = try #require(throws: MigrationError.self) { try migration(text, dialect) }
        #expect(error.code == .fileMarker)
        #expect(error.location?.line == (line.hasPrefix("/*") ? 3 : 2), "\(error)")
    }

    @Test func `headings beside markers are prose`() throws {
        let text = "-- migrate:up\n-- Up\nSELECT 1;\n-- migrate:down\n-- Down\nSELECT 2;"
        #expect(try migration(text, .sqlite)?.down?.body == "-- Down\nSELECT 2;")
    }

    @Test(arguments: ["-- Up\nSELECT 1;\n-- Down\nSELECT 2;", "-- UP\nSELECT 1;"])
    func `headings alone are no sections`(_ text: String) {
        let error = #expect(throws: MigrationError.self) { try migration(text, .sqlite) }
        #expect(error?.code == .fileMarker)
    }

    @Test(arguments: SQLDialect.all)
    func `a down section without a statement is none`(_ dialect: SQLDialect) async throws {
        for down in ["", "\n", ";", "-- nothing\n", "/* DROP TABLE a; */ ; ;\n"] {
            try await withFixture(dialect) { fixture in
                let text = "-- migrate:up\nCREATE TABLE a (id integer);\n-- migrate:down\n\(down)"
                let migrator = try fixture.migrator(["1_a.sql": text])
                #expect(await migrator.up().exitCode == .done)
                let report = await migrator.down(isConfirmed: true)
                #expect(report.error?.code == .irreversible)
                #expect(report.error?.message.hasSuffix("its down section has no statement") == true)
                #expect(try await fixture.tables() == ["a"])
            }
        }
    }
}
