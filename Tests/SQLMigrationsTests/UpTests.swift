import Foundation
import PostgreSQLMigrations
import SQLMigrations
import SQLiteMigrations
import Testing

@Suite struct UpTests {
    @Test(arguments: SQLDialect.all)
    func `up applies files in the order of their versions, and a second up has nothing to do`(
        _ dialect: SQLDialect
    ) async throws {
        try await withFixture(dialect) { fixture in
            let migrator = try fixture.migrator([
                "10_c.sql": "CREATE TABLE c (id integer REFERENCES b);",
                "9_b.sql": "CREATE TABLE b (id integer PRIMARY KEY REFERENCES a);",
                "000000000000000008_a.sql": "CREATE TABLE a (id integer PRIMARY KEY);",
            ])
            let first = await migrator.up()
            #expect(first.exitCode == .done, "\(first.errorText)")
            #expect(first.applied.map(\.name) == ["a", "b", "c"])
            #expect(first.pending?.isEmpty == true)
            #expect(first.current?.description == "10")
            let second = await migrator.up()
            #expect(second.exitCode == .done)
            #expect(second.applied.isEmpty)
            #expect(second.text == "nothing to do; database at 10\n")
            #expect(try await fixture.tables() == ["a", "b", "c"])
        }
    }

    @Test(arguments: SQLDialect.all)
    func `up goes as far as it is told`(_ dialect: SQLDialect) async throws {
        let version2 = try #require(MigrationVersion("2"))
        let version7 = try #require(MigrationVersion("7"))
        try await withFixture(dialect) { fixture in
            let migrator = try fixture.migrator(three)
            #expect(await migrator.up(.steps(1)).applied.map(\.name) == ["a"])
            let second = await migrator.up(.through(version2))
            #expect(second.applied.map(\.name) == ["b"])
            #expect(second.pending?.map(\.description) == ["3"])
            #expect(await migrator.up(.through(version7)).exitCode == .usage)
        }
    }

    @Test(arguments: SQLDialect.all)
    func `eight runners at once apply each migration once`(_ dialect: SQLDialect) async throws {
        try await withFixture(dialect) { fixture in
            var files = three
            if dialect == .postgreSQL {
                files["4_i.sql"] =
                    "-- migrate:up transaction=false\nCREATE INDEX CONCURRENTLY a_id ON a (id);"
            }
            let migrator = try fixture.migrator(files)
            let reports = await withTaskGroup(of: MigrationReport.self) { group in
                for _ in 0..<8 { group.addTask { await migrator.up() } }
                return await group.reduce(into: [MigrationReport]()) { $0.append($1) }
            }
            #expect(reports.allSatisfy { $0.exitCode == .done }, "\(reports.map { $0.text + $0.errorText })")
            #expect(reports.count { !$0.applied.isEmpty } == 1)
            #expect(try await fixture.ledger().count == files.count)
        }
    }

    @Test(arguments: SQLDialect.all)
    func `a file that fails leaves nothing, is located, and needs no repair`(_ dialect: SQLDialect)
        async throws
    {
        try await withFixture(dialect) { fixture in
            let broken = """
                -- migrate:up\r
                CREATE TABLE b (id integer);\r
                \r
                -- größer, 日本語, 👩‍👩‍👧\r
                \r
                \r
                  /* é */ SELECT 'ü', slgu FROM a;\r

                """
            let failing = try fixture.migrator(["1_a.sql": "CREATE TABLE a (slug text);", "2_b.sql": broken])
            let report = await failing.up()
            #expect(report.exitCode == .failed)
            #expect(report.applied.map(\.name) == ["a"])
            #expect(report.error?.location?.description == "Migrations/\(dialect.folder)/2_b.sql:7:23")
            #expect(report.error?.sqlState == (dialect == .postgreSQL ? "42703" : nil))
            #expect(report.error?.fileState == .rolledBack)
            #expect(try await fixture.tables() == ["a"])
            #expect(try await fixture.ledger() == ["1 applied"])
            let mended = try fixture.migrator([
                "1_a.sql": "CREATE TABLE a (slug text);", "2_b.sql": "CREATE TABLE b (id integer);",
            ])
            #expect(await mended.up().exitCode == .done)
        }
    }

    @Test(
        arguments: SQLDialect.all,
        ["COMMIT;", "COMMIT; BEGIN;", "ROLLBACK;", "BEGIN;", "END;", "\\restrict x"])
    func `a file cannot end the runner's transaction`(_ dialect: SQLDialect, _ text: String) async throws {
        try await withFixture(dialect) { fixture in
            let migrator = try fixture.migrator([
                "1_a.sql": "CREATE TABLE a (id integer);\n\(text)\nCREATE TABLE b (id integer);\n"
            ])
            let report = await migrator.up()
            #expect([.integrity, .failed].contains(report.exitCode), "\(report.text)\(report.errorText)")
            #expect(try await fixture.tables().isEmpty)
        }
    }

    @Test(arguments: SQLDialect.all)
    func `everything is checked before the first statement`(_ dialect: SQLDialect) async throws {
        try await withFixture(dialect) { fixture in
            var files = three
            files["4_d.sql"] = "CREATE TABLE d (id integer);\n  ROLLBACK;\n"
            files["5_e.sql"] = "-- nothing\n"
            let report = try await fixture.migrator(files).up()
            #expect(report.exitCode == .integrity)
            #expect(report.error?.location?.description == "Migrations/\(dialect.folder)/4_d.sql:2:3")
            #expect(report.error?.details.count == 1)
            #expect(try await fixture.allTables().isEmpty)
        }
    }

    @Test(arguments: SQLDialect.all)
    func `a cancelled up rolls back and frees the lock`(_ dialect: SQLDialect) async throws {
        try await withFixture(dialect) { fixture in
            let endless =
                switch dialect {
                case .postgreSQL: "SELECT pg_sleep(60);"
                case _:
                    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n;"
                }
            let migrator = try fixture.migrator(["1_a.sql": "CREATE TABLE a (id integer);\n\(endless)\n"])
            let task = Task { await migrator.up() }
            await fixture.progress.wait { $0.contains { if case .running = $0 { true } else { false } } }
            task.cancel()
            let report = await task.value
            #expect(report.exitCode == .interrupted, "\(report.errorText)")
            #expect(try await fixture.tables().isEmpty)
            #expect(try await fixture.migrator(three).up().exitCode == .done)
        }
    }
}
