import ArticlesPostgreSQL
import ArticlesSQLite
import Foundation
import PostgreSQLMigrations
import SQLMigrations
import SQLiteMigrations
import Testing

@Suite struct VerificationTests {
    @Test(arguments: SQLDialect.all)
    func `every shipped migration goes up, down and up again`(_ dialect: SQLDialect) async throws {
        let set =
            switch dialect {
            case .postgreSQL: try PostgreSQLMigrationDatabase.migrations()
            case _: try SQLiteMigrationDatabase.migrations()
            }
        #expect(!set.migrations.isEmpty)
        try await withFixture(dialect) { fixture in
            let environment = try fixture.migrator([:]).environment
            let report = await Migrator(set, database: fixture.scratch, environment: environment)
                .verifyOnScratch()
            #expect(report.exitCode == .done, "\(report.text)\(report.errorText)")
            #expect(report.applied.count == set.migrations.count)
        }
    }

    @Test func `the shipped migrations have the same names in both dialects and break no rule`() throws {
        let sets = [try PostgreSQLMigrationDatabase.migrations(), try SQLiteMigrationDatabase.migrations()]
        let report = MigrationVerification(sets, shipped: sets).report()
        #expect(report.exitCode == .done, "\(report.errorText)")
    }

    @Test(arguments: SQLDialect.all)
    func `a down that does not restore the schema names what differs, and the scratch database is tidied`(
        _ dialect: SQLDialect
    ) async throws {
        try await withFixture(dialect) { fixture in
            var files = three
            files["2_b.sql"] = """
                -- migrate:up
                ALTER TABLE a ADD COLUMN note text;
                CREATE TABLE b (id integer PRIMARY KEY);
                -- migrate:down
                DROP TABLE b;
                """
            let migrator = try fixture.migrator(files, on: fixture.scratch)
            let report = await migrator.verifyOnScratch()
            #expect(report.exitCode == .integrity)
            #expect(report.warnings.isEmpty)
            let object = dialect == .postgreSQL ? "column a.note is new" : "table a differs"
            #expect(report.error?.details == [object])
            #expect(report.error?.version?.description == "2")
        }
    }

    @Test(arguments: SQLDialect.all)
    func `a scratch database that is not empty is refused`(_ dialect: SQLDialect) async throws {
        try await withFixture(dialect) { fixture in
            try await fixture.execute("CREATE TABLE precious (id integer)")
            let migrator = try fixture.migrator(three)
            #expect(await migrator.verifyOnScratch().exitCode == .refused)
            #expect(try await fixture.allTables() == ["precious"])
        }
    }

    /// What each line promises is what was done.
    @Test(arguments: SQLDialect.all)
    func `a file without a way back is tried up only, and says so`(_ dialect: SQLDialect) async throws {
        try await withFixture(dialect) { fixture in
            var files = three
            files["4_d.sql"] = "CREATE TABLE d (id integer);"
            let report = await (try fixture.migrator(files, on: fixture.scratch)).verifyOnScratch()
            #expect(report.exitCode == .done, "\(report.errorText)")
            #expect(report.applied.map(\.trial) == [.upDownUp, .upDownUp, .upDownUp, .up])
            #expect(report.text.contains("up only: irreversible"))
            #expect(report.text.contains("up, down and up again: 3; up only, for they cannot be undone: 1"))
        }
    }

    @Test func `a down that undoes nothing is seen, whatever the up has made`() async throws {
        let ups = [
            "ALTER TABLE a ALTER COLUMN id SET INCREMENT BY 7",
            "CREATE SCHEMA other; CREATE TABLE other.t (x int)",
            "CREATE EXTENSION pg_trgm", "CREATE PUBLICATION p FOR TABLE a",
            "COMMENT ON CONSTRAINT a_pkey ON a IS 'x'",
            "ALTER TABLE a REPLICA IDENTITY FULL", "GRANT SELECT ON a TO PUBLIC",
            "CREATE CAST (date AS integer) WITH INOUT", "GRANT CREATE ON SCHEMA public TO PUBLIC",
            "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC",
        ]
        try await withFixture(.postgreSQL) { fixture in
            for up in ups {
                let files = [
                    "1_a.sql": "CREATE TABLE a (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY);",
                    "2_b.sql": "-- migrate:up\n\(up);\n-- migrate:down\nSELECT 1;",
                ]
                let report = await (try fixture.migrator(files, on: fixture.scratch)).verifyOnScratch()
                #expect(report.error?.code == .downDiffers, "\(up): \(report.text)\(report.errorText)")
                // The server says this of every publication.
                let warnings = report.warnings.filter { !$0.contains("wal_level") }
                #expect(warnings.isEmpty, "\(up): \(warnings)")
            }
        }
    }

    /// Each run refuses a database that holds anything, so the second proves that the first left nothing.
    @Test func `everything that files can make is removed from the scratch database`() async throws {
        try await withFixture(.postgreSQL) { fixture in
            let rare = rarePostgreSQL.map { $0.1 + ";\n" + $0.2 + ";" }.joined(separator: "\n")
            let files = [
                "1_a.sql": richPostgreSQL, "2_b.sql": rare,
                "3_c.sql": """
                -- migrate:up transaction=false
                CREATE INDEX CONCURRENTLY alone ON child (o);
                """,
                "4_d.sql": "CREATE SUBSCRIPTION s CONNECTION 'host=x' PUBLICATION p WITH (connect = false);",
                "5_e.sql": "COMMENT ON SCHEMA public IS 'mine'; GRANT CREATE ON SCHEMA public TO PUBLIC;",
            ]
            let before = await (try fixture.migrator([:], on: fixture.scratch)).dump().sql
            for _ in 1...2 {
                let report = await (try fixture.migrator(files, on: fixture.scratch)).verifyOnScratch()
                #expect(report.exitCode == .done, "\(report.text)\(report.errorText)")
            }
            #expect(await (try fixture.migrator([:], on: fixture.scratch)).dump().sql == before)
        }
    }
}
