import ArticlesPostgreSQL
import ArticlesSQLite
import Foundation
import SQLMigrations
import Testing

@Suite struct VerificationTests {
    @Test(arguments: SQLDialect.allCases)
    func `every shipped migration goes up, down and up again`(_ dialect: SQLDialect) async throws {
        let set =
            switch dialect {
            case .postgreSQL: try PostgreSQLMigrationDatabase.migrations()
            case .sqlite: try SQLiteMigrationDatabase.migrations()
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

    @Test(arguments: SQLDialect.allCases)
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
            let object = dialect == .postgreSQL ? "column a.note is new" : "table a differs"
            #expect(report.error?.details == [object])
            #expect(report.error?.version?.description == "2")
        }
    }

    @Test(arguments: SQLDialect.allCases)
    func `a scratch database that is not empty is refused`(_ dialect: SQLDialect) async throws {
        try await withFixture(dialect) { fixture in
            try await fixture.execute("CREATE TABLE precious (id integer)")
            let migrator = try fixture.migrator(three)
            #expect(await migrator.verifyOnScratch().exitCode == .refused)
            #expect(try await fixture.allTables() == ["precious"])
        }
    }

    @Test(arguments: SQLDialect.allCases)
    func `a dump makes the same schema again`(_ dialect: SQLDialect) async throws {
        var dump = dialect == .postgreSQL ? richPostgreSQL : richSQLite
        for round in 1...2 {
            try await withFixture(dialect) { fixture in
                let migrator = try fixture.migrator(["1_all.sql": dump])
                let up = await migrator.up()
                #expect(up.exitCode == .done, "\(up.text)")
                let again = try #require(await migrator.dump().sql)
                if round == 2 { #expect(again.split(separator: "\n") == dump.split(separator: "\n")) }
                dump = again
            }
        }
    }

    @Test func `what a dump cannot express is named instead`() async throws {
        try await withFixture(.postgreSQL) { fixture in
            let aggregate = "CREATE AGGREGATE total (integer) (SFUNC = int4pl, STYPE = integer);"
            let migrator = try fixture.migrator(["1_a.sql": aggregate])
            #expect(await migrator.up().exitCode == .done)
            let report = await migrator.dump()
            #expect(report.exitCode == .refused)
            #expect(report.sql == nil)
            #expect(report.error?.details == ["aggregate total(integer)"])
        }
    }

    private let richSQLite = """
        CREATE TABLE "b b" (id integer PRIMARY KEY, /* note */ t text DEFAULT 'x' COLLATE NOCASE);
        CREATE TABLE a (id integer PRIMARY KEY, b integer REFERENCES "b b", CHECK (id > 0)) STRICT;
        CREATE INDEX a_b ON a (b) WHERE b > 1;
        CREATE VIEW v AS SELECT id FROM a;
        CREATE TRIGGER t AFTER INSERT ON a BEGIN UPDATE a SET b = 1; SELECT 2; END;
        CREATE VIRTUAL TABLE f USING fts5(text);
        """
}
