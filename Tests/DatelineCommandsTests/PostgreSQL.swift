import Foundation
import TestSupport
import Testing

/// The throw-away server, asked through its own programs.
enum PostgreSQL {
    static let server = (try? TestDatabase.url()).flatMap { URLComponents(string: $0) }
    static let password = server?.password

    static func variable(_ name: String) -> String? { ProcessInfo.processInfo.environment[name] }

    /// A program of the server, or of the machine.
    static func program(_ name: String) throws -> URL {
        let folders =
            [variable("DATELINE_TEST_POSTGRESQL_BIN")]
            + (variable("PATH") ?? "").split(separator: ":").map(String.init)
        let paths = (folders + ["/usr/sbin"]).compactMap(\.self).map { "\($0)/\(name)" }
        let path = paths.first { FileManager.default.isExecutableFile(atPath: $0) }
        return URL(filePath: try #require(path, "\(name) is missing: Scripts/setup test installs it"))
    }

    /// The lines that `psql` prints: rows, with columns parted by `|`.
    static func rows(_ sql: String, in database: String) async throws -> [String] {
        let program = try Program(
            program("psql"),
            ["-XqAt", "-v", "ON_ERROR_STOP=1", "-d", try TestDatabase.url(database: database), "-c", sql])
        let outcome = try await program.outcome()
        try #require(outcome.code == 0, "\(sql): \(outcome.errors)")
        return outcome.output.split(separator: "\n").map(String.init)
    }

    /// The lines of `pg_dump`, but for those that differ from run to run.
    static func schema(of database: String) async throws -> [String] {
        let program = try Program(
            program("pg_dump"),
            ["--schema-only", "--no-owner", "-d", try TestDatabase.url(database: database)])
        let outcome = try await program.outcome()
        try #require(outcome.code == 0, "\(outcome.errors)")
        return outcome.output.split(separator: "\n").map(String.init).filter { !$0.contains("restrict ") }
    }

    /// The lines of the server's log that are about a database.
    static func log(of database: String) throws -> [Substring] {
        let path = try #require(variable("DATELINE_TEST_POSTGRESQL_LOG"), "no log of PostgreSQL")
        let text = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
        return text.split(separator: "\n").filter { $0.contains(" \(database) ") }
    }
}

/// A session that stays open, for whatever another user of the database may be doing.
final class Session: Sendable {
    private let program: Program
    private let input: Pipe
    private let responded = Counter()

    init(_ database: String) throws {
        input = Pipe()
        program = try Program(
            PostgreSQL.program("psql"), ["-XqAt", "-d", try TestDatabase.url(database: database)],
            input: input)
    }

    /// Runs statements and returns when they have ended.
    func run(_ sql: String) async throws {
        let mark = "responded \(responded.next())"
        try send(sql + ";\n\\echo \(mark)\n")
        try await wait(for: mark) { program.output.contains(mark) }
    }

    /// Begins statements that may take long.
    func send(_ sql: String) throws { try input.fileHandleForWriting.write(contentsOf: Data(sql.utf8)) }

    /// What the server refused.
    var errors: String { program.errors }

    /// Ends the session, whose open transaction is rolled back.
    func end() async throws {
        try input.fileHandleForWriting.close()
        _ = try await program.outcome()
    }
}

/// pgbouncer, which gives each transaction whatever server connection is free.
final class Pooler: Sendable {
    /// The database through the pooler.
    let url: String
    private let program: Program
    private let folder = try? TemporaryFolder()

    /// Starts it, with the parameters of a connection that it passes over; what else it does not know, it refuses.
    init(
        before database: String, mode: String = "transaction",
        ignoring parameters: String? = "extra_float_digits,options,search_path"
    ) async throws {
        let folder = try #require(folder)
        var components = try #require(PostgreSQL.server)
        let server = components
        let port = try Self.freePort()
        components.port = port
        components.path = "/\(database)"
        url = try #require(components.string)
        let login = "user=\(server.user ?? "") password=\(server.password ?? "")"
        try folder.write(
            """
            [databases]
            * = host=\(server.host ?? "") port=\(server.port ?? 5432) \(login)
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = \(port)
            unix_socket_dir =
            auth_type = any
            pool_mode = \(mode)
            default_pool_size = \(mode == "session" ? 40 : 3)
            \(parameters.map { "ignore_startup_parameters = \($0)" } ?? "")
            """, to: "pgbouncer.ini")
        let user = geteuid() == 0 ? ["-u", "nobody"] : []
        program = try Program(
            PostgreSQL.program("pgbouncer"), user + [folder.path("pgbouncer.ini")])
        try await wait(for: "the pooler") { [program] in
            try #require(program.isRunning, "\(program.errors)")
            return program.errors.contains("process up")
        }
    }

    deinit { program.send(SIGKILL) }

    /// A port that nobody listens on at this moment.
    private static func freePort() throws -> Int {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                unsafe bind(descriptor, generic, length) == 0
                    && getsockname(descriptor, generic, &length) == 0
            }
        }
        try #require(code)
        return Int(UInt16(bigEndian: address.sin_port))
    }
}
