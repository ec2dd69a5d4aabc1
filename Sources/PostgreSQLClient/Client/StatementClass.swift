/// The class of a statement, by which it gets a connection pool.
public enum StatementClass: Sendable, Hashable, CaseIterable {
    /// A short read: many callers share a pipeline. Must not change anything, since it may be sent twice.
    case read
    /// A longer read: alone on its connection. Must not change anything, since it may be sent twice.
    case list
    /// A change: alone on its connection, returned only after the server has committed it.
    case write
}
