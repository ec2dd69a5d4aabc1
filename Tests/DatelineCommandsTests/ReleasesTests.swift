import Foundation
import TestSupport
import Testing

/// An old release and a new one on the same database, each with the real program.
@Suite struct ReleasesTests {
    /// A folder of files beside the project's: another release.
    private struct Release {
        let project: Project
        let name: String

        var folder: String { project.folder.path(name) }

        func write(_ files: [String: String]) throws {
            let directory = "\(folder)/\(project.dialect.rawValue)"
            try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
            for (name, text) in files {
                try Data(text.utf8).write(to: URL(filePath: "\(directory)/\(name)"))
            }
        }

        func start(_ arguments: String...) throws -> Program {
            try Program.dateline(
                ["migrate"] + arguments + ["--json", "--dir", folder, "--storage", project.url])
        }

        func migrate(_ arguments: String...) async throws -> Report {
            let words = ["migrate"] + arguments + ["--json", "--dir", folder, "--storage", project.url]
            return try await Report(Program.dateline(words).outcome())
        }
    }

    @Test(arguments: Dialect.allCases)
    func `a late file of the new release stops neither the old one's up nor its status`(_ dialect: Dialect)
        async throws
    {
        try await withProject(dialect) { project in
            let (old, new) = (Release(project: project, name: "old"), Release(project: project, name: "new"))
            try old.write(threeAnd(["2_b.sql": nil]))
            try new.write(
                threeAnd(["2_b.sql": "-- migrate:up out-of-order\nCREATE TABLE b (id integer);"]))
            for isFresh in [false, true] {
                if !isFresh { #expect(try await old.migrate("up").code == 0) }
                #expect(try await new.migrate("up").code == 0)
                for command in [["up"], ["plan"], ["status", "--exit-code"]] {
                    let report = try Report(
                        await Program.dateline(
                            ["migrate"] + command + [
                                "--json", "--dir", old.folder, "--storage", project.url,
                            ]
                        ).outcome())
                    #expect(report.code == 0, "\(command): \(report.outcome)")
                    #expect(report.document.warnings?.contains { $0.contains("2") } == true)
                    #expect(!"\(report.outcome)".contains("--forget"))
                }
                let refused = try await old.migrate("repair", "2", "--forget")
                #expect(refused.error?.code == "another-release", "\(refused.outcome)")
                #expect(try await old.migrate("down", "--yes").code == (isFresh ? 0 : 9))
                try await project.sql(Self.removal)
            }
        }
    }

    private static let removal = """
        DROP TABLE IF EXISTS a; DROP TABLE IF EXISTS b; DROP TABLE IF EXISTS c;
        DROP TABLE schema_migrations; DROP TABLE schema_migrations_log
        """

    /// The shipped files and one more, without a transaction.
    private func newRelease(_ project: Project) throws -> Release {
        let release = Release(project: project, name: "new")
        let place = Place(project: project)
        try place.ship()
        try FileManager.default.moveItem(atPath: project.files, toPath: release.folder)
        let slow =
            switch project.dialect {
            case .postgreSQL: "CREATE INDEX CONCURRENTLY slow ON articles (title);"
            case .sqlite: "ANALYZE;"
            }
        try release.write(["99999999999998_slow.sql": "-- migrate:up transaction=false\n\(slow)"])
        return release
    }

    @Test(arguments: Dialect.allCases)
    func `while the new release builds, and after it died, the old one migrates, serves and is well`(
        _ dialect: Dialect
    ) async throws {
        try await withProject(dialect) { project in
            let new = try newRelease(project)
            #expect(try await project.embedded("up").code == 0)
            let build = try await Build(of: new)
            try await project.expectUndisturbed()
            #expect(try await project.embedded("status").document.migrations?.last?.state == "building")
            let own = try await new.migrate("status", "--exit-code")
            #expect(own.code == 8 && own.error?.code == "building", "\(own.outcome)")
            #expect(try await new.migrate("plan").error?.code == "building")
            try await build.die()
            try await wait(for: "the lock") {
                try await project.embedded("status").document.lock?.held == false
            }
            try await project.expectUndisturbed()
            #expect(try await project.embedded("status").document.migrations?.last?.state == "running")
            #expect(try await new.migrate("status", "--exit-code").error?.code == "unfinished")
            #expect(try await new.migrate("plan").code == 7)
            let yes = dialect == .postgreSQL ? "true" : "1"
            try await project.sql(
                "UPDATE schema_migrations SET contract = \(yes) WHERE version > 99999999999990")
            #expect(try await project.embedded("status", "--exit-code").error?.code == "contracted")
            try await build.end()
        }
    }

    /// The last migration of a release at work: on PostgreSQL a build that waits for a writer. SQLite's
    /// statements keep every other writer out, so there the ledger and the lock alone say that one is at work.
    private final class Build: Sendable {
        private let program: Program?
        private let writer: Session?
        private let locks = HeldLocks()

        init(of release: Release) async throws {
            let project = release.project
            guard project.dialect == .postgreSQL else {
                (program, writer) = (nil, nil)
                #expect(try await release.migrate("up").code == 0)
                try await project.sql(
                    "UPDATE schema_migrations SET state = 'running' WHERE version > 99999999999990")
                try locks.take(project.database + "-migrate.lock")
                return
            }
            let session = try Session(project.database)
            try await session.run("BEGIN; LOCK TABLE articles IN ROW EXCLUSIVE MODE")
            let running = try release.start("up")
            (program, writer) = (running, session)
            try await wait(for: "the build") {
                try #require(running.isRunning, "\(running.output)\(running.errors)")
                return try await project.ledger().last == "99999999999998 running"
            }
        }

        func die() async throws {
            program?.send(SIGKILL)
            _ = try await program?.outcome()
            locks.free()
        }

        /// Lets the writer go, too.
        func end() async throws { try await writer?.end() }
    }

    @Test(arguments: Dialect.allCases)
    func `plan ends as up does, in each state`(_ dialect: Dialect) async throws {
        let bad: [(file: String, text: String)] = [
            ("4_d.sql", "SELECT 1; COMMIT;"), ("1_a.sql", "SELECT 1;"), ("4_d.sql", "-- nothing"),
            ("4_d.sql", "-- migrate:up transaction=false\nSELECT 1; SELECT 2;"),
            ("0_z.sql", "SELECT 1;"), ("4_d.sql", "\\restrict x"),
        ]
        for (file, text) in bad {
            try await withProject(dialect) { project in
                try project.write(three)
                #expect(try await project.migrate("up").code == 0)
                try project.write([file: text])
                let plan = try await project.migrate("plan")
                let up = try await project.migrate("up")
                #expect(plan.code == 5 && up.code == 5, "\(plan.outcome)")
                #expect(plan.error?.code == up.error?.code)
                #expect(plan.error?.text.replacing("migrate plan", with: "migrate up") == up.error?.text)
            }
        }
    }
}

extension Project {
    /// Runs a command of `migrate` with the files that are built in: the old release.
    fileprivate func embedded(_ arguments: String...) async throws -> Report {
        try await Report(
            Program.dateline(["migrate"] + arguments + ["--json", "--storage", url]).outcome())
    }

    /// The old release finds nothing in its way.
    fileprivate func expectUndisturbed() async throws {
        let up = try await embedded("up", "--lock-wait", "0s")
        #expect(up.code == 0, "\(up.outcome)")
        #expect(up.document.warnings?.contains { $0.contains("99999999999998") } == true, "\(up.outcome)")
        #expect(try await embedded("plan").code == 0)
        #expect(try await embedded("status", "--exit-code").code == 0)
        let server = try await Server(url)
        #expect(try await server.end() == 0)
    }
}
