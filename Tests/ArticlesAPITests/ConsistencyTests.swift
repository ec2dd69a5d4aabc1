import ArticlesInMemory
import HTTPTypes
import StrictJSON
import Testing

@testable import Articles
@testable import ArticlesAPI

/// Reads from a replica that holds nothing yet: what is found came from the primary.
@Suite("Consistency")
struct ConsistencyTests {
    private let primary = InMemoryArticleRepository()
    private let replica = InMemoryArticleRepository()

    private func site(lagLimit: Duration = .seconds(3_600)) async throws -> (TestSite, ReplicatedStorage) {
        let storage = ReplicatedStorage(
            primary: primary, replica: replica, lagLimit: lagLimit, silence: .seconds(3_600))
        let site = try await TestSite(storage: storage, replication: storage)
        await stand(primary: 10, replica: 10, storage)
        return (site, storage)
    }

    /// Where both stand, and are heard to stand.
    private func stand(primary number: UInt64, replica other: UInt64, _ storage: ReplicatedStorage) async {
        primary.stand(ReplicationStatus(number: number, isReplica: false, database: 7, start: 1))
        replica.stand(ReplicationStatus(number: other, isReplica: true, database: 7, start: 2))
        await storage.askPrimary()
        await storage.askReplica()
    }

    private static let article = #"{"title":"Hello","status":"published"}"#
    private static let path = "/v1/articles/hello"

    @Test func `whoever wrote reads what they wrote, others what the replica shows`() async throws {
        let (site, storage) = try await site()
        primary.stand(ReplicationStatus(number: 20, isReplica: false, database: 7, start: 1))
        let created = try await site.send(.post, "/v1/articles", Self.article, as: .publish)
        #expect(created.status == 201)
        let token = try #require(created.fields[.consistencyToken])
        #expect(try await site.send(.get, Self.path).status == 404)
        #expect(try await site.send(.get, Self.path, as: .admin).status == 404)
        #expect(try await site.send(.get, Self.path, as: .publish).status == 200)
        #expect(try await site.send(.get, "/v1/articles", as: .publish).text.contains("Hello"))
        #expect(try await site.send(.get, Self.path, fields: [.consistencyToken: token]).status == 200)

        // Once the replica is up to it, everyone reads from there.
        await stand(primary: 20, replica: 20, storage)
        #expect(try await site.send(.get, Self.path, as: .publish).status == 404)
        #expect(try await site.send(.get, Self.path, fields: [.consistencyToken: token]).status == 404)
    }

    @Test func `a replica that has come up meanwhile is asked once more`() async throws {
        let (site, _) = try await site()
        primary.stand(ReplicationStatus(number: 20, isReplica: false, database: 7, start: 1))
        _ = try await site.send(.post, "/v1/articles", Self.article, as: .publish)
        replica.stand(ReplicationStatus(number: 20, isReplica: true, database: 7, start: 2))
        #expect(try await site.send(.get, Self.path, as: .publish).status == 404)
    }

    @Test func `after a conflict the present version is read`() async throws {
        let (site, storage) = try await site()
        _ = try await site.send(.post, "/v1/articles", Self.article, as: .publish)
        await stand(primary: 30, replica: 20, storage)
        let refused = try await site.send(
            .patch, Self.path, #"{"title":"Other"}"#, as: .admin, fields: [.ifMatch: "\"7-x\""])
        #expect(refused.status == 412)
        #expect(try await site.send(.get, Self.path, as: .admin).status == 200)
    }

    @Test func `what a key was told by the change feed, it reads`() async throws {
        let (site, storage) = try await site()
        _ = try await site.send(.post, "/v1/articles", Self.article, as: .publish)
        await stand(primary: 30, replica: 20, storage)
        #expect(try await site.send(.get, Self.path, as: .read).status == 404)
        let told = try await site.send(.get, "/v1/changes", as: .read)
        #expect(told.text.contains("article.created"))
        #expect(told[.consistencyToken] != nil)
        #expect(try await site.send(.get, "/v1/audit", as: .admin)[.consistencyToken] != nil)
        #expect(try await site.send(.get, "/v1/changes")[.consistencyToken] == nil)
        #expect(try await site.send(.get, Self.path, as: .read).status == 200)
    }

    @Test func `a replica that is behind by more than the limit, or fails, is not read`() async throws {
        let (site, storage) = try await site(lagLimit: .zero)
        _ = try await site.send(.post, "/v1/articles", Self.article, as: .publish)
        #expect(try await site.send(.get, Self.path).status == 200)

        await stand(primary: 10, replica: 10, storage)
        let failing = FailingStorage(error: ArticleError(.unreachable, "away"))
        let broken = ReplicatedStorage(
            primary: primary, replica: failing, lagLimit: .seconds(3_600), silence: .seconds(3_600))
        let other = try await TestSite(storage: broken, replication: broken)
        await broken.askPrimary()
        await broken.askReplica()
        #expect(try await other.send(.get, Self.path).status == 200)
        #expect(broken.health.failedReads == 1)
    }

    @Test(arguments: [
        "", "1", "1-", "-1", "1-g", "1-+1", "1-2-3", "1 - 2", "12345678901234567-1", "1-2, 1-3",
    ])
    func `a malformed token is a 400, on every storage`(_ token: String) async throws {
        let site = try await TestSite()
        let fields: HTTPFields = [.consistencyToken: token]
        #expect(try await site.send(.get, "/v1/articles", fields: fields).status == 400)
        #expect(
            try await site.send(.post, "/v1/articles", Self.article, as: .publish, fields: fields).status
                == 400)
    }

    @Test func `without a replica there is no token, and any is as good`() async throws {
        let site = try await TestSite()
        let created = try await site.send(.post, "/v1/articles", Self.article, as: .publish)
        #expect(created.fields[.consistencyToken] == nil)
        #expect(
            try await site.send(.get, Self.path, fields: [.consistencyToken: "1-ffffffffffffffff"]).status
                == 200)
    }

    @Test func `a token is read as it was written`() {
        for position in [
            StoragePosition(0, of: 0), StoragePosition(.max, of: -1),
            StoragePosition(0x16B_3748, of: 1 << 50),
        ] {
            #expect(ConsistencyToken(ConsistencyToken(position).text)?.position == position)
        }
    }

    @Test func `a position that could not be had is made good for by a later inquiry only`() {
        let positions = KnownPositions()
        let early = positions.begin()
        positions.set(nil, of: "a", inquiry: positions.begin())
        positions.set(StoragePosition(5, of: 1), of: "a", inquiry: early)
        #expect(positions.needed(by: "a") == .everything)
        positions.set(StoragePosition(9, of: 1), of: "a", inquiry: positions.begin())
        #expect(positions.needed(by: "a") == .position(StoragePosition(9, of: 1)))
        positions.set(StoragePosition(7, of: 1), of: "a", inquiry: positions.begin())
        #expect(positions.needed(by: "a") == .position(StoragePosition(9, of: 1)))
    }

    @Test func `beyond so many keys all are shown what the others are`() {
        let positions = KnownPositions()
        for number in 0...KnownPositions.limit {
            positions.set(
                StoragePosition(UInt64(number + 1), of: 1), of: "\(number)", inquiry: positions.begin())
        }
        #expect(
            positions.needed(by: "nobody") == .position(StoragePosition(UInt64(KnownPositions.limit), of: 1)))
    }
}
