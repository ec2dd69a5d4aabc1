import Foundation
import SQLMigrations
import SQLiteMigrations
import TestSupport
import Testing

/// What another package can do with public declarations only.
@Suite struct OutsideDialectTests {
    private let files = [
        (name: "1_a.sql", contents: "CREATE TABLE a (id integer);\n"),
        (
            name: "2_b.sql",
            contents:
                "-- migrate:up allow=no-float\nCREATE TABLE b (id integer);\n-- migrate:down\nDROP TABLE b;\n"
        ),
    ]

    private func withMigrator(
        _ files: [(name: String, contents: String)], _ body: (Migrator) async throws -> Void
    ) async throws {
        let folder = try TemporaryFolder()
        try await body(
            Migrator(
                try MigrationSet(dialect: .outside, files: files),
                database: OutsideDatabase(file: SQLiteMigrationDatabase(path: folder.path("a.db"))),
                environment: MigrationEnvironment(
                    now: { Date(timeIntervalSince1970: 1_795_255_000) }, hostName: "host", processID: 42,
                    appVersion: "1.0")))
    }

    @Test func `a dialect and its session run every command`() async throws {
        try await withMigrator(files) { migrator in
            let up = await migrator.up()
            #expect(up.errorText == "" && up.applied.map(\.name) == ["a", "b"])
            #expect(up.json.contains(#""dialect":"outside""#))
            #expect(await migrator.status().drift == false)
            #expect(await migrator.down(isConfirmed: true).undone.map(\.name) == ["b"])
            #expect(await migrator.dump().sql?.contains("written from the tables.") == true)
            #expect(await migrator.log().log?.map(\.event) == ["up", "up", "down"])
            let second = try #require(MigrationVersion("2"))
            #expect(try await migrator.check() == .pending([second]))
        }
    }

    @Test func `a file that fails is located, and files of another dialect are refused`() async throws {
        let broken = [
            (name: "1_a.sql", contents: "CREATE TABLE a (id integer);\n\n  CREATE TABEL b (id integer);")
        ]
        try await withMigrator(broken) { migrator in
            let report = await migrator.up()
            #expect(report.error?.location?.description == "Migrations/Outside/1_a.sql:3:10")
            #expect(report.databaseState == .rolledBack)
            let other = try MigrationSet(dialect: .sqlite, files: [])
            let mixed = Migrator(other, database: migrator.database, environment: migrator.environment)
            #expect(await mixed.up().error?.code == .wrongDialect)
        }
    }

    @Test(arguments: [
        ("SELECT 'it\\'s; one'; SELECT 2;", 2), ("SELECT \"a;b\"; SELECT 2;", 2),
        ("# one; two\nSELECT 1;", 1), ("SELECT `a;b`;", 1),
        ("CREATE PROCEDURE p() BEGIN SELECT 1; SELECT 2; END; SELECT 3;", 2),
        ("/* a /* b */ SELECT 1; SELECT 2;", 2), ("SELECT $$a; SELECT b$$;", 2),
    ])
    func `its text is read by its own rules`(_ text: String, _ count: Int) {
        #expect(SQLStatement.statements(of: text, dialect: .outside).count == count)
    }

    @Test func `it has refusals and rules of its own`() throws {
        func code(_ text: String) throws -> MigrationError.Code? {
            let set = try MigrationSet(dialect: .outside, files: [(name: "1_a.sql", contents: text)])
            return MigrationVerification([set]).report().error?.code
        }
        #expect(try code("USE shop;") == nil)
        #expect(try code("DELIMITER x;") == .fileStatement)
        #expect(try code("COMMIT;") == .fileStatement)
        #expect(try code("ALTER TABLE a ADD b float;") == .lint)
        #expect(try code("-- migrate:up allow=no-float\nALTER TABLE a ADD b float;") == nil)
        #expect(try code("OPTIMIZE TABLE a;") == nil)
        let error = #expect(throws: MigrationError.self) {
            try MigrationSet(
                dialect: .sqlite,
                files: [(name: "1_a.sql", contents: "-- migrate:up allow=no-float\nSELECT 1;")])
        }
        #expect(error?.code == .fileOption)
    }
}
