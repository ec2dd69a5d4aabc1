import Foundation
import TestSupport
import Testing

/// A way to make `dateline` print one error, and what a person does about it.
struct Situation: Sendable, CustomTestStringConvertible {
    typealias Work = @Sendable (Place) async throws -> Void

    let code: String
    let dialect: Dialect
    /// The command that fails, behind `dateline`; `DIR` and `DB` stand for the flags of the project.
    let command: String
    var files = three
    /// What `--storage` says by way of the environment while the command fails, instead of the database.
    var storage: String?
    /// Which of the hint's commands are run; all of them when `nil`. Others are alternatives.
    var runs: [Int]?
    /// What stands for the placeholders of the hint.
    var placeholders: [String: String] = [:]
    /// Brings the database to where the command fails.
    let prepare: Work
    /// What happens by itself before the hint is followed: another runner ends, say.
    var meanwhile: Work?
    /// What the hint asks a person to do.
    var hand: Work?

    init(
        _ code: String, on dialect: Dialect = .sqlite, _ command: String, files: [String: String] = three,
        _ prepare: @escaping Work = { _ in }
    ) {
        self.code = code
        self.dialect = dialect
        self.command = command
        self.files = files
        self.prepare = prepare
    }

    func with(_ change: (inout Situation) -> Void) -> Situation {
        var copy = self
        change(&copy)
        return copy
    }

    var testDescription: String { "\(code) (\(dialect.rawValue)): \(command)" }

    static let all = ofFiles + ofFolders + ofHistory + ofAccess + ofRepair + ofBuilds
}

/// Three tables that depend on nothing.
let three = Dictionary(
    uniqueKeysWithValues: [(1, "a"), (2, "b"), (3, "c")].map { number, name in
        (
            "\(number)_\(name).sql",
            "-- migrate:up\nCREATE TABLE \(name) (id integer);\n-- migrate:down\nDROP TABLE \(name);\n"
        )
    })

/// `three` with other files.
func threeAnd(_ files: [String: String?]) -> [String: String] {
    files.reduce(into: three) { $0[$1.key] = $1.value }
}

/// Where a situation plays: a shell in the folder of a project whose names need quotes.
struct Place: Sendable {
    let project: Project
    let locks = HeldLocks()

    /// A shell's line with the flags filled in.
    func line(_ command: String) -> String {
        let storage = project.dialect == .sqlite ? "--storage 'sqlite:it'\\''s here.db'" : ""
        return "dateline " + command.replacing("DIR", with: "--dir Migrations").replacing("DB", with: storage)
    }

    /// Starts a line as a person would type it.
    func start(_ line: String, storage: String? = nil) throws -> Program {
        let dateline = try #require(Program.dateline, "the binary is not built")
        let folder = dateline.deletingLastPathComponent().path(percentEncoded: false)
        var environment = ["PATH": "\(folder):\(PostgreSQL.variable("PATH") ?? "")"]
        if project.dialect == .postgreSQL {
            environment["DATELINE_MIGRATE_STORAGE"] = storage ?? project.url
            environment["DATELINE_STORAGE"] = storage ?? project.url
        }
        return try Program(
            URL(filePath: "/bin/sh"), ["-c", "cd '\(project.folder.path(""))' && exec \(line)"], environment)
    }

    func run(_ line: String, storage: String? = nil) async throws -> Outcome {
        // `exec` takes no list of commands: only a line that is one program can be signalled.
        try await start("sh -c \(Self.quoted(line))", storage: storage).outcome()
    }

    private static func quoted(_ line: String) -> String { "'" + line.replacing("'", with: "'\\''") + "'" }

    func up() async throws { try await expect("migrate up DIR DB") }

    func expect(_ command: String) async throws {
        let outcome = try await run(line(command))
        #expect(outcome.code == 0, "\(command): \(outcome)")
    }

    func write(_ files: [String: String]) throws { try project.write(files) }
    func remove(_ file: String) throws { try project.remove(file) }
    func sql(_ text: String) async throws { try await project.sql(text) }

    /// Says that a runner died at a version, and in which direction it went.
    func die(at version: Int, _ event: String = "up-started") async throws {
        try await sql(
            """
            UPDATE schema_migrations SET state = 'running' WHERE version = \(version);
            UPDATE schema_migrations_log SET event = '\(event)' WHERE version = \(version)
            """)
    }

    /// Takes a lock beside the SQLite file, as another process does.
    func lock(_ suffix: String) throws { try locks.take(project.database + suffix) }
}

/// Locks of this process, which go with this object.
final class HeldLocks: Sendable {
    private let descriptors = Descriptors()

    func take(_ path: String) throws {
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        try #require(descriptor >= 0 && flock(descriptor, LOCK_EX | LOCK_NB) == 0, "\(path)")
        descriptors.add(descriptor)
    }

    func free() { descriptors.closeAll() }

    deinit { descriptors.closeAll() }
}
