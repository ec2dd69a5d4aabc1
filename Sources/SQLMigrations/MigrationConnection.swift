/// Who wrote the SQL that a connection is given.
public enum MigrationAuthor: Sendable {
    /// The runner: everything is allowed.
    case runner
    /// A migration file in a transaction: whatever would end the runner's transaction must be refused.
    case migration
}

/// What a connection is opened for.
public enum MigrationAccess: Sendable {
    /// Nothing may be created, not even a missing database: it reads as an empty one.
    case read
    case write
}

/// Where the migrations are applied.
public protocol MigrationDatabase: Sendable {
    var dialect: SQLDialect { get }

    /// Host and database name, or the path of the file; never a password.
    var location: String { get }

    /// The schema that a person named for the ledger (PostgreSQL).
    var ledgerSchema: String? { get }

    /// Opens a connection of its own, unpooled.
    func connect(_ access: MigrationAccess) async throws(MigrationConnectionError) -> any MigrationConnection
}

extension MigrationDatabase {
    public var ledgerSchema: String? { nil }
}

/// One session with a database. Its methods are called one after the other, but for `cancel`.
public protocol MigrationConnection: Sendable {
    /// The file that the connection writes; `nil` for a server and in memory.
    var file: String? { get }

    /// The process id that the server named when the connection began; `nil` for a file.
    var backendProcessID: Int32? { get }

    /// Whether a transaction is open.
    var isInTransaction: Bool { get async }

    /// Runs a text of any number of statements. Errors give the position in `sql`.
    func script(_ sql: String, by author: MigrationAuthor) async throws(MigrationConnectionError)

    /// Runs exactly one statement; more than one is an error, and none of them runs.
    func single(_ sql: String) async throws(MigrationConnectionError)

    /// The rows of one statement, each value as the database writes it as text.
    ///
    /// Parameters are text, `$1`, `$2` … in PostgreSQL and `?1`, `?2` … in SQLite; statements cast them.
    func query(_ sql: String, _ parameters: [String?]) async throws(MigrationConnectionError) -> [[String?]]

    /// Calls `listener` with what the database says besides results and errors, as it arrives, from any thread.
    func observe(_ listener: @escaping @Sendable (MigrationNotice) -> Void) async

    /// Makes a session of a file's SQL like a new one, when no transaction is open (SQLite).
    func renew() async throws(MigrationConnectionError)

    /// Ends the statement that is running, if one is, with an error. May be called from anywhere, and again.
    func cancel()

    /// Ends the session; an open transaction is rolled back.
    func close() async
}

extension MigrationConnection {
    public func observe(_ listener: @escaping @Sendable (MigrationNotice) -> Void) async {}

    public func renew() async throws(MigrationConnectionError) {}
}

/// What a database answered instead of a result.
public struct MigrationConnectionError: Error, Sendable, Hashable {
    public enum Kind: Sendable {
        /// No connection, and one may be had later.
        case unreachable
        /// No connection, and waiting will not help: a wrong password, no such database.
        case rejected
        /// The connection ended; what became of the statement is unknown.
        case lost
        /// The database refused a statement.
        case statement
        /// Another connection holds the database's write lock (SQLite).
        case busy
        /// The statement was cancelled.
        case cancelled
    }

    public var kind: Kind
    /// Without secrets.
    public var message: String
    public var sqlState: String?
    /// The Unicode scalar of the text that the error is about, counted from 0.
    public var offset: Int?
    /// The constraint that was broken.
    public var constraint: String?
    public var detail: String?
    public var hint: String?
    /// The stack of what was running, such as the lines of PL/pgSQL functions.
    public var context: String?
    /// How many statements of the text had ended well; `nil` when that is not known.
    public var completed: Int?

    public init(
        _ kind: Kind, _ message: String, sqlState: String? = nil, offset: Int? = nil,
        constraint: String? = nil, detail: String? = nil, hint: String? = nil,
        context: String? = nil, completed: Int? = nil
    ) {
        self.kind = kind
        self.message = message
        self.sqlState = sqlState
        self.offset = offset
        self.constraint = constraint
        self.detail = detail
        self.hint = hint
        self.context = context
        self.completed = completed
    }
}
