import Foundation
import PostgreSQLMigrations
import SQLMigrations
import SQLiteMigrations
import TestSupport
import Testing

@Suite struct ImportTests {
    /// Runs `body` with a folder that holds `files` in `from`.
    private func withFiles<Value>(
        _ files: [String: String], _ body: (_ from: String, _ into: String) async throws -> Value
    ) async throws -> Value {
        let from = try TemporaryFolder()
        let into = try TemporaryFolder()
        for (name, text) in files { try from.write(text, to: name) }
        return try await body(from.url.path(percentEncoded: false), into.path("Migrations"))
    }

    private static let create = "CREATE TABLE a (id integer PRIMARY KEY);\n"
    private static let trigger = """
        CREATE TABLE b (id integer PRIMARY KEY);
        CREATE TRIGGER t AFTER INSERT ON b BEGIN
          SELECT 1;
          SELECT 2;
        END;

        """

    struct Sample: Sendable, CustomTestStringConvertible {
        let tool: MigrationImport.Tool
        let files: [String: String]
        let names: [String]
        var testDescription: String { tool.rawValue }
    }

    static let samples = [
        Sample(
            tool: .dbmate,
            files: [
                "20240101000000_a.sql": "-- migrate:up\n\(create)\n-- migrate:down\nDROP TABLE a;\n",
                "20240102000000_vacuum.sql":
                    "-- migrate:up transaction:false\nVACUUM;\n\n-- migrate:down transaction:false\nVACUUM;\n",
                "20240103000000_b.sql":
                    "-- what for\n-- migrate:up\n\(trigger)-- migrate:down\nDROP TABLE b;\n",
                "schema.sql": "nothing of interest",
            ], names: ["a", "vacuum", "b"]),
        Sample(
            tool: .goose,
            files: [
                "00001_a.sql": "-- +goose Up\n\(create)-- +goose Down\nDROP TABLE a;\n",
                "00002_v.sql": "-- +goose NO TRANSACTION\n-- +goose Up\nVACUUM;\n-- +goose Down\nVACUUM;\n",
                "00003_b.sql": "-- +goose Up\n-- +goose StatementBegin\n\(trigger)-- +goose StatementEnd\n"
                    + "-- +goose Down\nDROP TABLE b;\n",
            ], names: ["a", "v", "b"]),
        Sample(
            tool: .sqlMigrate,
            files: [
                "1_a.sql": "-- +migrate Up\n\(create)-- +migrate Down\nDROP TABLE a;\n",
                "2_v.sql": "-- +migrate Up notransaction\nVACUUM;\n-- +migrate Down\nVACUUM;\n",
                "3_b.sql": "-- +migrate Up\n-- +migrate StatementBegin\n\(trigger)-- +migrate StatementEnd\n"
                    + "-- +migrate Down\nDROP TABLE b;\n",
            ], names: ["a", "v", "b"]),
        Sample(
            tool: .golangMigrate,
            files: [
                "000001_a.up.sql": "BEGIN;\n\n\(create)CREATE INDEX a_id ON a (id);\n\nCOMMIT;\n",
                "000001_a.down.sql": "DROP TABLE a;\n", "000002_v.up.sql": "VACUUM;",
                "000002_v.down.sql": "VACUUM;",
                "000003_b.up.sql": trigger, "000003_b.down.sql": "DROP TABLE b;",
            ], names: ["a", "v", "b"]),
        Sample(
            tool: .sqlx,
            files: [
                "1_a.up.sql": create, "1_a.down.sql": "DROP TABLE a;\n",
                "2_v.up.sql": "-- no-transaction\nVACUUM;", "2_v.down.sql": "-- no-transaction\nVACUUM;",
                "3_b.up.sql": trigger, "3_b.down.sql": "DROP TABLE b;",
            ], names: ["a", "v", "b"]),
        Sample(
            tool: .flyway,
            files: [
                "V1__create a.sql": create, "U1__create_a.sql": "DROP TABLE a;\n", "V1.1__v.sql": "VACUUM;",
                "V1.1__v.sql.conf": "executeInTransaction=false\n", "U1.1__v.sql": "VACUUM;",
                "V1.10__b.sql": trigger,
                "U1_10__b.sql": "DROP TABLE b;", "README.md": "hello",
            ], names: ["create_a", "v", "b"]),
        Sample(
            tool: .tern,
            files: [
                "001_a.sql": "\(create)\n---- create above / drop below ----\n\nDROP TABLE a;\n",
                "002_v.sql":
                    "---- tern: disable-tx ----\nVACUUM;\n---- create above / drop below ----\nVACUUM;\n",
                "003_b.sql": "\(trigger)---- create above / drop below ----\nDROP TABLE b;\n",
                "tern.conf": "[database]",
            ], names: ["a", "v", "b"]),
    ]

