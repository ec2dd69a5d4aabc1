import Foundation
import SQLMigrations
import TestSupport
import Testing

@testable import DatelineCommands

/// Hints of commands that are none of `migrate`, and what is never in a hint.
@Suite struct OtherHintTests {
    private static let commands = [
        "serve --port 0 --no-auth", "export", "import posts", "key list", "reindex",
    ]

    @Test(arguments: commands)
    func `a command that needs the schema says a whole line, and that line mends it`(_ command: String)
        async throws
    {
        try await withProject(.sqlite, named: "it's here.db") { project in
            let place = Place(project: project)
            try FileManager.default.createDirectory(
                atPath: project.folder.path("posts"), withIntermediateDirectories: true)
            try await place.expect("migrate up DB")
            try await place.sql("UPDATE schema_migrations SET checksum = 'x' WHERE seq = 2")
            let failed = try await place.run(place.line(command + " DB"))
            #expect(failed.code == 5, "\(failed)")
            let next = failed.errors.split(separator: "\n").first { $0.hasPrefix("  next: ") }
            let mending = try #require(next?.split(separator: "`").dropFirst().first, "\(failed)")
            #expect(mending.hasPrefix("dateline migrate repair "), "\(mending)")
            #expect(mending.hasSuffix("--storage 'sqlite:it'\\''s here.db'"), "\(mending)")
            #expect(try await place.run(String(mending)).code == 0)
            try await place.expect("migrate status --exit-code DB")
        }
    }

    @Test(arguments: ["--from DB --to sqlite:fresh.db", "--from sqlite:fresh.db --to DB"])
    func `a copy says which of its two storages needs the schema`(_ flags: String) async throws {
        try await withProject(.sqlite, named: "it's here.db") { project in
            let place = Place(project: project)
            let storage = "'sqlite:it'\\''s here.db'"
            try await place.expect("migrate up DB")
            try await place.expect("migrate up --storage sqlite:fresh.db")
            try await place.sql("UPDATE schema_migrations SET checksum = 'x' WHERE seq = 2")
            let line = "dateline storage copy " + flags.replacing("DB", with: storage)
            let failed = try await place.run(line)
            #expect(failed.code == 5, "\(failed)")
            let mending = try #require(failed.errors.split(separator: "`").dropFirst().first, "\(failed)")
            #expect(mending.hasSuffix("--storage \(storage)"), "\(mending)")
            #expect(try await place.run(String(mending)).code == 0)
            #expect(try await place.run(line).code == 0)
        }
    }

    @Test func `a hint that no migration gives is a line for the same storage too`() async throws {
        let arguments = ["./date line", "serve", "--storage", "sqlite:it's.db", "--port", "0", "--dir", "x"]
        #expect(
            MigrationCommandLine.line("reindex", as: arguments)
                == "'./date line' reindex --storage 'sqlite:it'\\''s.db'")
        #expect(
            MigrationCommandLine.line("reindex", as: ["d", "serve", "--storage=postgres://u:p@h/d"])
                == "d reindex --storage \"$DATELINE_STORAGE\"")
        #expect(MigrationCommandLine.line("key list", as: ["dateline", "serve"]) == "dateline key list")
        #expect(MigrationCommandLine.quoted("it'\u{301}s") == "'it'\\''\u{301}s'", "by scalars")
        let missing = try await Program.dateline(["export", "--storage", "sqlite:./is not.db"]).outcome()
        #expect(missing.errors.contains("migrate up --storage 'sqlite:./is not.db'`"), "\(missing)")
    }

    @Test func `serve says its own line again, and leaves out what came from the environment`() async throws {
        try await withProject(.postgreSQL) { project in
            let place = Place(project: project)
            let pending = try await place.run("dateline serve --port 0 --no-auth")
            #expect(pending.code == 8)
            #expect(pending.errors.contains("  next: run `dateline migrate up`\n"), "\(pending)")
            let typed = try await place.run(
                "dateline serve --port 0 --no-auth --storage=\"$DATELINE_STORAGE\"")
            let up = "dateline migrate up --storage \"$DATELINE_STORAGE\""
            #expect(typed.errors.contains("  next: run `\(up)`\n"), "\(typed)")
            #expect(try await place.run(up).code == 0)
            try await place.sql("DROP SCHEMA public CASCADE")
            let lost = try await place.run("dateline serve --port 0 --no-auth")
            #expect(
                lost.errors.contains("then `dateline serve --port 0 --no-auth` again")
                    || lost.code == 3 || lost.code == 2, "\(lost)")
        }
    }

    @Test(arguments: [
        ("postgres://u:\(Secrets.malformed)@127.0.0.1:1/d", "--storage \"$DATELINE_MIGRATE_STORAGE\""),
        ("postgres://127.0.0.1:1/d?password=\(Secrets.malformed)", "--storage \"$DATELINE_MIGRATE_STORAGE\""),
        ("postgres://127.0.0.1:1/d", "--storage postgres://127.0.0.1:1/d"),
        (
            "postgres://me@127.0.0.1:1/d?sslmode=disable",
            "--storage 'postgres://me@127.0.0.1:1/d?sslmode=disable'"
        ),
    ])
    func `a hint names a URL only when it cannot hold a password`(_ url: String, _ flag: String) async throws
    {
        let outcome = try await Program.dateline(["migrate", "up", "--steps", "2", "--storage", url])
            .outcome()
        #expect(outcome.code == 3, "\(outcome)")
        #expect(outcome.errors.contains("migrate up --steps 2 \(flag)`"), "\(outcome.errors)")
        #expect(outcome.errors.contains("migrate wait --for 60s \(flag)`"), "\(outcome.errors)")
    }

    @Test func `a hint begins with the program as it was called`() async throws {
        let dateline = try #require(Program.dateline).path(percentEncoded: false)
        let outcome = try await Program.dateline(["migrate", "up", "--steps", "0"]).outcome()
        #expect(outcome.errors.contains("  next: `\(dateline) migrate up --help`\n"), "\(outcome)")
    }
}
