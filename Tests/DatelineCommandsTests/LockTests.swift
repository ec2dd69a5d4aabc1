import Foundation
import Testing

/// Tables that others use while they are changed.
@Suite struct LockTests {
    private static let files = [
        "1_a.sql": "CREATE TABLE articles (id integer);",
        "2_b.sql": "ALTER TABLE articles ADD COLUMN note text;",
    ]

    @Test func `a table that somebody reads for long is tried again, and no other reader waits 3 seconds`()
        async throws
    {
        try await withProject(.postgreSQL) { project in
            try project.write(Self.files)
            #expect(try await project.migrate("up", "--steps", "1").code == 0)
            let holder = try Session(project.database)
            try await holder.run("BEGIN; SELECT * FROM articles")
            let reader = try Session(project.database)
            try await reader.run("SET statement_timeout = '3s'")
            let program = try project.start("up")
            try await wait(for: "two retries") {
                try await reader.run("SELECT count(*) FROM articles")
                return program.errors.components(separatedBy: "try ").count > 2
            }
            try await holder.end()
            let report = try Report(await program.outcome())
            #expect(report.applied == ["2"], "\(report.outcome)")
            try await reader.run("SELECT count(*) FROM articles")
            #expect(reader.errors.isEmpty, "\(reader.errors)")
            try await reader.end()
        }
    }

    @Test func `a reader that never leaves ends up with 6 and 55P03, and nothing changed`() async throws {
        try await withProject(.postgreSQL) { project in
            try project.write(Self.files)
            #expect(try await project.migrate("up", "--steps", "1").code == 0)
            try project.write(["2_b.sql": "-- migrate:up lock_timeout=50ms\n" + (Self.files["2_b.sql"] ?? "")]
            )
            let holder = try Session(project.database)
            try await holder.run("BEGIN; SELECT * FROM articles")
            let report = try await project.migrate("up")
            #expect(report.code == 6)
            #expect(report.error?.sqlstate == "55P03")
            #expect(report.error?.state == "rolled_back")
            #expect(try await project.ledger() == ["1 applied"])
            try await holder.end()
        }
    }
}
