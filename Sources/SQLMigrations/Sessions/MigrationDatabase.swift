/// What a connection is opened for.
public enum MigrationAccess: Sendable {
    /// Nothing may be created, not even a missing database: it reads as an empty one.
    case read
    case write
}

/// Where the migrations are applied.
public protocol MigrationDatabase: Sendable {
    /// The SQL of the database.
    var dialect: SQLDialect { get }

    /// Host and database name, or the path of the file; never a password.
    var location: String { get }

    /// The schema that a person named for the ledger, where a database has several.
    var ledgerSchema: String? { get }

    /// Whether it is a file that nobody has made yet, so that a connection for reading finds it empty.
    var isMissing: Bool { get }

    /// Opens a connection of its own, unpooled.
    func connect(_ access: MigrationAccess) async throws(MigrationConnectionError) -> any MigrationConnection
}

extension MigrationDatabase {
    /// `nil`: for a database without schemas.
    public var ledgerSchema: String? { nil }

    /// `false`: for a server.
    public var isMissing: Bool { false }
}
