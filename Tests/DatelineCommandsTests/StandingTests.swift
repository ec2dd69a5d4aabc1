import Foundation
import TestSupport
import Testing

/// How a database and a program stand to each other: status, verify, serve.
@Suite struct StandingTests {
    @Test(arguments: Dialect.allCases)
    func `every shipped migration goes up, down and up again`(_ dialect: Dialect) async throws {
        try await withProject(dialect) { project in
            let program = try Program.dateline(["migrate", "verify", "--json", "--scratch", project.url])
            let report = try Report(await program.outcome())
            #expect(report.code == 0, "\(report.outcome)")
            #expect(try await project.tables().isEmpty)
            let up = try Program.dateline(["migrate", "up", "--json", "--storage", project.url])
            #expect(try Report(await up.outcome()).applied.isEmpty == false)
        }
    }

    @Test(arguments: Dialect.allCases)
    func `a down section that leaves something behind is named`(_ dialect: Dialect) async throws {
        try await withProject(dialect) { project in
            try project.write([
                "1_a.sql": """
                -- migrate:up
                CREATE TABLE a (id integer);
                CREATE TABLE left_over (id integer);
                -- migrate:down
                DROP TABLE a;
                """
            ])
            let program = try Program.dateline(
                ["migrate", "verify", "--json", "--dir", project.files, "--scratch", project.url])
            let report = try Report(await program.outcome())
            #expect(report.code == 5, "\(report.outcome)")
            #expect(report.error?.text.contains("left_over") == true, "\(report.outcome)")
        }
    }

    @Test(arguments: Dialect.allCases)
    func `a change by hand is drift, and a status creates nothing`(_ dialect: Dialect) async throws {
        try await withProject(dialect) { project in
            try project.write(["1_a.sql": "CREATE TABLE a (id integer);"])
            let empty = try await project.migrate("status")
            #expect(empty.code == 0)
            #expect(empty.document.migrations?.map(\.state) == ["pending"])
            switch dialect {
            case .postgreSQL:
                let relations = "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace"
                #expect(try await project.sql(relations) == ["0"])
            case .sqlite:
                let names = try FileManager.default.contentsOfDirectory(atPath: project.folder.path(""))
                #expect(names == ["Migrations"])
            }
            #expect(try await project.migrate("status", "--exit-code").code == 8)
            #expect(try await project.migrate("up").code == 0)
            #expect(try await project.migrate("status").document.drift == false)
            try await project.sql("ALTER TABLE a ADD COLUMN by_hand text")
            #expect(try await project.migrate("status").document.drift == true)
            #expect(try await project.migrate("up").code == 0)
        }
    }

    @Test(arguments: Dialect.allCases)
    func `a database ahead is left alone and served, unless a contract took something away`(
        _ dialect: Dialect
    ) async throws {
        try await withProject(dialect) { project in
            let up = ["migrate", "up", "--json", "--storage", project.url]
            #expect(try Report(await Program.dateline(up).outcome()).code == 0)
            try await project.sql(
                """
                INSERT INTO schema_migrations (version, name, checksum, state, seq, contract, started_at,
                    app_version, host, pid)
                SELECT 99999999999999, 'later', 'x', 'applied', max(seq) + 1, \(dialect.no), min(started_at),
                    '9.0', 'host', 1 FROM schema_migrations
                """)
            let report = try Report(await Program.dateline(up).outcome())
            #expect(report.code == 0)
            #expect(report.document.warnings?.contains { $0.contains("99999999999999") } == true)
            let server = try await Server(project.url)
            #expect(try await server.end() == 0)
            try await project.sql("UPDATE schema_migrations SET contract = \(dialect.yes) WHERE seq > 1")
            try await project.expectServe(endsWith: 5)
        }
    }

