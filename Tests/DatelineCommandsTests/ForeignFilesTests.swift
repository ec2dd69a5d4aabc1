import Foundation
import TestSupport
import Testing

/// Files that were written for another tool, or with a slip, and `import-from`.
@Suite(.serialized) struct ForeignFilesTests {
    @Test(
        arguments: [
            ("-- migrate down", "“-- migrate:down”"), ("-- MIGRATE:DOWN", "“-- migrate:down”"),
            ("/* migrate:down */", "“-- migrate:down”"), ("-- +goose Down", "goose"),
        ], Dialect.allCases)
    func `up and down never run together`(_ line: (text: String, advice: String), _ dialect: Dialect)
        async throws
    {
        try await withProject(dialect) { project in
            try project.write([
                "1_a.sql": "-- migrate:up\nCREATE TABLE a (id integer);\n\(line.text)\nDROP TABLE a;\n"
            ])
            for command in [["up"], ["plan"]] {
                let report = try await Report(project.start(command).outcome())
                #expect(report.code == 5, "\(report.outcome)")
                #expect(report.error?.line == 3)
                #expect(report.error?.column == 1)
                #expect(report.error?.text.contains(line.advice) == true, "\(report.outcome)")
            }
            #expect(try await project.tables().isEmpty)
        }
    }

    @Test(arguments: Dialect.allCases)
    func `a folder's mistakes are all named, and nothing runs`(_ dialect: Dialect) async throws {
        try await withProject(dialect) { project in
            try project.write([
                "1_a.sql": "CREATE TABLE a (id integer);", "2_b.SQL": "CREATE TABLE b (id integer);",
                ".hidden": "", "README.md": "",
            ])
            let folder = "\(project.files)/\(dialect.rawValue)"
            try FileManager.default.createSymbolicLink(
                atPath: "\(folder)/3_c.sql", withDestinationPath: "\(folder)/gone")
            try #require(unsafe mkfifo("\(folder)/4_d.sql", 0o600) == 0)
            let report = try await project.migrate("up")
            #expect(report.code == 5)
            for part in ["2_b.SQL", "3_c.sql", "a link that leads nowhere", "4_d.sql", "no regular file"] {
                #expect("\(report.outcome)".contains(part), "\(report.outcome)")
            }
            #expect(try await project.tables().isEmpty)
            for name in ["2_b.SQL", "3_c.sql", "4_d.sql"] { try project.remove(name) }
            #expect(try await project.migrate("up").applied == ["1"])
        }
    }

    @Test(arguments: Dialect.allCases)
    func `allow may be said of an applied file`(_ dialect: Dialect) async throws {
        try await withProject(dialect) { project in
            try project.write(["1_a.sql": "CREATE TABLE a (id integer);"])
            #expect(try await project.migrate("up").code == 0)
            try project.write([
                "1_a.sql": "-- migrate:up allow=rename lock_timeout=1s contract\nCREATE TABLE a (id integer);"
            ])
            #expect(try await project.migrate("up").code == 0)
            #expect(try await project.migrate("status", "--exit-code").code == 0)
            try project.write(["1_a.sql": "-- migrate:up allow=rename\nCREATE TABLE a (id text);"])
            #expect(try await project.migrate("up").code == 5)
        }
    }

    @Test func `files of another tool are translated, and go on from a baseline`() async throws {
        try await withProject(.sqlite) { project in
            let folder = project.folder.path("goose")
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try project.folder.write(
                "-- +goose Up\nCREATE TABLE a (id integer);\n-- +goose Down\nDROP TABLE a;\n",
                to: "goose/00001_a.sql")
            try project.folder.write("-- +goose Up\nCREATE TABLE b (id integer);\n", to: "goose/00002_b.sql")
            func run(_ arguments: String...) async throws -> Report {
                try Report(
                    await Program.dateline(
                        ["migrate", "import-from", "goose", folder, "--into", project.files, "--json"]
                            + arguments
                    ).outcome())
            }
            #expect(try await run().code == 2, "it is not said which dialect")
            let dry = try await run("--dialect", "sqlite", "--dry-run")
            #expect(dry.code == 0)
            #expect(dry.document.sql?.contains("CREATE TABLE b") == true)
            #expect(!FileManager.default.fileExists(atPath: project.files))
            let written = try await run("--dialect", "sqlite")
            #expect(written.code == 0, "\(written.outcome)")
            #expect(written.document.message?.contains("migrate baseline 2 --dir") == true)
            #expect(try await run("--dialect", "sqlite").code == 5, "nothing is overwritten")
            try await project.sql("CREATE TABLE a (id integer); CREATE TABLE b (id integer);")
            #expect(try await project.migrate("baseline", "2").code == 0)
            try project.write(["3_c.sql": "CREATE TABLE c (id integer);"])
            #expect(try await project.migrate("up").applied == ["3"])
        }
    }
}
