/// The transaction status of a session.
public enum PostgreSQLTransactionStatus: Sendable, Hashable {
    /// Outside any transaction.
    case idle
    /// A statement is running.
    case active
    /// Inside a transaction.
    case inTransaction
    /// Inside a transaction that can only be rolled back.
    case inFailedTransaction
    /// The connection is lost.
    case unknown
}
