/// Who wrote the SQL that a connection is given.
public enum MigrationAuthor: Sendable {
    /// The runner: everything is allowed.
    case runner
    /// A migration file in a transaction: whatever would end the runner's transaction must be refused.
    case migration
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
    /// Parameters are text, by the names that `LedgerSQL.parameter` gives them; statements cast them.
    func query(_ sql: String, _ parameters: [String?]) async throws(MigrationConnectionError) -> [[String?]]

    /// Calls `listener` with what the database says besides results and errors, as it arrives, from any thread.
    func observe(_ listener: @escaping @Sendable (MigrationNotice) -> Void) async

    /// Makes a connection that ran a file's SQL like a new one, when no transaction is open.
    func renew() async throws(MigrationConnectionError)

    /// Ends the statement that is running, if one is, with an error. May be called from anywhere, and again.
    func cancel()

    /// Ends the session; an open transaction is rolled back.
    func close() async
}

extension MigrationConnection {
    /// Does nothing: for a database that says nothing besides results and errors.
    public func observe(_ listener: @escaping @Sendable (MigrationNotice) -> Void) async {}

    /// Does nothing: for a connection on which a file leaves nothing behind.
    public func renew() async throws(MigrationConnectionError) {}
}
