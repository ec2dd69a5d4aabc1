/// The SQL of one kind of database: how its text is read, what a migration may say in it, how the ledger is
/// kept, and how a session runs on a connection.
///
/// An open value: `SQLiteMigrations` has `.sqlite`, `PostgreSQLMigrations` has `.postgreSQL`, and another package
/// makes its own. Two dialects are equal when they have the same identifier.
public struct SQLDialect: Sendable {
    /// Makes a session with a database on a connection that is open.
    ///
    /// The second parameter is the schema that a person named for the ledger.
    public typealias SessionMaker =
        @Sendable (any MigrationConnection, String?) async throws(MigrationError) -> any MigrationSession

    /// What reports and command lines call it: `postgres`.
    public let identifier: String
    /// Its name for people.
    public let name: String
    /// How its text is cut into tokens and statements.
    public let syntax: SQLSyntax
    /// What a migration may say in it.
    public let rules: SectionRules
    /// The SQL of the ledger's tables.
    public let ledger: any LedgerSQL
    /// Where a dump of the schema comes from.
    public let dump: SchemaDumpSource
    let session: SessionMaker

    /// A dialect; `session` is called for each connection that a command opens.
    public init(
        identifier: String, name: String, syntax: SQLSyntax, rules: SectionRules, ledger: any LedgerSQL,
        dump: SchemaDumpSource, session: @escaping SessionMaker
    ) {
        self.identifier = identifier
        self.name = name
        self.syntax = syntax
        self.rules = rules
        self.ledger = ledger
        self.dump = dump
        self.session = session
    }

    /// The name of the dialect's folder in `Migrations/`.
    public var folder: String { name }
}

extension SQLDialect: Hashable {
    /// Whether both have the same identifier.
    public static func == (left: Self, right: Self) -> Bool { left.identifier == right.identifier }

    /// Hashes the identifier.
    public func hash(into hasher: inout Hasher) { hasher.combine(identifier) }
}

extension SQLDialect: CustomStringConvertible {
    /// The identifier.
    public var description: String { identifier }
}

extension [SQLDialect] {
    /// Their folders, as a sentence lists them: `PostgreSQL or SQLite`.
    public var folders: String { map(\.folder).joined(separator: " or ") }

    /// Those that `directory` has a folder for.
    public func present(in directory: String) -> [SQLDialect] {
        filter { MigrationFolder.exists("\(directory)/\($0.folder)") }
    }
}