    @Test(arguments: samples)
    func `files of another tool become ours, go up, and go down`(_ sample: Sample) async throws {
        try await withFiles(sample.files) { from, into in
            let files = try MigrationImport(
                sample.tool, from: from, into: into, dialect: .sqlite, among: SQLDialect.all)
            try files.write()
            let set = try MigrationSet(dialect: .sqlite, directory: into)
            #expect(set.migrations.map(\.name) == sample.names)
            #expect(set.migrations.map(\.up.options.isTransactional) == [true, false, true])
            #expect(set.migrations.last?.version == files.newest)
            #expect(MigrationVerification([set]).report().error == nil)
            try await withFixture(.sqlite) { fixture in
                let migrator = Migrator(
                    set, database: fixture.database, environment: try fixture.migrator([:]).environment)
                let up = await migrator.up()
                #expect(up.exitCode == .done, "\(up.text)\(up.errorText)")
                #expect(try await fixture.tables() == ["a", "b"])
                let down = await migrator.down(.all, isConfirmed: true)
                #expect(down.exitCode == .done, "\(down.text)\(down.errorText)")
                #expect(try await fixture.tables().isEmpty)
            }
            let report = files.report(isDryRun: false)
            #expect(report.text.contains("`migrate baseline \(files.newest) --dir "), "\(report.text)")
            #expect(report.text.contains(sample.tool.ledger))
        }
    }

    @Test func `a concurrent build is alone in its file without a transaction, and a frame goes`()
        async throws
    {
        let files = [
            "1_a.up.sql": "CREATE INDEX CONCURRENTLY i ON a (b);",
            "1_a.down.sql": "DROP INDEX CONCURRENTLY i;",
            "2_b.up.sql": "-- why\nBEGIN;\nSELECT 1; -- one\nSELECT 2;\nCOMMIT;\n",
        ]
        try await withFiles(files) { from, into in
            let found = try MigrationImport(
                .golangMigrate, from: from, into: into, dialect: .postgreSQL, among: SQLDialect.all
            )
            .files
            let up = "-- migrate:up transaction=false\nCREATE INDEX CONCURRENTLY i ON a (b);\n"
            #expect(found[0].text == up + "\n-- migrate:down transaction=false\nDROP INDEX CONCURRENTLY i;\n")
            #expect(found[1].text == "-- migrate:up\n-- why\nSELECT 1; -- one\nSELECT 2;\n\n")
            #expect(!FileManager.default.fileExists(atPath: into), "reading writes nothing")
        }
    }

