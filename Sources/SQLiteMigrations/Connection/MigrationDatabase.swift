internal import CSQLite
internal import Foundation
public import SQLMigrations

/// A SQLite file as the migration runner sees it.
public struct SQLiteMigrationDatabase: MigrationDatabase {
    private let path: String

    /// - Parameter path: `:memory:` for a database that lives as long as one connection.
    public init(path: String) { self.path = path }

    public var dialect: SQLDialect { .sqlite }

    public var location: String { path }

    public var isMissing: Bool { path != ":memory:" && !FileManager.default.fileExists(atPath: path) }

    /// For `.read`, a file that is not there reads as an empty database and is not created.
    public func connect(
        _ access: MigrationAccess
    ) async throws(MigrationConnectionError) -> any MigrationConnection {
        let connection = SQLiteMigrationConnection(path: path)
        try await connection.open(access)
        return connection
    }
}
