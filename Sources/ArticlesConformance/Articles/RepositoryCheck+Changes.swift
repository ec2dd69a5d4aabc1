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
        RepositoryCheck("the mark is another one after each change, and the same after reads and failures") {
            storage in
            var marks = try SeenMarks(storage)
            let (first, second) = (Tag.sample(1), Tag.sample(2))
            let article = Article.sample(tags: [first, second])
            try await storage.insert(article, newTags: [first, second])
            marks.expectNew(storage)
            let revised = article.revised(title: "New")
            try await storage.update(revised, from: article, newTags: [])
            marks.expectNew(storage)
            await expectError(.versionMismatch) {
                try await storage.update(revised, from: article, newTags: [])
            }
            expectSame(try await storage.article(id: article.id), revised)
            marks.expectSame(storage)
            var renamed = first
            renamed.version = 2
            renamed.name = "First"
            try await storage.update(renamed, from: first, leavesRedirect: true)
            marks.expectNew(storage)
            _ = try await storage.merge(renamed, into: second, at: .sample, leavesRedirect: true)
            marks.expectNew(storage)
            try await storage.delete(second)
            marks.expectNew(storage)
            try await storage.delete(revised.tombstone)
            marks.expectNew(storage)
        },
    ]
}

/// The marks that a storage had.
struct SeenMarks {
    private var marks: [ChangeMark] = []

    /// Takes the first one; ends the test as skipped if the storage has none.
    init(_ storage: any ArticleStorage) throws {
        marks = [try CapabilityCheck.required(Self.mark(of: storage), "change marks")]
    }

    private static func mark(of storage: any ArticleStorage) -> ChangeMark? {
        (storage as? any ChangeMarking)?.changeMark
    }

    /// The mark is none of those before.
    mutating func expectNew(_ storage: any ArticleStorage, _ location: SourceLocation = #_sourceLocation) {
        let mark = Self.mark(of: storage)
        #expect(mark != nil && !marks.contains { $0 == mark }, sourceLocation: location)
        if let mark { marks.append(mark) }
    }

    /// The mark is the last one.
    func expectSame(_ storage: any ArticleStorage, _ location: SourceLocation = #_sourceLocation) {
        #expect(Self.mark(of: storage) == marks.last, sourceLocation: location)
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