    @Test(arguments: Dialect.allCases)
    func `serve refuses an edited file with 5 and an unfinished one with 7`(_ dialect: Dialect) async throws {
        try await withProject(dialect) { project in
            let up = ["migrate", "up", "--json", "--storage", project.url]
            #expect(try Report(await Program.dateline(up).outcome()).code == 0)
            try await project.sql("UPDATE schema_migrations SET state = 'running' WHERE seq = 4")
            try await project.expectServe(endsWith: 7)
            try await project.sql(
                "UPDATE schema_migrations SET state = 'applied', checksum = 'x' WHERE seq = 4")
            try await project.expectServe(endsWith: 5)
        }
    }

    @Test func `serve refuses pending migrations with 8 on PostgreSQL`() async throws {
        try await withProject(.postgreSQL) { project in try await project.expectServe(endsWith: 8) }
    }

    @Test func `a server on SQLite serves while its database is migrated`() async throws {
        try await withProject(.sqlite) { project in
            let server = try await Server(project.url)
            let file =
                "CREATE TABLE extra (id integer);\nINSERT INTO extra SELECT value FROM "
                + "json_each('[' || substr(replace(hex(zeroblob(100000)), '00', ',1'), 2) || ']');\n"
            // Above the shipped versions: an old release meets a newer schema.
            let shipped = FileManager.default
            let names = try shipped.contentsOfDirectory(atPath: Self.migrations)
            try project.write(
                Dictionary(
                    uniqueKeysWithValues: names.map {
                        ($0, try String(contentsOfFile: "\(Self.migrations)/\($0)", encoding: .utf8))
                    }))
            try project.write(["99999999999998_extra.sql": file])
            let up = try project.start("up")
            var responses = 0
            while up.isRunning {
                #expect(try await server.create("Article \(responses)") == 201)
                responses += 1
            }
            let report = try Report(await up.outcome())
            #expect(report.applied == ["99999999999998"], "\(report.outcome)")
            #expect(try await server.create("One more") == 201)
            #expect(try await server.end() == 0)
            #expect(try await project.sql("PRAGMA integrity_check") == ["ok"])
            #expect(try await project.sql("SELECT count(*) FROM articles") == ["\(responses + 1)"])
            #expect(try await project.sql("SELECT count(*) FROM extra") == ["100000"])
        }
    }

    private static let migrations = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Migrations/SQLite").standardized.path(percentEncoded: false)
}

extension Dialect {
    fileprivate var yes: String { self == .postgreSQL ? "true" : "1" }
    fileprivate var no: String { self == .postgreSQL ? "false" : "0" }
}

extension Project {
    fileprivate func expectServe(endsWith code: Int32) async throws {
        let server = try Program.dateline(["serve", "--port", "0", "--no-auth", "--storage", url])
        let outcome = try await server.outcome()
        #expect(outcome.code == code, "\(outcome)")
    }
}

/// `dateline serve` on a free port, without keys.
final class Server: Sendable {
    private let program: Program
    private let address: URL

    init(_ storage: String) async throws {
        let program = try Program.dateline(
            ["serve", "--port", "0", "--no-auth", "--no-access-log", "--storage", storage])
        self.program = program
        try await wait(for: "the server") {
            try #require(program.isRunning, "\(program.errors)")
            return program.output.contains("listening on http://") && program.output.hasSuffix("\n")
        }
        let line = try #require(program.output.split(separator: "\n").first { $0.hasPrefix("listening on ") })
        address = try #require(URL(string: String(line.split(separator: " ")[2])))
    }

    /// The status of the response to a new article.
    func create(_ title: String) async throws -> Int {
        let request = try Program(
            PostgreSQL.program("curl"),
            [
                "-s", "-o", "/dev/null", "-w", "%{http_code}", "--max-time", "30",
                "-H", "Content-Type: application/json", "-d", #"{"title":"\#(title)","status":"published"}"#,
                address.appending(path: "v1/articles").absoluteString,
            ])
        let outcome = try await request.outcome()
        return Int(outcome.output) ?? 0
    }

    /// Ends it in good order; the exit code.
    func end() async throws -> Int32 {
        program.send(SIGTERM)
        return try await program.outcome().code
    }
}
