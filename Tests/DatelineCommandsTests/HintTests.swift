import Foundation
import Testing

/// Every `next:` line, run as it is printed by a shell in the situation that prints it.
@Suite struct HintTests {
    /// What the program cannot be brought to say: another library's files, an old server, a broken driver.
    private static let ofLibrary: Set<String> = [
        "wrong-dialect", "old-server", "other-database", "rollback-in-file",
    ]

    @Test func `every error of the table has a situation, and a hand where it needs one`() throws {
        let hands = try Self.table()
        #expect(Set(Situation.all.map(\.code)).union(Self.ofLibrary) == Set(hands.keys))
        for situation in Situation.all {
            #expect((situation.hand != nil) == (hands[situation.code] == "yes"), "\(situation.code)")
        }
    }

    @Test(arguments: Situation.all)
    func `the next line leads to a good end`(_ situation: Situation) async throws {
        try await withProject(situation.dialect, named: "it's here.db") { project in
            let place = Place(project: project)
            try place.write(situation.files)
            try await situation.prepare(place)
            let error = try await place.fail(situation)
            #expect(error.code == situation.code, "\(error)")
            try await situation.meanwhile?(place)
            try await situation.hand?(place)
            let hint = try #require(error.hint)
            try await place.follow(hint, situation, depth: 0)
        }
    }

    /// The code and the last column of each row.
    private static func table() throws -> [String: String] {
        let guide = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../docs/guides/migrations-errors.md").standardized
        let rows = try String(contentsOf: guide, encoding: .utf8).split(separator: "\n")
            .drop { !$0.hasPrefix("| Code") }.filter { $0.hasPrefix("| `") }
        return Dictionary(
            uniqueKeysWithValues: rows.map { row in
                let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
                return (cells[0].filter { $0 != "`" }, cells[cells.count - 1])
            })
    }
}

extension Place {
    /// Runs the command of a situation, which fails.
    fileprivate func fail(_ situation: Situation) async throws -> Report.Document.Failure {
        let line = line(situation.command) + " --json"
        switch situation.code {
        case "interrupted": return try await failing(line) { $0.send(SIGINT) }
        case "connection-lost":
            return try await failing(line) { _ in
                try await project.waitForSleep()
                try await sql("CREATE TABLE hurry ()")
                try await sql(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'PgSleep' "
                        + "AND datname = current_database()")
            }
        case "pooler":
            let pooler = try await Pooler(before: project.database)
            return try failure(try await run(line, storage: pooler.url))
        case "lock-timeout":
            let holder = try Session(project.database)
            try await holder.run("BEGIN; SELECT * FROM a")
            let error = try failure(try await run(line))
            try await holder.end()
            return error
        case _: return try failure(try await run(line, storage: situation.storage))
        }
    }

    /// Starts a line, and does something to it when it is at work.
    private func failing(
        _ line: String, _ work: (Program) async throws -> Void
    ) async throws -> Report.Document.Failure {
        let program = try start(line)
        try await wait(for: "the program") {
            program.errors.contains("waiting") || program.errors.contains(" 4")
        }
        try await work(program)
        return try failure(try await program.outcome())
    }

    private func failure(_ outcome: Outcome) throws -> Report.Document.Failure {
        try #require(try Report(outcome).error, "\(outcome)")
    }

    /// Runs the commands that a hint names, and those that they name in turn; the last ends with 0.
    fileprivate func follow(_ hint: String, _ situation: Situation, depth: Int) async throws {
        try #require(depth < 4, "the hints have no end")
        let commands = hint.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
        try #require(!commands.isEmpty, "\(hint)")
        // “… if it did nothing, … if it is done”: the situation is such that the first is right.
        let next = hint.contains(" if it ") ? [0] : Array(commands.indices)
        let chosen = depth == 0 ? situation.runs ?? next : next
        var last: Outcome?
        for index in chosen {
            let line = situation.placeholders.reduce(commands[index]) { line, hole in
                line.split(separator: " ").map { $0 == hole.key ? hole.value : String($0) }
                    .joined(separator: " ")
            }
            #expect(
                !line.contains("{") && (line.hasPrefix("dateline ") || line.hasPrefix("mkdir ")), "\(line)")
            let outcome = try await run(line)
            last = outcome
            guard outcome.code == 0 else {
                let said = outcome.output + outcome.errors
                let next = try #require(
                    said.split(separator: "\n").last { $0.hasPrefix("  next: ") }, "\(line): \(outcome)")
                try #require(String(next) != "  next: " + hint, "\(line): \(outcome)")
                return try await follow(String(next), situation, depth: depth + 1)
            }
        }
        #expect(last?.code == 0, "\(hint): \(String(describing: last))")
    }
}

extension Project {
    /// Returns when a statement sleeps.
    fileprivate func waitForSleep() async throws {
        let sleeping =
            "SELECT 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()"
        try await wait(for: "pg_sleep") { try await !sql(sleeping).isEmpty }
    }
}
