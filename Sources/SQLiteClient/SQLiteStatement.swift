internal import Synchronization

/// The text of one SQL statement, which every connection prepares once. Parameters are numbered: `?1`, `?2` …
///
/// Make statements once and keep them: each takes a place in the cache of every connection that runs it.
public struct SQLiteStatement: Sendable {
    /// The text.
    public let sql: String
    /// The place in the cache of a connection.
    let number: Int

    private static let count = Atomic<Int>(0)

    /// A statement with this text.
    public init(_ sql: String) {
        self.sql = sql
        number = Self.count.add(1, ordering: .relaxed).oldValue
    }
}
