import Articles
import ArticlesInMemory
import Synchronization
import Testing

@Suite("Uses of keys") struct KeyUseTests {
    @Test func `requests write nothing: a use is stored afterwards, once an hour for each key`() async throws
    {
        let storage = KeysInUse()
        let clock = TestClock()
        let keys = KeyService(keys: storage, dependencies: clock.dependencies)
        let tokens = try await [keys.create(label: "", scope: .read), keys.create(label: "", scope: .write)]
            .map(\.token)
        for hour in 0..<3 {
            for _ in 0..<100 {
                for token in tokens { #expect(try await keys.principal(ofToken: token) != nil) }
            }
            #expect(storage.notes == hour * 2)
            for _ in 0..<3 {
                try await keys.storeUses()
                #expect(storage.notes == (hour + 1) * 2)
                clock.advance(seconds: 1_000)
                for token in tokens { #expect(try await keys.principal(ofToken: token) != nil) }
            }
            clock.advance(seconds: 600)
        }
        let used = try await storage.accessKeys().map(\.lastUsedAt)
        #expect(used.allSatisfy { $0 != nil && $0 == used.first })
    }

    @Test func `a use that can't be stored harms no request, and is stored later`() async throws {
        let storage = KeysInUse()
        let clock = TestClock()
        let keys = KeyService(keys: storage, dependencies: clock.dependencies)
        let token = try await keys.create(label: "", scope: .read).token
        storage.refuse(true)
        #expect(try await keys.principal(ofToken: token) != nil)
        await #expect(throws: ArticleError.self) { try await keys.storeUses() }
        #expect(try await keys.principal(ofToken: token) != nil)
        storage.refuse(false)
        try await keys.storeUses()
        #expect(try await storage.accessKeys().first?.lastUsedAt == clock.dependencies.now())
    }
}

/// Keys in memory that count how often a use is noted.
private final class KeysInUse: AccessKeyRepository {
    private let keys = InMemoryArticleRepository()
    private let state = Mutex((notes: 0, refuses: false))

    var notes: Int { state.withLock { $0.notes } }

    func refuse(_ refuses: Bool) {
        state.withLock { $0.refuses = refuses }
    }

    func accessKey(id: String) async throws(ArticleError) -> AccessKey? { try await keys.accessKey(id: id) }
    func accessKeys() async throws(ArticleError) -> [AccessKey] { try await keys.accessKeys() }
    func insert(_ key: AccessKey) async throws(ArticleError) { try await keys.insert(key) }

    func deleteAccessKey(id: String) async throws(ArticleError) -> Bool {
        try await keys.deleteAccessKey(id: id)
    }

    func noteUse(ofAccessKey id: String, at time: Timestamp) async throws(ArticleError) {
        let refuses = state.withLock { state in
            state.notes += 1
            return state.refuses
        }
        if refuses { throw ArticleError(.readOnly, "a standby") }
        try await keys.noteUse(ofAccessKey: id, at: time)
    }
}
