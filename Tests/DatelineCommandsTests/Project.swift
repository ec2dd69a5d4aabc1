import Foundation
import Synchronization
import TestSupport
import Testing

enum Dialect: String, CaseIterable, Sendable {
    case postgreSQL = "PostgreSQL"
    case sqlite = "SQLite"
}

/// An empty database and a folder of migrations for one test.
struct Project: Sendable {
    let dialect: Dialect
    /// The name in the server, or the file.
    let database: String
    /// What `--storage` is given.
    let url: String
    let folder: TemporaryFolder

    var files: String { folder.path("Migrations") }

    /// Puts files into the folder of the dialect, over what is there.
    func write(_ files: [String: String]) throws {
        let directory = "\(self.files)/\(dialect.rawValue)"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        for (name, text) in files { try Data(text.utf8).write(to: URL(filePath: "\(directory)/\(name)")) }
    }

    func remove(_ file: String) throws {
        try FileManager.default.removeItem(atPath: "\(files)/\(dialect.rawValue)/\(file)")
    }

    /// Starts `dateline migrate`, with the folder of this project.
    func start(_ arguments: String..., through url: String? = nil) throws -> Program {
        try start(arguments, through: url)
    }

    func start(_ arguments: [String], through url: String? = nil) throws -> Program {
        try Program.dateline(
            ["migrate"] + arguments + ["--json", "--dir", files, "--storage", url ?? self.url])
    }

    /// Runs it to its end.
    func migrate(_ arguments: String..., through url: String? = nil) async throws -> Report {
        try await Report(start(arguments, through: url).outcome())
    }

    /// Runs it eight times at once.
    func migrateTogether(_ arguments: String..., through url: String? = nil) async throws -> [Report] {
        let programs = try (0..<8).map { _ in try start(arguments, through: url) }
        var reports: [Report] = []
        for program in programs { reports.append(try Report(await program.outcome())) }
        return reports
    }

    /// Runs SQL with the database's own shell; rows with columns parted by `|`.
    @discardableResult
    func sql(_ text: String) async throws -> [String] {
        switch dialect {
        case .postgreSQL: return try await PostgreSQL.rows(text, in: database)
        case .sqlite:
            let shell = try PostgreSQL.program("sqlite3")
            // A text that begins with a comment would be taken for an option.
            let commands = ["-batch", "-bail", "-cmd", ".timeout 10000", database, " " + text]
            let outcome = try await Program(shell, commands).outcome()
            try #require(outcome.code == 0, "\(text): \(outcome.errors)")
            return outcome.output.split(separator: "\n").map(String.init)
        }
    }

    /// Version and state of each row, in the order of application.
    func ledger() async throws -> [String] {
        try await sql("SELECT version || ' ' || state FROM schema_migrations ORDER BY seq")
    }

    /// The tables but for the ledger's.
    func tables() async throws -> [String] {
        let all =
            switch dialect {
            case .postgreSQL: "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
            case .sqlite: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
            }
        return try await sql(all).filter { !$0.hasPrefix("schema_migrations") }.sorted()
    }

    /// The schema as text, and whether the ledger thinks that it is what the migrations made.
    func standing() async throws -> [String] {
        let status = try await migrate("status")
        let dump = try await migrate("dump").document.sql
        let states = status.document.migrations?.map { "\($0.version) \($0.state)" } ?? []
        return states + ["drift: \(status.document.drift.map(String.init) ?? "?")", dump ?? "no dump"]
    }
}

/// Two at a time: each starts processes, which other tests of this machine do too.
private let turnstile = Turnstile(places: 2)

/// Runs `body` with an empty database, which is removed afterwards; a few tests at a time.
func withProject(
    _ dialect: Dialect, named name: String = "test.db", _ body: (Project) async throws -> Void
) async throws {
    try await turnstile.pass {
        let folder = try TemporaryFolder()
        guard dialect == .postgreSQL else {
            let path = folder.path(name)
            return try await body(
                Project(dialect: dialect, database: path, url: "sqlite:\(path)", folder: folder))
        }
        try await TestDatabase.withDatabase("cli") { name, url in
            try await body(Project(dialect: dialect, database: name, url: url, folder: folder))
        }
    }
}

/// Numbers from 1 on.
final class Counter: Sendable {
    private let value = Atomic(0)

    func next() -> Int { value.add(1, ordering: .relaxed).newValue }
}
