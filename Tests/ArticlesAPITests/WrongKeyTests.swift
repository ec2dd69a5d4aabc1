import Articles
import ArticlesInMemory
import HTTPTypes
import Synchronization
import Testing

@testable import ArticlesAPI

@Suite struct WrongKeyTests {
    private static let here = "192.0.2.1"

    /// A key of the right form that nobody has.
    private static func guess(_ number: Int) -> HTTPFields {
        let id = String(("aaaaaaaaaaaa" + String(number)).suffix(12))
        return [.authorization: "Bearer dl_\(id)_" + String(repeating: "a", count: 48)]
    }

    private static func guess(
        _ site: TestSite, _ count: Int, from address: String = here
    ) async throws -> [ReceivedResponse] {
        var responses: [ReceivedResponse] = []
        for number in 0..<count {
            let path = number.isMultiple(of: 2) ? "/v1/articles" : "/v1/tags/a"
            responses.append(try await site.send(.get, path, fields: guess(number), from: address))
        }
        return responses
    }

    @Test func `after ten wrong keys one is a 429 that says when, and nobody looks for it`() async throws {
        let storage = CountingKeys()
        let site = try await TestSite(keyStorage: storage)
        #expect(try await Self.guess(site, 10).map(\.status) == Array(repeating: 401, count: 10))
        #expect(storage.counts == .init(single: 10, lists: 0))
        for response in try await Self.guess(site, 100) {
            #expect(response.status == 429)
            #expect(response.problem == "/problems/too-many-requests")
            #expect(response[.retryAfter] == "6")
        }
        #expect(storage.counts == .init(single: 10, lists: 1))
    }

    @Test func `a right key works however many wrong ones come from its address`() async throws {
        let storage = CountingKeys()
        let site = try await TestSite(keyStorage: storage)
        #expect(try await site.send(.get, "/v1/articles", as: .read, from: Self.here).status == 200)
        _ = try await Self.guess(site, 50)
        for scope in Scope.allCases {
            for _ in 0..<20 {
                #expect(try await site.send(.get, "/v1/articles", as: scope, from: Self.here).status == 200)
            }
        }
        #expect(storage.counts.single <= 11)
        let created = try await site.send(.post, "/v1/tags", #"{"name":"A"}"#, as: .publish, from: Self.here)
        #expect(created.status == 201)
    }

    @Test func `right keys take nothing of what wrong ones may`() async throws {
        let site = try await TestSite()
        for _ in 0..<50 { _ = try await site.send(.get, "/v1/articles", as: .read, from: Self.here) }
        #expect(try await Self.guess(site, 10).map(\.status) == Array(repeating: 401, count: 10))
    }

    @Test func `every six seconds one more is looked at`() async throws {
        let site = try await TestSite()
        _ = try await Self.guess(site, 10)
        for _ in 0..<3 {
            site.clock.advance(seconds: 6)
            #expect(try await Self.guess(site, 2).map(\.status) == [401, 429])
        }
        site.clock.advance(seconds: 3_600)
        #expect(try await Self.guess(site, 11).map(\.status) == Array(repeating: 401, count: 10) + [429])
    }

    @Test func `a clock that is set back locks nobody out for longer`() async throws {
        let site = try await TestSite()
        _ = try await Self.guess(site, 10)
        site.clock.advance(seconds: -86_400)
        #expect(try await Self.guess(site, 1).map(\.status) == [429])
        site.clock.advance(seconds: 6)
        #expect(try await Self.guess(site, 1).map(\.status) == [401])
    }

    @Test func `a key made a moment ago is found a second later`() async throws {
        let storage = CountingKeys()
        let site = try await TestSite(keyStorage: storage)
        _ = try await Self.guess(site, 11)
        let other = KeyService(keys: storage, dependencies: site.clock.dependencies)
        let token = try await other.create(label: "new", scope: .read).token
        site.clock.advance(seconds: 1)
        let fields: HTTPFields = [.authorization: "Bearer \(token)"]
        #expect(try await site.send(.get, "/v1/articles", fields: fields, from: Self.here).status == 200)
        #expect(storage.counts.lists == 2)
    }

    @Test func `a revoked key works for less than a second where it was known`() async throws {
        let storage = CountingKeys()
        let site = try await TestSite(keyStorage: storage)
        #expect(try await site.send(.get, "/v1/articles", as: .read, from: Self.here).status == 200)
        let id = try #require(site.keys[.read]).split(separator: "_")[1]
        #expect(try await storage.deleteAccessKey(id: String(id), in: .none))
        site.clock.advance(seconds: 1)
        #expect(try await site.send(.get, "/v1/articles", as: .read, from: Self.here).status == 401)
    }

    @Test func `a wrong secret of a known key is not looked for`() async throws {
        let storage = CountingKeys()
        let site = try await TestSite(keyStorage: storage)
        #expect(try await site.send(.get, "/v1/articles", as: .read, from: Self.here).status == 200)
        let token = try #require(site.keys[.read])
        let fields: HTTPFields = [.authorization: "Bearer " + token.dropLast() + "!"]
        for _ in 0..<10 {
            #expect(try await site.send(.get, "/v1/articles", fields: fields, from: Self.here).status == 401)
        }
        #expect(try await site.send(.get, "/v1/articles", fields: fields, from: Self.here).status == 429)
        #expect(storage.counts.single == 1)
    }

    @Test func `other addresses are not slowed, those of one network of IPv6 are one client`() async throws {
        let site = try await TestSite()
        _ = try await Self.guess(site, 11, from: "2001:db8:1:2::1")
        let near = try await Self.guess(site, 1, from: "2001:db8:1:2:ffff::9")
        #expect(near.map(\.status) == [429])
        // Which addresses share a bucket differs from run to run: of three at least one has its own.
        var statuses: [Int] = []
        for far in ["2001:db8:1:3::1", "192.0.2.7", "198.51.100.1"] {
            statuses += try await Self.guess(site, 1, from: far).map(\.status)
        }
        #expect(statuses.contains(401))
    }

    @Test(
        arguments: [
            ("192.0.2.1", "192.0.2.1"), ("::ffff:192.0.2.1", "192.0.2.1"), ("::1", "0:0:0:0::/64"),
            ("2001:db8::1", "2001:db8:0:0::/64"), ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
            ("1::3:4:5:6:7:8", "1:0:3:4::/64"), ("fe80::1%eth0", "fe80:0:0:0::/64"), (nil, ""),
        ] as [(String?, String)])
    func `a client is an address of IPv4 or 64 bits of IPv6`(_ address: String?, _ name: String) {
        #expect(ClientNetwork(address).name == name)
    }

    @Test func `a storage that fails is a 503, and nobody's wrong key`() async throws {
        let storage = CountingKeys()
        let site = try await TestSite(keyStorage: storage)
        storage.fails(true)
        for _ in 0..<20 {
            #expect(try await site.send(.get, "/v1/articles", as: .read, from: Self.here).status == 503)
        }
        storage.fails(false)
        #expect(try await Self.guess(site, 11).map(\.status) == Array(repeating: 401, count: 10) + [429])
    }

    @Test func `guesses at once cost no more looks than guesses in turn`() async throws {
        let storage = CountingKeys()
        let site = try await TestSite(keyStorage: storage)
        let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<200 {
                group.addTask {
                    try await site.send(
                        .get, "/v1/articles", fields: Self.guess(number), from: Self.here
                    ).status
                }
            }
            return try await group.reduce(into: [Int: Int]()) { $0[$1, default: 0] += 1 }
        }
        #expect(statuses == [401: 10, 429: 190])
        #expect(storage.counts == .init(single: 10, lists: 1))
    }

