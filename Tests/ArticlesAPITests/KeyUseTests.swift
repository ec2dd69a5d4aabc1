import Articles
import ArticlesInMemory
import Synchronization
import Testing

@Suite("Uses of keys") struct KeyUseTests {
    @Test func `requests write nothing: uses are stored afterwards, once an hour, all keys in one call`()
        async throws
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
            #expect(storage.notes == hour)
            for _ in 0..<3 {
                try await keys.storeUses()
                #expect(storage.notes == hour + 1)
                clock.advance(seconds: 1_000)
                for token in tokens { #expect(try await keys.principal(ofToken: token) != nil) }
            }
            clock.advance(seconds: 600)
        }
        let used = try await storage.accessKeys().map(\.lastUsedAt)
        #expect(used.allSatisfy { $0 != nil && $0 == used.first })
    }

    @Test func `a use that was stored is not stored again for want of having read it`() async throws {
        let storage = KeysInUse()
        let keys = KeyService(keys: storage, dependencies: TestClock().dependencies)
        let token = try await keys.create(label: "", scope: .read).token
        for _ in 0..<3 {
            // The key counts as read all the time.
            #expect(try await keys.principal(ofToken: token) != nil)
            try await keys.storeUses()
        }
        #expect(storage.notes == 1)
    }

    @Test(arguments: [KeyService.Lookup.single, .shared])
    func `a key whose end comes while the storage looks for it is refused`(
        _ lookup: KeyService.Lookup
    ) async throws {
        let clock = TestClock()
        let storage = KeysInUse { clock.advance(seconds: 10) }
        let now = clock.dependencies.now()
        let token = try await KeyService(keys: storage, dependencies: clock.dependencies).create(
            label: "", scope: .read, expiresAt: Timestamp(clamping: now.milliseconds + 15_000)
        ).token
        func use() async throws {
            let keys = KeyService(keys: storage, dependencies: clock.dependencies)
            #expect(try await keys.principal(ofToken: token, lookup: lookup) != nil)
        }
        try await use()
        let error = await #expect(throws: ArticleError.self) { try await use() }
        #expect(error?.code == .unauthorized)
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

/// Keys in memory that count how often uses are noted.
private final class KeysInUse: AccessKeyRepository {
    private let keys = InMemoryArticleRepository()
    private let state = Mutex((notes: 0, refuses: false))
    private let onRead: @Sendable () -> Void

    init(onRead: @escaping @Sendable () -> Void = {}) {
        self.onRead = onRead
    }

    var notes: Int { state.withLock { $0.notes } }

    func refuse(_ refuses: Bool) {
        state.withLock { $0.refuses = refuses }
    }

    func accessKey(id: String) async throws(ArticleError) -> AccessKey? {
        onRead()
        return try await keys.accessKey(id: id)
    }

    func accessKeys() async throws(ArticleError) -> [AccessKey] {
        onRead()
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
        let refuses = state.withLock { state in
            state.notes += 1
            return state.refuses
        }
        if refuses { throw ArticleError(.readOnly, "a standby") }
        try await keys.noteUses(uses)
    }
}
