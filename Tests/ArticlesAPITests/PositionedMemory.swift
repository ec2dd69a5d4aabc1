public import Articles
public import ArticlesInMemory
import Synchronization

/// A storage in memory that stands where a test says.
extension InMemoryArticleRepository: PositionedStorage {
    private static let statuses = Mutex<[ObjectIdentifier: ReplicationStatus]>([:])

    func stand(_ status: ReplicationStatus) {
        Self.statuses.withLock { $0[ObjectIdentifier(self)] = status }
    }

    public func replicationStatus() async throws(ArticleError) -> ReplicationStatus {
        Self.statuses.withLock { $0[ObjectIdentifier(self)] }
            ?? ReplicationStatus(number: 1, isReplica: false, database: 1, start: 1)
    }
}
