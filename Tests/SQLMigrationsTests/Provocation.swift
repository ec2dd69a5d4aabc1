import SQLMigrations
import SQLiteMigrations
import Testing

/// A way to make a command fail with one code.
struct Provocation: Sendable, CustomTestStringConvertible {
    typealias Act = @Sendable (Fixture) async throws -> MigrationReport

    let code: MigrationError.Code
    let dialect: SQLDialect
    let act: Act

    /// - Parameter act: prepares the fixture, and returns the report of the command that fails.
    init(_ code: MigrationError.Code, _ dialect: SQLDialect = .sqlite, _ act: @escaping Act) {
        self.code = code
        self.dialect = dialect
        self.act = act
    }

    /// Files that fail as soon as they are read or checked.
    static func files(_ code: MigrationError.Code, _ name: String, _ text: String) -> Provocation {
        Provocation(code) { fixture in
            do {
                return try await fixture.migrator([name: text]).up()
            } catch let error as MigrationError {
                return .failure("up", error)
            }
        }
    }

    var testDescription: String { "\(code.rawValue) (\(dialect.identifier))" }

    static let all = ofFiles + ofHistory + ofAccess + ofStatements + ofRepair
}

/// A database that is not what it seems.
struct AlteredDatabase: MigrationDatabase {
    let database: any MigrationDatabase
    /// What opening it says.
    var refusal: MigrationConnectionError?
    /// Changes the rows that it answers with.
    var answer: @Sendable ([[String?]]) -> [[String?]] = { $0 }
    /// What runs after each file.
    var aftermath: String?

    var dialect: SQLDialect { database.dialect }
    var location: String { database.location }

    func connect(_ access: MigrationAccess) async throws(MigrationConnectionError) -> any MigrationConnection
    {
        if let refusal { throw refusal }
        return AlteredConnection(database: self, connection: try await database.connect(access))
    }
}

private struct AlteredConnection: MigrationConnection {
    let database: AlteredDatabase
    let connection: any MigrationConnection

    var file: String? { connection.file }
    var backendProcessID: Int32? { connection.backendProcessID }
    var isInTransaction: Bool { get async { await connection.isInTransaction } }

    func script(_ sql: String, by author: MigrationAuthor) async throws(MigrationConnectionError) {
        try await connection.script(sql, by: author)
        if case .migration = author, let aftermath = database.aftermath {
            try await connection.script(aftermath, by: .runner)
        }
    }

    func single(_ sql: String) async throws(MigrationConnectionError) { try await connection.single(sql) }

    func query(_ sql: String, _ parameters: [String?]) async throws(MigrationConnectionError) -> [[String?]] {
        database.answer(try await connection.query(sql, parameters))
    }

    func cancel() { connection.cancel() }
    func close() async { await connection.close() }
}
