import Foundation
import Testing

/// Runners that end without a word.
@Suite(.serialized) struct KilledTests {
    /// Ten times what is promised for a quiet machine: other suites run beside this one.
    private static let soon = Duration.seconds(30)

    @Test func `a build whose runner was killed is found INVALID, named, and repaired`() async throws {
        try await withProject(.postgreSQL) { project in
            try project.write([
                "1_t.sql": "CREATE TABLE t1 (id integer, word text);", "2_i.sql": RunnersTests.build,
            ])
            #expect(try await project.migrate("up", "--steps", "1").code == 0)
            let writer = try Session(project.database)
            try await writer.run("BEGIN; INSERT INTO t1 VALUES (1, 'one')")
            let killed = try project.start("up")
            try await project.waitForWaiting("CONCURRENTLY")
            killed.send(SIGKILL)
            #expect(try await killed.outcome().code == -SIGKILL)
            let start = ContinuousClock.now
            let next = try await project.migrate("up")
            #expect(next.code == 7)
            #expect(ContinuousClock.now - start < Self.soon)
            let text = try #require(next.error?.text)
            for part in ["2", "t1_word", "INVALID", "repair 2 --retry"] {
                #expect(text.contains(part), "\(text)")
            }
            try await writer.run("COMMIT")
            try await writer.end()
            let repair = try #require(next.repair)
            #expect(try await Report(project.start(repair).outcome()).code == 0)
            #expect(try await project.migrate("up").applied == ["2"])
            #expect(
                try await project.sql(
                    "SELECT indisvalid FROM pg_index WHERE indexrelid = 't1_word'::regclass") == ["t"])
        }
    }

    @Test(arguments: Dialect.allCases)
    func `a transactional file whose runner was killed leaves nothing, and the next up applies it`(
        _ dialect: Dialect
    ) async throws {
        try await withProject(dialect) { project in
            try project.write(["1_a.sql": "CREATE TABLE a (id integer);\n\(dialect.endless)"])
            let killed = try project.start("up")
            try await project.waitForEndless(killed)
            killed.send(SIGKILL)
            #expect(try await killed.outcome().code == -SIGKILL)
            try project.write(["1_a.sql": "CREATE TABLE b (id integer);"])
            let start = ContinuousClock.now
            let next = try await project.migrate("up")
            #expect(next.applied == ["1"], "\(next.outcome)")
            #expect(ContinuousClock.now - start < Self.soon)
            #expect(try await project.tables() == ["b"])
            if dialect == .sqlite { #expect(try await project.sql("PRAGMA integrity_check") == ["ok"]) }
        }
    }

    @Test(arguments: Dialect.allCases)
    func `a signal ends a file with 143, rolled back, and the lock is free`(_ dialect: Dialect) async throws {
        try await withProject(dialect) { project in
            try project.write(["1_a.sql": "CREATE TABLE a (id integer);\n\(dialect.endless)"])
            let program = try project.start("up")
            try await project.waitForEndless(program)
            program.send(SIGTERM)
            let report = try Report(await program.outcome())
            #expect(report.code == 143, "\(report.outcome)")
            #expect(try await project.tables() == [])
            #expect(try await project.migrate("status").document.lock?.held == false)
            try project.write(["1_a.sql": "CREATE TABLE b (id integer);"])
            #expect(try await project.migrate("up", "--lock-wait", "0s").applied == ["1"])
        }
    }

    @Test(arguments: Dialect.allCases)
    func `killed at any moment, up or the repair that it names makes the same schema`(_ dialect: Dialect)
        async throws
    {
        let seed = UInt64(PostgreSQL.variable("DATELINE_TEST_SEED") ?? "") ?? .random(in: 1...(.max))
        var dice = Dice(state: seed)
        let files = Self.ten(dialect)
        var expected: [String] = []
        try await withProject(dialect) { project in
            try project.write(files)
            #expect(try await project.migrate("up").applied.count == 10)
            expected = try await project.standing()
        }
        for round in 1...20 {
            // Every other time the slow build; a moment of 60 ms each.
            let version = round.isMultiple(of: 2) ? 6 : Int.random(in: 1...10, using: &dice)
            let delay = Int.random(in: 0...60, using: &dice)
            let what: Comment = "seed \(seed), round \(round): \(delay) ms into \(version)"
            try await withProject(dialect) { project in
                try project.write(files)
                try await project.kill(after: delay, in: version)
                try await project.settle(what)
                #expect(try await project.standing() == expected, what)
            }
        }
    }

    private static func ten(_ dialect: Dialect) -> [String: String] {
        var files = Dictionary(
            uniqueKeysWithValues: (1...10).map { number in
                (
                    "\(number)_t.sql",
                    "CREATE TABLE t\(number) (id integer PRIMARY KEY, word text);\n"
                        + "INSERT INTO t\(number) VALUES (1, 'a'), (2, 'b'), (3, 'c'), (4, 'd');\n"
                        + "CREATE INDEX t\(number)_word ON t\(number) (word);\n"
                )
            })
        guard dialect == .postgreSQL else { return files }
        files["5_t.sql"] = """
            CREATE FUNCTION slowly(integer) RETURNS integer LANGUAGE plpgsql IMMUTABLE AS
                $$ BEGIN PERFORM pg_sleep(0.01); RETURN $1; END $$;
            """
        files["6_t.sql"] =
            "-- migrate:up transaction=false\nCREATE INDEX CONCURRENTLY t1_slow ON t1 (slowly(id));\n"
        return files
    }
}

extension Dialect {
    /// A statement that does not end by itself in the time of a test.
    var endless: String {
        switch self {
        case .postgreSQL: "SELECT pg_sleep(600);"
        case .sqlite:
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n;"
        }
    }
}

extension Project {
    /// Returns when a statement with this text waits for a lock.
    func waitForWaiting(_ text: String) async throws {
        let waiting = """
            SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%\(text)%'
                AND datname = current_database()
            """
        try await wait(for: text) { try await !sql(waiting).isEmpty }
    }

    /// Returns when a runner is within `Dialect.endless`.
    func waitForEndless(_ program: Program) async throws {
        switch dialect {
        case .postgreSQL:
            let sleeping =
                "SELECT 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep'"
                + " AND datname = current_database()"
            try await wait(for: "pg_sleep") { try await !sql(sleeping).isEmpty }
        case .sqlite:
            try await wait(for: "the journal") {
                program.errors.contains("applying")
                    && FileManager.default.fileExists(atPath: "\(database)-journal")
            }
        }
    }

    /// Starts `up` and kills it this many milliseconds into a version, unless it has ended by then.
    fileprivate func kill(after delay: Int, in version: Int) async throws {
        let program = try start("up")
        try await wait(for: "version \(version)") {
            !program.isRunning || program.errors.contains("applying \(version) ")
        }
        await withCheckedContinuation { continuation in
            DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(delay)) {
                continuation.resume()
            }
        }
        program.send(SIGKILL)
        _ = try await program.outcome()
    }

    /// Runs `up`, and the repairs that it names, until it has nothing against the database.
    fileprivate func settle(_ what: Comment) async throws {
        for _ in 1...4 {
            let report = try await migrate("up")
            if report.code == 0 { return }
            try #require(report.code == 7, "\(what): \(report.outcome)")
            let repair = try #require(report.repair, "\(what): \(report.outcome)")
            let repaired = try Report(await start(repair).outcome())
            #expect(repaired.code == 0, "\(what): \(repaired.outcome)")
        }
        Issue.record("\(what): the repairs have no end")
    }
}

/// SplitMix64: the same numbers for the same seed.
private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
