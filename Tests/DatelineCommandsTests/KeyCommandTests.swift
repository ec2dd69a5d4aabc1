import Foundation
import TestSupport
import Testing

@Suite struct KeyCommandTests {
    @Test func `a key ends after days or hours, at a time, or never`() async throws {
        let shell = try Shell()
        let outcome = try await shell.run(
            """
            export DATELINE_STORAGE=sqlite:a.db
            "$D" migrate up 2>/dev/null >&2
            for e in 90d 12h 2099-01-01T02:00:00+02:00 none 36525d; do "$D" key create --json --expires $e; done
            """)
        let made = try outcome.output.split(separator: "\n").map {
            try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any], "\(outcome)")
        }
        try #require(made.count == 5, "\(outcome)")
        let seconds = try [0, 1, 4].map { index in
            let ends = try ["created_at", "expires_at"].map { name in
                let text = try #require(made[index][name] as? String)
                return try Date.ISO8601FormatStyle(includingFractionalSeconds: true).parse(text)
                    .timeIntervalSince1970
            }
            return Int(ends[1] - ends[0] + 5) / 10 * 10
        }
        #expect(seconds == [90 * 86_400, 12 * 3_600, 36_525 * 86_400])
        #expect(made[2]["expires_at"] as? String == "2099-01-01T00:00:00.000Z")
        #expect(made[3]["expires_at"] is NSNull)
        let list = try await shell.run("\"$D\" key list --storage sqlite:a.db").output.split(separator: "\n")
        #expect(list.count == 5 && list.allSatisfy { $0.contains("  never used  ") })
        #expect(list.count { $0.contains("  expires 2099-01-01T00:00:00.000Z  ") } == 1)
        #expect(list.count { $0.contains("  no end  ") } == 1)
    }

    @Test(arguments: [
        "0d", "36526d", "99999999999999999999d", "-1d", "1.5d", "d", "90", "tomorrow", "2020-01-01T00:00:00Z",
        "2099-01-01T00:00:00", "2099-13-01T00:00:00Z", "", "90d ", "None", "1w", "²d",
        "2999-01-01T00:00:00Z", "9999-12-31T23:59:59Z",
    ])
    func `any other end is wrong usage, and makes no key`(_ text: String) async throws {
        let shell = try Shell()
        let outcome = try await shell.run(
            "\"$D\" key create --storage sqlite:a.db --expires=\"$E\"", ["E": text])
        #expect(outcome.code == 2 && outcome.errors.contains("--expires"), "\(outcome)")
        let files = try shell.files()
        #expect(outcome.output.isEmpty && files.isEmpty)
    }

    @Test(arguments: Dialect.allCases)
    func `keys of before go on as they were, and what they were not goes away with the migration`(
        _ dialect: Dialect
    ) async throws {
        try await withProject(dialect) { project in
            func run(_ arguments: String...) async throws -> String {
                let outcome = try await Program.dateline(arguments + ["--storage", project.url]).outcome()
                #expect(outcome.code == 0, "\(outcome)")
                return outcome.output
            }
            _ = try await run("migrate", "up", "--to", "20261126000007")
            let hash = String(repeating: "00", count: 32)
            let bytes = dialect == .sqlite ? "x'\(hash)'" : "'\\x\(hash)'"
            for (index, id) in ["reads", "writes", "rules"].enumerated() {
                try await project.sql(
                    "INSERT INTO access_keys VALUES ('\(id)', '', \(index), \(bytes), \(index))")
            }
            _ = try await run("migrate", "up")
            let words = try await run("key", "list").split(separator: "\n").map { $0.split(separator: " ") }
            #expect(
                words.map { $0.prefix(2) } == [
                    ["reads", "read"], ["writes", "publish"], ["rules", "admin"],
                ])
            _ = try await run("key", "create", "--scope", "write", "--label", "new")
            _ = try await run("key", "create", "--scope", "publish", "--expires", "1d", "--label", "ends")
            _ = try await run("migrate", "down", "--to", "20261126000007", "--yes")
            let rows = try await project.sql("SELECT label, scope FROM access_keys ORDER BY created_at")
            #expect(rows == ["|0", "|1", "|2", "new|0"])
            _ = try await run("migrate", "up")
        }
    }
}
