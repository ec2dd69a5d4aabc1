import Foundation
import PostgreSQLMigrations
import SQLMigrations
import SQLiteMigrations
import TestSupport
import Testing

@Suite struct ReportTests {
    private struct Document: Decodable {
        struct Step: Decodable {
            let version: String
        }

        struct Failure: Decodable {
            let kind: String
            let sqlstate: String?
            let file: String?
            let line: Int?
            let column: Int?
            let state: String?
            let hint: String?
        }

        let format: Int
        let command: String
        let ok: Bool
        let exitCode: Int
        let dialect: String?
        let current: String?
        let applied: [Step]?
        let pending: [String]?
        let error: Failure?
    }

    @Test func `the JSON of a failure is one document with the place, the state and what is left`()
        async throws
    {
        try await withFixture(.postgreSQL) { fixture in
            var files = three
            files["2_b.sql"] = "-- migrate:up\n\nSELECT slgu;\n"
            let report = try await fixture.migrator(files).up()
            let json = report.json
            #expect(!json.contains("\n"))
            let decoder = JSONDecoder()
            decoder.keyDecodingStrategy = .convertFromSnakeCase
            let document = try decoder.decode(Document.self, from: Data(json.utf8))
            #expect(
                document.format == 1 && document.command == "up" && !document.ok && document.exitCode == 6)
            #expect(document.dialect == "postgres" && document.current == "1")
            #expect(document.applied?.map(\.version) == ["1"])
            #expect(document.pending == ["2", "3"])
            let error = try #require(document.error)
            #expect(error.kind == "sql" && error.sqlstate == "42703" && error.state == "rolled_back")
            #expect(error.file == "Migrations/PostgreSQL/2_b.sql" && error.line == 3 && error.column == 8)
            #expect(error.hint == "fix the file, run `migrate up` again")
        }
    }

    @Test func `the text of a failure says what stands and what to do`() async throws {
        try await withFixture(.sqlite) { fixture in
            let report = try await fixture.migrator([
                "20261121101500_create_articles.sql": "CREATE TABLE articles (slug text);",
                "20261121102000_add_slug.sql": "-- migrate:up\n\n  CREATE INDEX slgu ON articles (slgu);\n",
            ]).up()
            #expect(
                report.text == """
                    applied  20261121101500 create_articles   0 ms
                    FAILED   20261121102000 add_slug          rolled back; database at 20261121101500
                      Migrations/SQLite/20261121102000_add_slug.sql:3:34 no such column: slgu
                      next: fix the file, run `migrate up` again

                    """)
            #expect(report.errorText == "")
        }
    }

    @Test func `the table of status is aligned and ends with a summary`() async throws {
        try await withFixture(.sqlite) { fixture in
            let migrator = try fixture.migrator([
                "20261121101500_create_articles.sql": "CREATE TABLE articles (slug text);",
                "20261121102000_add_slug.sql": "CREATE INDEX i ON articles (slug);",
            ])
            #expect(await migrator.up(.steps(1)).exitCode == .done)
            let digest = migrator.set.digest.prefix(8)
            #expect(
                await migrator.status().text == """
                    VERSION         NAME             STATE    APPLIED (UTC)        MS
                    20261121101500  create_articles  applied  2026-11-21 09:56:40  0
                    20261121102000  add_slug         pending
                    1 applied, 1 pending, drift: no, lock: free, source: embedded (sha256 \(digest)…)

                    """)
        }
    }

    @Test func `an error before there is a database has its own document`() {
        let report = MigrationReport.failure("up", MigrationError(.usage, "no folder"))
        #expect(
            report.json
                == #"{"applied":[],"command":"up","error":{"code":"usage","hint":"`migrate up --help`","kind":"usage","#
                + #""message":"no folder","state":"not_opened"},"exit_code":2,"format":1,"ok":false,"pending":[]}"#
        )
        #expect(
            report.errorText == """
                error: no folder
                  state: no database was opened
                  next: `migrate up --help`

                """)
    }

    @Test func `a new file is the last, in both dialects, and overwrites nothing`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "new-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.path(percentEncoded: false)
        #expect(throws: MigrationError.self) {
            try MigrationTemplate.write(slug: "a", directory: path, dialects: SQLDialect.all, now: Date())
        }
        for dialect in SQLDialect.all {
            try FileManager.default.createDirectory(
                at: folder.appending(path: dialect.folder), withIntermediateDirectories: true)
        }
        let now = Date(timeIntervalSince1970: 1_795_255_000)
        let first = try MigrationTemplate.write(
            slug: "Add_Slug", directory: path, dialects: SQLDialect.all, now: now)
        #expect(first == ["PostgreSQL", "SQLite"].map { "\(path)/\($0)/20261121095640_add_slug.sql" })
        let second = try MigrationTemplate.write(
            slug: "more", directory: path, dialects: SQLDialect.all, now: now)
        #expect(second.first?.hasSuffix("/20261121095641_more.sql") == true)
        #expect(
            try MigrationSet(dialect: .sqlite, directory: path).migrations.map(\.name) == [
                "add_slug", "more",
            ])
        #expect(throws: MigrationError.self) {
            try MigrationTemplate.write(slug: "../a", directory: path, dialects: SQLDialect.all, now: now)
        }
    }
}
