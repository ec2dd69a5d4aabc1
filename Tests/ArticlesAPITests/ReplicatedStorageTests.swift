import ArticlesConformance
import ArticlesInMemory
import Testing

@testable import Articles

@Suite("Replica: promises")
struct ReplicatedStorageConformanceTests {
    @Test(arguments: RepositoryCheck.all)
    func `keeps its promise`(_ check: RepositoryCheck) async throws {
        let storage = InMemoryArticleRepository()
        let replicated = ReplicatedStorage(
            primary: storage, replica: storage, lagLimit: .seconds(3_600), silence: .seconds(3_600))
        await replicated.askPrimary()
        await replicated.askReplica()
        try await ReadConsistency.$current.withValue(ReadConsistency(atLeast: nil)) {
            try await check(replicated)
        }
    }
}

/// A replica of which every read fails.
extension FailingStorage: PositionedStorage {
    func replicationStatus() async throws(ArticleError) -> ReplicationStatus {
        ReplicationStatus(number: 10, isReplica: true, database: 7, start: 2)
    }
}
