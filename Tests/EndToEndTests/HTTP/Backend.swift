import Articles
import ArticlesInMemory
import ArticlesPostgreSQL
import ArticlesSQLite
import Foundation
import Logging
import NIOPosix
import PostgreSQLClient
import PostgreSQLMigrations
import SQLMigrations
import SQLiteMigrations
import StrictJSON
import Testing

/// The three backends, each with an empty storage for one test.
enum Backend: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case memory
    case sqlite
    case postgresql

    var testDescription: String { rawValue }

    /// Runs `body` with a fresh storage, and removes the storage afterwards.
    func withStorage<Value: Sendable>(
        _ body: (any ArticleStorage) async throws -> Value
    ) async throws -> Value {
        switch self {
        case .memory: return try await body(InMemoryArticleRepository())
        case .sqlite:
            let folder = try TemporaryFolder()
            let path = folder.path("articles.db")
            try await migrate(SQLiteMigrationDatabase(path: path), try SQLiteMigrationDatabase.migrations())
            let repository = try SQLiteArticleRepository(path: path)
            let result = await Result { try await body(repository) }
            await repository.close()
            return try result.get()
        case .postgresql:
            return try await TemporarySchema.with { url in
                let client = try PostgreSQLClient(
                    PostgreSQLConfiguration(connectionString: url), eventLoopGroup: EventLoops.shared,
                    logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
                try await migrate(
                    PostgreSQLMigrationDatabase(client: client, location: "test"),
                    try PostgreSQLMigrationDatabase.migrations())
                let repository = PostgreSQLArticleRepository(client: client)
                let result = await Result { try await body(repository) }
                await repository.shutdown()
                return try result.get()
            }
        }
    }

    private func migrate(
        _ database: any MigrationDatabase, _ migrations: MigrationSet
    ) async throws {
        let migrator = Migrator(
            migrations, database: database,
            environment: MigrationEnvironment(
                now: { Date() }, hostName: "test", processID: 1, appVersion: "test"))
        let report = await migrator.up()
        if let error = report.error { throw error }
    }
}

/// The event loops that all tests of this process share.
enum EventLoops {
    static let shared = MultiThreadedEventLoopGroup(numberOfThreads: 1)
}

/// A folder that goes with this object.
final class TemporaryFolder: Sendable {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "dateline-\(UUID())")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// The path of a file in the folder.
    func path(_ name: String) -> String { url.appending(path: name).path(percentEncoded: false) }
}

/// A schema of its own in the throw-away PostgreSQL.
enum TemporarySchema {
    /// Runs `body` with the URL of the schema, and drops it afterwards.
    static func with<Value: Sendable>(_ body: (_ url: String) async throws -> Value) async throws -> Value {
        let server = try #require(
            ProcessInfo.processInfo.environment["DATELINE_TEST_POSTGRESQL"],
            "no PostgreSQL: run the tests with `make test`")
        let client = try PostgreSQLClient(
            PostgreSQLConfiguration(connectionString: server), eventLoopGroup: EventLoops.shared,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let name = "test_" + UUID().uuidString.lowercased().replacing("-", with: "")
        let connection = try await client.dedicatedConnection()
        _ = try await connection.script("CREATE SCHEMA \(name)")
        let separator = server.contains("?") ? "&" : "?"
        let result = await Result { try await body("\(server)\(separator)options=-csearch_path%3D\(name)") }
        _ = try await connection.script("DROP SCHEMA \(name) CASCADE")
        await connection.close()
        await client.shutdown()
        return try result.get()
    }
}

extension Result where Failure == any Error {
    init(_ body: () async throws -> Success) async {
        do { self = .success(try await body()) } catch { self = .failure(error) }
    }
}
