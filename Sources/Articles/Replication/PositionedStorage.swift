/// A position in the order in which a storage commits, as one server counts it: whoever shows what was committed up to one shows
/// what was committed up to every smaller one.
public struct StoragePosition: Hashable, Sendable {
    /// Of PostgreSQL, the log sequence number of its write-ahead log.
    public var number: UInt64
    /// `ReplicationStatus.start` of the server: after a failover another one counts, perhaps from a smaller number.
    public var server: Int64

    /// A position.
    public init(_ number: UInt64, of server: Int64) {
        self.number = number
        self.server = server
    }
}

/// How a server stands that a storage is on.
public struct ReplicationStatus: Hashable, Sendable {
    /// How far it is: everything is shown that was committed up to there. Of a primary: no less than where anything is whose
    /// commit was acknowledged before.
    public var number: UInt64
    /// Whether it follows another server.
    public var isReplica: Bool
    /// The same for a primary and all its replicas, and for no other database.
    public var database: Int64
    /// Differs for each start of each server.
    public var start: Int64

    /// How a server stands.
    public init(number: UInt64, isReplica: Bool, database: Int64, start: Int64) {
        self.number = number
        self.isReplica = isReplica
        self.database = database
        self.start = start
    }

    /// The position, as this server counts.
    public var position: StoragePosition { StoragePosition(number, of: start) }
}

/// A storage that can say how far it is, so that a replica can be compared with its primary.
public protocol PositionedStorage: ArticleStorage {
    /// How the server stands, no earlier than at the call.
    func replicationStatus() async throws(ArticleError) -> ReplicationStatus
}