    @Test(
        arguments: [
            (.flyway, "R__v.sql", "SELECT 1;", nil, "repeatable"),
            (.flyway, "B1__v.sql", "SELECT 1;", nil, "baseline"),
            (.flyway, "V1__v.sql", "SELECT 1;\nSELECT '${x}';", 2, "${…}"),
            (.flyway, "V2__B.java", "class", nil, "versioned"),
            (.flyway, "afterMigrate.sql", "SELECT 1;", nil, "callback"),
            (.flyway, "U7__v.sql", "SELECT 1;", nil, "no file"),
            (.flyway, "Vx__v.sql", "SELECT 1;", nil, "no version"),
            (.goose, "2_b.go", "package m", nil, "cannot be translated"),
            (.goose, "1_a.sql", "-- +goose ENVSUB ON\n-- +goose Up\nSELECT 1;", 1, "envsub"),
            (.goose, "1_a.sql", "-- +goose NO TRANSACTION\n-- +goose Up\nVACUUM;\nVACUUM;", 4, "exactly one"),
            (.goose, "1_a.sql", "SELECT 1;\n-- +goose Up\nSELECT 1;", 1, "above the first"),
            (.goose, "1_a.sql", "-- +goose Up\nSELECT 1;\n-- +goose Up\nSELECT 1;", 3, "second section"),
            (.goose, "1_a.sql", "-- nothing at all", 2, "no statement"),
            (.dbmate, "1_a.sql", "-- migrate:up lock:x\nSELECT 1;", 1, "lock:x"),
            (.dbmate, "1_a.sql", "-- migrate:up\nSELECT 1;\n\nCOMMIT;", 4, "COMMIT"),
            (.dbmate, "1_a.sql", "-- migrate:up\nSELECT 1;\n-- migrate:down\n\n\nCOMMIT;", 6, "COMMIT"),
            (.tern, "001_a.sql", "SELECT '{{ .name }}';", 1, "{{…}}"),
            (.tern, "000_a.sql", "SELECT 1;", nil, "above zero"),
            (.golangMigrate, "1_a.sql", "SELECT 1;", nil, ".up.sql"),
            (.golangMigrate, "1_a.up.sql", "SELECT 1;\n\\i x", 2, "backslash"),
            (.sqlMigrate, "1_a.sql", "-- +migrate Sideways\nSELECT 1;", 1, "sideways"),
        ] as [(MigrationImport.Tool, String, String, Int?, String)])
    func `what has no counterpart is named with its line, and nothing is written`(
        _ tool: MigrationImport.Tool, _ name: String, _ text: String, _ line: Int?, _ words: String
    ) async throws {
        try await withFiles([name: text]) { from, into in
            let error = try #require(throws: MigrationError.self) {
                try MigrationImport(tool, from: from, into: into, dialect: .sqlite, among: SQLDialect.all)
            }
            #expect(error.code == .untranslatable, "\(error)")
            #expect(error.location?.file == "\(from)/\(name)")
            #expect(error.location?.line == line, "\(error)")
            #expect(error.description.contains(words), "\(error)")
            #expect(!FileManager.default.fileExists(atPath: into))
        }
    }

    @Test func `nothing is overwritten, and the other dialect is told`() async throws {
        try await withFiles(["1_a.up.sql": Self.create]) { from, into in
            for folder in ["PostgreSQL", "SQLite"] {
                try FileManager.default.createDirectory(
                    atPath: "\(into)/\(folder)", withIntermediateDirectories: true)
            }
            let unsaid = #expect(throws: MigrationError.self) {
                try MigrationImport(
                    .golangMigrate, from: from, into: into, dialect: nil, among: SQLDialect.all)
            }
            #expect(unsaid?.code == .usage)
            let files = try MigrationImport(
                .golangMigrate, from: from, into: "\(into)/SQLite", dialect: nil, among: SQLDialect.all)
            try files.write()
            let sets = try SQLDialect.all.map { try MigrationSet(dialect: $0, directory: into) }
            #expect(MigrationSet.parityProblems(between: sets).isEmpty)
            let again = #expect(throws: MigrationError.self) {
                try MigrationImport(
                    .golangMigrate, from: from, into: into, dialect: .sqlite, among: SQLDialect.all)
            }
            #expect(again?.code == .duplicateVersion)
            #expect(throws: MigrationError.self) { try files.write() }
        }
    }
}
