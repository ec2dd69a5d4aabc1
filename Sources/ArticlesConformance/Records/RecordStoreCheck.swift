import Articles
public import ArticlesInMemory
public import Testing

/// One promise of a record store, as a value.
///
/// A store adopts all of them in its own tests, next to the suite for storages:
/// ```swift
/// @Test(arguments: RecordStoreCheck.all)
/// func `keeps its promise`(_ check: RecordStoreCheck) async throws {
///     try await withFolder { path in try await check { try MyStore(path: path) } }
/// }
///
/// @Test(arguments: RepositoryCheck.all)
/// func `makes a storage`(_ check: RepositoryCheck) async throws {
///     try await withFolder { path in try await check(InMemoryArticleRepository.open(MyStore(path: path))) }
/// }
/// ```
/// Each check opens one and the same place again and again, which is empty at first.
public struct RecordStoreCheck: Sendable, CustomTestStringConvertible {
    /// Opens the store at its place.
    public typealias Open = @Sendable () async throws -> any RecordStore

    /// The promise.
    public let promise: String
    private let body: @Sendable (Open) async throws -> Void

    init(_ promise: String, _ body: @escaping @Sendable (Open) async throws -> Void) {
        self.promise = promise
        self.body = body
    }

    /// Records an issue for everything that breaks the promise; throws what the store throws.
    public func callAsFunction(_ open: Open) async throws {
        try await body(open)
    }

    /// The promise.
    public var testDescription: String { promise }
}

extension RecordStoreCheck {
    /// Every promise of `RecordStore` but that nothing is torn by a failure: see `RecordStoreFaultCheck`.
    public static let all: [RecordStoreCheck] =
        contentChecks + openingChecks
        + (1...3).map { seed in
            RecordStoreCheck(
                "what is opened again after every step of random sequence \(seed) reads as memory does"
            ) {
                open in
                try await AgreementCheck(seed: UInt64(seed), steps: 150).reopening(keepsIndex: false) {
                    try await .over(open())
                }
            }
        }

    private static let contentChecks = [
        RecordStoreCheck("a new store holds no record") { open in
            let found = try await contents(open)
            #expect(found.isEmpty)
        },
        RecordStoreCheck("records of every kind come back as they were, byte by byte") { open in
            try await commit(Record.samples.map { RecordChange($0) }, open)
            #expect(try await contents(open) == texts(Record.samples))
        },
        RecordStoreCheck("a commit adds, replaces and removes, and leaves all else as it was") { open in
            try await commit(Record.samples.map { RecordChange($0) }, open)
            let changed = Record.article(.sample(1, title: "Changed"))
            let changes = [
                RecordChange(changed), RecordChange(.article(.sample(3))), RecordChange(removing: .sample(2)),
            ]
            try await commit(changes, open)
            let kept = Record.samples.filter { $0.id != changed.id && $0.id != .sample(2) }
            #expect(try await contents(open) == texts(kept + [changed, .article(.sample(3))]))
        },
        RecordStoreCheck("to remove a record that is not there changes nothing") { open in
            try await commit([RecordChange(removing: .sample(9))], open)
            try await commit([RecordChange(removing: .sample(9)), RecordChange(.article(.sample(1)))], open)
            #expect(try await contents(open) == texts([.article(.sample(1))]))
        },
        RecordStoreCheck("many commits are all there, in one opening and in another") { open in
            let store = try await open()
            _ = try await store.load()
            for number in 1...20 { try await store.commit([RecordChange(.article(.sample(number)))]) }
            await store.close()
            for number in 21...25 { try await commit([RecordChange(.article(.sample(number)))], open) }
            #expect(try await contents(open) == texts((1...25).map { .article(.sample($0)) }))
        },
    ]

    private static let openingChecks = [
        RecordStoreCheck("a store that is open can't be opened again, until it is closed") { open in
            let store = try await open()
            _ = try await store.load()
            do {
                let second = try await open()
                _ = try await second.load()
                await second.close()
                Issue.record("a second opening was not refused")
            } catch {
                #expect(!"\(error)".isEmpty)
            }
            try await store.commit([RecordChange(.article(.sample(1)))])
            await store.close()
            #expect(try await contents(open) == texts([.article(.sample(1))]))
        },
        RecordStoreCheck("articles written side by side are all there after reopening") { open in
            let repository = try await InMemoryArticleRepository.open(open())
            try await withThrowingTaskGroup { group in
                for number in 1...40 {
                    group.addTask { try await repository.insert(.sample(number), newTags: []) }
                }
                try await group.waitForAll()
            }
            #expect(try await repository.count(ArticleFilter(statuses: .any)) == 40)
            await repository.close()
            #expect(try await contents(open).count == 40)
        },
        RecordStoreCheck("the source of a deleted article is known after reopening, until another has it") {
            open in
            let source = Source(name: "s", id: "1")
            func reopened(
                _ body: (InMemoryArticleRepository) async throws -> Void
            ) async throws -> Tombstone? {
                let repository = try await InMemoryArticleRepository.open(open())
                try await body(repository)
                let tombstone = try await repository.tombstone(source: source)
                await repository.close()
                return tombstone
            }
            var article = Article.sample(1)
            article.source = source
            _ = try await reopened { [article] in try await $0.insert(article, newTags: []) }
            _ = try await reopened { [article] in try await $0.delete(article.tombstone) }
            #expect(try await reopened { _ in } == article.tombstone)
            article = .sample(2)
            article.source = source
            let moved = article.revised()
            _ = try await reopened { [article] in try await $0.insert(article, newTags: []) }
            _ = try await reopened { [article] repository in
                var moved = moved
                moved.source = nil
                try await repository.update(moved, from: article, newTags: [])
            }
            #expect(try await reopened { _ in } == nil)
        },
        RecordStoreCheck("a closed storage takes no write, and can still be read") { open in
            let repository = try await InMemoryArticleRepository.open(open())
            try await repository.insert(.sample(1), newTags: [])
            await repository.close()
            await expectError(.unavailable) { try await repository.insert(.sample(2), newTags: []) }
            #expect(try await repository.count(ArticleFilter(statuses: .any)) == 1)
            await repository.close()
            #expect(try await contents(open).count == 1)
        },
    ]