    @Test func `refusals are reported once a minute`() async throws {
        let site = try await TestSite()
        _ = try await Self.guess(site, 30)
        #expect(site.refusals.all == ["192.0.2.1: 1"])
        site.clock.advance(seconds: 60)
        _ = try await Self.guess(site, 12)
        #expect(site.refusals.all == ["192.0.2.1: 1", "192.0.2.1: 20"])
    }

    @Test func `a million addresses do not make the table grow`() {
        let limit = WrongKeyLimit()
        for number in 0..<1_000_000 {
            _ = limit.take(
                from: ClientNetwork("10.\(number >> 16).\(number >> 8 & 255).\(number & 255)"), at: 0)
        }
        #expect(limit.size == WrongKeyLimit.bucketCount * 24)
    }
}

/// Keys in memory that count how often they are looked for.
private final class CountingKeys: AccessKeyRepository {
    struct Counts: Equatable {
        var single = 0
        var lists = 0
    }

    private let keys = InMemoryArticleRepository()
    private let state = Mutex((counts: Counts(), fails: false))

    var counts: Counts { state.withLock { $0.counts } }

    func fails(_ fails: Bool) {
        state.withLock { $0.fails = fails }
    }

    private func note(_ count: (inout Counts) -> Void) throws(ArticleError) {
        let fails = state.withLock { state in
            count(&state.counts)
            return state.fails
        }
        if fails { throw ArticleError(.unreachable, "gone") }
    }

    func accessKey(id: String) async throws(ArticleError) -> AccessKey? {
        try note { $0.single += 1 }
        return try await keys.accessKey(id: id)
    }

    func accessKeys() async throws(ArticleError) -> [AccessKey] {
        try note { $0.lists += 1 }
        return try await keys.accessKeys()
    }

    func insert(_ key: AccessKey, in context: WriteContext) async throws(ArticleError) {
        try await keys.insert(key, in: context)
    }

    func deleteAccessKey(
        id: String, in context: WriteContext
    ) async throws(ArticleError) -> Bool {
        try await keys.deleteAccessKey(id: id, in: context)
    }

    func noteUses(_ uses: [String: Timestamp]) async throws(ArticleError) {
        try await keys.noteUses(uses)
    }
}
