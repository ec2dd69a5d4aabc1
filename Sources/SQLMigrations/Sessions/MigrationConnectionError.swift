/// What a database returned instead of a result.
public struct MigrationConnectionError: Error, Sendable, Hashable {
    /// What kind of error it is.
    public enum Kind: Sendable {
        /// No connection, and one may be had later.
        case unreachable
        /// No connection, and waiting will not help: a wrong password, no such database.
        case rejected
        /// The connection ended; what became of the statement is unknown.
        case lost
        /// The database refused a statement.
        case statement
        /// Another connection holds the database's only write lock.
        case busy
        /// The statement was cancelled.
        case cancelled
    }

    /// What kind of error it is.
    public var kind: Kind
    /// Without secrets.
    public var message: String
    /// The SQLSTATE; `nil` for a database without.
    public var sqlState: String?
    /// Whether others hold what the statement needs: a timeout, or a deadlock that it was the victim of.
    public var isLockTimeout: Bool
    /// The Unicode scalar of the text that the error is about, counted from 0.
    public var offset: Int?
    /// The constraint that was broken.
    public var constraint: String?
    /// What the database says in detail.
    public var detail: String?
    /// What the database advises.
    public var hint: String?
    /// What helps, in words of the driver.
    public var advice: String?
    /// The stack of what was running, such as the lines of PL/pgSQL functions.
    public var context: String?
    /// How many statements of the text had ended well; `nil` when that is not known.
    public var completed: Int?

    /// An error of a connection, as far as its driver knows it.
    public init(
        _ kind: Kind, _ message: String, sqlState: String? = nil, offset: Int? = nil,
        constraint: String? = nil, detail: String? = nil, hint: String? = nil,
        context: String? = nil, completed: Int? = nil, isLockTimeout: Bool = false, advice: String? = nil
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
        self.isLockTimeout = isLockTimeout
        self.advice = advice
    }
}
