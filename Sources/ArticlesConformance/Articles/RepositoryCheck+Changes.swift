import Articles
import Synchronization
import Testing

extension RepositoryCheck {
    /// What a `ChangeNotifier` promises. For a storage that is none they are reported as not claimed.
    static let changeChecks = [
        RepositoryCheck("a change of an article is told before the method returns, a failure is not") {
            storage in
            let notifier = try CapabilityCheck.required(storage as? any ChangeNotifier, "change notification")
            let heard = HeardChanges(notifier)
            let article = Article.sample()
            try await storage.insert(article, newTags: [])
            #expect(heard.take() == [.article(article.id)])
            let revised = article.revised(title: "New")
            try await storage.update(revised, from: article, newTags: [])
            #expect(heard.take() == [.article(article.id)])
            await expectError(.versionMismatch) {
                try await storage.update(revised, from: article, newTags: [])
            }
            #expect(heard.take().isEmpty)
            try await storage.delete(revised.tombstone)
            #expect(heard.take() == [.article(article.id)])
        },
        RepositoryCheck("a change of a tag that articles may carry is told before the method returns") {
            storage in
            let notifier = try CapabilityCheck.required(storage as? any ChangeNotifier, "change notification")
            let heard = HeardChanges(notifier)
            let (first, second) = (Tag.sample(1), Tag.sample(2))
            let article = Article.sample(tags: [first, second])
            try await storage.insert(article, newTags: [first, second])
            #expect(heard.take().covers(article.id))
            var renamed = first
            renamed.version = 2
            renamed.name = "First"
            try await storage.update(renamed, from: first, leavesRedirect: true)
            #expect(heard.take().covers(article.id))
            _ = try await storage.merge(renamed, into: second, at: .sample, leavesRedirect: true)
            #expect(heard.take().covers(article.id))
            try await storage.delete(second)
            #expect(heard.take().covers(article.id))
        },
        RepositoryCheck("a change of what lists show is told before the method returns") { storage in
            let notifier = try CapabilityCheck.required(storage as? any ChangeNotifier, "change notification")
            let heard = HeardChanges(notifier)
            try await storage.insert(Tag.sample(1))
            #expect(!heard.take().isEmpty)
            let (first, second) = (Article.sample(1), Article.sample(2))
            for article in [first, second] { try await storage.insert(article, newTags: []) }
            _ = heard.take()
            var overrides = RelatedOverrides()
            overrides.pinned = [second.id]
            try await storage.setOverrides(overrides, of: first.id)
            #expect(!heard.take().isEmpty)
            try await storage.reindex([IndexedArticle(first)])
            #expect(!heard.take().isEmpty)
            if let storage = storage as? any SynonymRepository {
                var synonyms = try await storage.synonyms()
                synonyms.version += 1
                try await storage.update(synonyms)
                #expect(!heard.take().isEmpty)
            }
        },
        RepositoryCheck(
            "each change of its own is another token at once, where those of others are noticed later"
        ) {
            storage in
            let delayed = try CapabilityCheck.required(
                storage as? any DelayedChangeTracking, "delayed change tokens")
            let tracking = delayed.trackChanges(within: .seconds(60))
            let start = ContinuousClock.now
            while tracking.changeToken == nil, ContinuousClock.now < start + .seconds(30) {
                await Task.yield()
            }
            var tokens: Set<ChangeToken> = []
            func expectNew(_ location: SourceLocation = #_sourceLocation) {
                let token = tracking.changeToken
                #expect(token.map { tokens.insert($0).inserted } == true, sourceLocation: location)
            }
            expectNew()
            let (first, second) = (Tag.sample(1), Tag.sample(2))
            for tag in [first, second] {
                try await storage.insert(tag)
                expectNew()
            }
            let (article, other) = (Article.sample(tags: [first]), Article.sample(2))
            for article in [article, other] {
                try await storage.insert(article, newTags: [])
                expectNew()
            }
            let revised = article.revised()
            try await storage.update(revised, from: article, newTags: [])
            expectNew()
            try await storage.write([
                .update(revised.revised().indexed, from: revised, newTags: [], in: .none)
            ])
            expectNew()
            try await storage.setOverrides(RelatedOverrides(pinned: [other.id]), of: article.id)
            expectNew()
            try await storage.reindex([IndexedArticle(other)])
            expectNew()
            if let storage = storage as? any SynonymRepository {
                var synonyms = try await storage.synonyms()
                synonyms.version += 1
                try await storage.update(synonyms)
                expectNew()
            }
            var renamed = first
            (renamed.version, renamed.name) = (2, "First")
            try await storage.update(renamed, from: first, leavesRedirect: true)
            expectNew()
            _ = try await storage.merge(renamed, into: second, at: .sample, leavesRedirect: true)
            expectNew()
            try await storage.delete(second)
            expectNew()
            try await storage.delete(other.tombstone)
            expectNew()
        },
        RepositoryCheck("the token is another one after each change, and the same after reads and failures") {
            storage in
            var tokens = try SeenTokens(storage)
            let (first, second) = (Tag.sample(1), Tag.sample(2))
            let article = Article.sample(tags: [first, second])
            try await storage.insert(article, newTags: [first, second])
            tokens.expectNew(storage)
            let revised = article.revised(title: "New")
            try await storage.update(revised, from: article, newTags: [])
            tokens.expectNew(storage)
            await expectError(.versionMismatch) {
                try await storage.update(revised, from: article, newTags: [])
            }
            expectSame(try await storage.article(id: article.id), revised)
            tokens.expectSame(storage)
            var renamed = first
            renamed.version = 2
            renamed.name = "First"
            try await storage.update(renamed, from: first, leavesRedirect: true)
            tokens.expectNew(storage)
            _ = try await storage.merge(renamed, into: second, at: .sample, leavesRedirect: true)
            tokens.expectNew(storage)
            try await storage.delete(second)
            tokens.expectNew(storage)
            try await storage.delete(revised.tombstone)
            tokens.expectNew(storage)
        },
    ]
}

/// The tokens that a storage had.
struct SeenTokens {
    private var tokens: [ChangeToken] = []

    /// Takes the first one; ends the test as skipped if the storage has none.
    init(_ storage: any ArticleStorage) throws {
        tokens = [try CapabilityCheck.required(Self.token(of: storage), "change tokens")]
    }

    private static func token(of storage: any ArticleStorage) -> ChangeToken? {
        (storage as? any ChangeTracking)?.changeToken
    }

    /// The token is none of those before.
    mutating func expectNew(_ storage: any ArticleStorage, _ location: SourceLocation = #_sourceLocation) {
        let token = Self.token(of: storage)
        #expect(token != nil && !tokens.contains { $0 == token }, sourceLocation: location)
        if let token { tokens.append(token) }
    }

    /// The token is the last one.
    func expectSame(_ storage: any ArticleStorage, _ location: SourceLocation = #_sourceLocation) {
        #expect(Self.token(of: storage) == tokens.last, sourceLocation: location)
    }
}

/// Listens to a storage.
final class HeardChanges: Sendable {
    private let changes = Mutex<[StoredChange]>([])

    init(_ notifier: any ChangeNotifier) {
        notifier.observe { change in self.changes.withLock { $0.append(change) } }
    }

    /// What was heard since the last time.
    func take() -> [StoredChange] {
        changes.withLock { changes in
            defer { changes = [] }
            return changes
        }
    }
}

extension [StoredChange] {
    /// Whether a cache would drop this article.
    func covers(_ article: ArticleID) -> Bool {
        contains { $0 == .everything || $0 == .article(article) }
    }
}
