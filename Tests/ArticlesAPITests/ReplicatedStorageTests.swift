import ArticlesConformance
import ArticlesInMemory
import StrictJSON
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

    @Test func `webhooks are those of the primary`() async throws {
        let (primary, replica) = (InMemoryArticleRepository(), InMemoryArticleRepository())
        let replicated = ReplicatedStorage(primary: primary, replica: replica, lagLimit: .seconds(3_600))
        let service = WebhookService(articles: ArticleService(storage: replicated, dependencies: .sample()))
        let json = JSONValue.object([
            JSONMember("url", "https://example.org/a"), JSONMember("events", .array(["article.*"])),
        ])
        let (webhook, _) = try await #require(service).create(json)
        #expect(try await primary.webhooks().map(\.id) == [webhook.id])
    }
}

/// A replica of which every read fails.
extension FailingStorage: PositionedStorage {
    func replicationStatus() async throws(ArticleError) -> ReplicationStatus {
        ReplicationStatus(number: 10, isReplica: true, database: 7, start: 2)
    }
}