    /// What an opening finds, by identity.
    static func contents(_ open: Open) async throws -> [RecordID: String] {
        let store = try await open()
        let records = try await store.load()
        await store.close()
        let found = texts(records)
        #expect(found.count == records.count, "a record is there twice")
        return found
    }

    private static func commit(_ changes: [RecordChange], _ open: Open) async throws {
        let store = try await open()
        _ = try await store.load()
        try await store.commit(changes)
        await store.close()
    }

    private static func texts(_ records: [Record]) -> [RecordID: String] {
        Dictionary(
            records.map { ($0.id, String(decoding: $0.json, as: UTF8.self)) }, uniquingKeysWith: { $1 })
    }
}

extension OpenedStorage {
    /// The storage over a record store.
    public static func over(_ store: any RecordStore) async throws -> OpenedStorage {
        let repository = try await InMemoryArticleRepository.open(store)
        return OpenedStorage(repository, close: { await repository.close() })
    }
}

extension FaultyStorage {
    /// The storage over a new, empty record store, whose first step after it is armed fails: it refuses the commit.
    public static func over(
        _ open: (StepFaults) async throws -> any RecordStore
    ) async throws -> FaultyStorage {
        let faults = StepFaults()
        let storage = try await InMemoryArticleRepository.open(open(faults))
        return FaultyStorage(storage, arm: { _ in faults.follow(.only(1)) }, disarm: { faults.follow(.none) })
    }
}

extension RecordID {
    fileprivate static func sample(_ number: Int) -> RecordID { Record.article(.sample(number)).id }
}

extension Record {
    /// One of every kind, with a value in every member.
    public static let samples: [Record] = {
        var tag = Articles.Tag.sample(1, name: "Caf\u{65}\u{301}", isDeclared: false)
        tag.description = "About.\n"
        tag.relatedness = .ignored
        var article = Article.sampleWithEverything(tags: [tag])
        article.tagSpellings = ["É", "'\"\\"]
        var imported = Article.sample(5)
        imported.source = Source(name: "wordpress", id: "1\u{301}", digest: "1:a,b")
        var change = Change.sample(1, .tagRedirectCreated)
        change.target = .sample("日本")
        let slugs = [
            FormerSlug(.sample("former"), givenUpAt: .sample),
            FormerSlug(.sample("日本"), givenUpAt: .latest, isPublic: false),
        ]
        return [
            .article(article), .article(.sample(1)), .article(.sample(2)),
            .tag(
                TagRecord(
                    tag, formerSlugs: [slugs[0]],
                    formerKeys: [
                        FormerKey("kaffee", givenUpAt: .sample),
                        FormerKey("日本", givenUpAt: .latest, isPublic: false),
                    ], merged: [.sample(8), .sample(9)])),
            .redirects(article.id, slugs),
            .tombstone(Article.sample(4).tombstone), .tombstone(imported.tombstone),
            .accessKey(
                AccessKey(
                    id: "abcdef012345", label: "Ключ", scope: .admin, hash: Array(0..<32),
                    createdAt: .sample)),
            .accessKey(
                AccessKey(
                    id: "abcdef012346", label: "", scope: .write, hash: Array(0..<32), createdAt: .sample,
                    expiresAt: .latest, lastUsedAt: .sample)),
            .overrides(article.id, RelatedOverrides(pinned: [.sample(2), .sample(1)], excluded: [])),
            .response(.sample(4)), .response(.sample(5)),
            .revision(
                Revision(
                    of: article.id, version: 3, storedAt: .sample, keyID: "abcdef012345",
                    previous: FormerContent(
                        version: 2, members: Array("{\"title\":\"é\"}".utf8), prefix: 1, suffix: 2,
                        middle: [0, 0xC3, 0xFF]))),
            .revision(
                Revision(of: article.id, version: 4, storedAt: .sample, previous: nil, isDeletion: true)),
            .change(ChangeRecord(position: 7, change: change, number: 6)),
            .change(ChangeRecord(position: 7, change: change.visible)),
            .changeCounters(ChangeCounters(.all, position: 7, number: 6)),
            .changeCounters(ChangeCounters(.visible, position: 7, number: 6)),
            .webhook(.sampleWithEverything),
            .delivery(WebhookDelivery.sample(1, of: .sample(9)).attempted(.dead)),
            .delivery(WebhookDelivery.sample(2, of: .sample(9)).attempted(.pending)),
            .synonyms(.sample()),
        ]
    }()
}
