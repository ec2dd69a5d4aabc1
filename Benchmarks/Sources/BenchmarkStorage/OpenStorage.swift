package import Articles
import ArticlesInMemory
import ArticlesSQLite
import Foundation
import SQLMigrations
import SQLiteMigrations

/// A storage that is open, with the schema of this version.
package struct OpenStorage: Sendable {
    package let location: StorageLocation
    package let repository: any ArticleStorage
    /// The server behind it, for PostgreSQL.
    package let server: DatabaseServer?

    /// Opens a storage, brings its schema up to date, runs `body`, and closes it whatever happens.
    package static func with<Value: Sendable>(
        _ location: StorageLocation, _ body: (OpenStorage) async throws -> Value
    ) async throws -> Value {
        switch location {
        case .memory:
            let repository = InMemoryArticleRepository()
            return try await body(OpenStorage(location: location, repository: repository, server: nil))
        case .sqlite(let path):
            try await migrate(SQLiteMigrationDatabase(path: path), SQLiteMigrationDatabase.migrations())
            let repository = try SQLiteArticleRepository(path: path)
            let result = await Result {
                try await body(OpenStorage(location: location, repository: repository, server: nil))
            }
            await repository.close()
            return try result.get()
        case .postgreSQL(let url):
            return try await DatabaseServer.with(url: url, schema: nil) { server in
                try await body(
                    OpenStorage(location: location, repository: server.repository, server: server))
            }
        }
    }

    /// As `with`, with an empty storage that is gone afterwards: a file beside the one that `location` names, or
    /// a schema of its own.
    package static func withEmpty<Value: Sendable>(
        _ location: StorageLocation, named name: String, _ body: (OpenStorage) async throws -> Value
    ) async throws -> Value {
        let unique = "\(name)_\(ProcessInfo.processInfo.processIdentifier)"
        switch location {
        case .memory:
            return try await with(location, body)
        case .sqlite(let path):
            let file = "\(path).\(unique)"
            defer { remove(file) }
            return try await with(.sqlite(path: file), body)
        case .postgreSQL(let url):
            let schema = "benchmark_" + unique.map { $0.isLetter || $0.isNumber ? $0 : "_" }
            return try await DatabaseServer.withSchema(schema, url: url) { server in
                try await body(
                    OpenStorage(location: location, repository: server.repository, server: server))
            }
        }
    }

    /// Deletes a file of SQLite and what lies beside it.
    private static func remove(_ file: String) {
        for suffix in ["", "-wal", "-shm", "-writer.lock", "-migrate.lock"] {
            try? FileManager.default.removeItem(atPath: file + suffix)
        }
    }

    static func migrate(_ database: any MigrationDatabase, _ migrations: MigrationSet) async throws {
        let environment = MigrationEnvironment(
            now: { Date() }, hostName: "benchmark",
            processID: ProcessInfo.processInfo.processIdentifier, appVersion: "benchmark")
        let report = await Migrator(migrations, database: database, environment: environment).up()
        if let error = report.error { throw BenchmarkFailure(error.description) }
    }
}

extension Result where Failure == any Error {
    init(_ body: () async throws -> Success) async {
        do { self = .success(try await body()) } catch { self = .failure(error) }
    }
}
