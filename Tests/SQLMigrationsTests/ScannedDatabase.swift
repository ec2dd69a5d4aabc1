import SQLMigrations
import Synchronization

/// How often all foreign keys were checked.
final class ScanCounter: Sendable {
    private let state = Mutex(0)

    var count: Int { state.withLock(\.self) }

    func add() { state.withLock { $0 += 1 } }
}

/// A database that counts the scans for orphans.
struct ScannedDatabase: MigrationDatabase {
    let database: any MigrationDatabase
    let counter: ScanCounter

    var dialect: SQLDialect { database.dialect }
    var location: String { database.location }

    func connect(_ access: MigrationAccess) async throws(MigrationConnectionError) -> any MigrationConnection
    {
        ScannedConnection(connection: try await database.connect(access), counter: counter)
    }
}

private struct ScannedConnection: MigrationConnection {
    let connection: any MigrationConnection
    let counter: ScanCounter

    var file: String? { connection.file }
    var backendProcessID: Int32? { connection.backendProcessID }
    var isInTransaction: Bool { get async { await connection.isInTransaction } }

    func script(_ sql: String, by author: MigrationAuthor) async throws(MigrationConnectionError) {
        try await connection.script(sql, by: author)
    }

    func single(_ sql: String) async throws(MigrationConnectionError) { try await connection.single(sql) }

    func query(_ sql: String, _ parameters: [String?]) async throws(MigrationConnectionError) -> [[String?]] {
        if sql.contains("pragma_foreign_key_check") { counter.add() }
        return try await connection.query(sql, parameters)
    }

    func cancel() { connection.cancel() }
    func close() async { await connection.close() }
}
