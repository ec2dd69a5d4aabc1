import Articles
import ArticlesInMemory
import Testing

extension RepositoryCheck {
    /// Several writes in one transaction.
    static let severalWritesChecks = [
        RepositoryCheck(
            "several writes leave behind what they leave one by one, each finding what came before"
        ) {
            storage in
            let reference = InMemoryArticleRepository()
            for storage in [storage, reference] as [any ArticleStorage] {
                try await storage.insert(tags[0])
                try await storage.insert(first, newTags: [])
                try await storage.insert(.sample(2, slug: "b", tags: [tags[0]]), newTags: [])
            }
            try await storage.write(writes)
            for write in writes { try await write.make(in: reference) }
            for storage in [storage, reference] as [any ArticleStorage] { try await storage.numberAll() }
            let expected = try await FaultCheck.contents(of: reference)
            #expect(try await FaultCheck.contents(of: storage) == expected)
            #expect(try await storage.article(slug: .sample("a"))?.id == .sample(3))
            #expect(
                try await storage.keptResponse(id: KeptResponse.sample(1).request.id, at: .sample)
                    == .sample(1))
        },
        RepositoryCheck("of several writes none is made when one fails, whichever, and it says which") {
            storage in
            try await storage.insert(tags[0])
            try await storage.insert(first, newTags: [])
            var sourced = Article.sample(2, slug: "b", tags: [tags[0]])
            sourced.source = Source(name: "s", id: "1")
            try await storage.insert(sourced.indexed, newTags: [], in: .init(response: .sample(9)))
            let before = try await FaultCheck.contents(of: storage)
            for (write, code, subject) in failingWrites {
                for place in 0...writes.count {
                    var attempt = writes
                    attempt.insert(write, at: place)
                    let error = await expectError(code) { try await storage.write(attempt) }
                    #expect(error?.operation == place && error?.subject == subject, "\(code) \(place)")
                    #expect(try await FaultCheck.contents(of: storage) == before, "\(code) \(place)")
                }
            }
            try await storage.write(writes)
        },
        RepositoryCheck("of several writes that need each other, and a version, one set succeeds") {
            storage in
            try await storage.insert(first, newTags: [])
            let successes = await withTaskGroup(of: Bool.self) { group in
                for number in 1...16 {
                    group.addTask {
                        let next = first.revised(title: "Writer \(number)")
                        let other = Article.sample(10 + number, tags: [.sample(number + 10)])
                        do throws(ArticleError) {
                            try await storage.write([
                                .insert(other.indexed, newTags: [.sample(number + 10)], in: .none),
                                .update(next.indexed, from: first, newTags: [], in: .none),
                            ])
                            return true
                        } catch {
                            #expect(error.code == .versionMismatch && error.operation == 1)
                            return false
                        }
                    }
                }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(successes == 1)
            #expect(try await storage.count(ArticleFilter(statuses: .any)) == 2)
            #expect(try await storage.tags(TagQuery(scope: .all)).count == 1)
        },
        RepositoryCheck("no write at all is none") { storage in
            let before = try await FaultCheck.contents(of: storage)
            try await storage.write([])
            #expect(try await FaultCheck.contents(of: storage) == before)
        },
    ]

    private static let tags = (0...2).map { Tag.sample($0) }
    private static let first = Article.sample(1, slug: "a")

    /// Of which each needs the one before: the slug that it frees, the tag that it makes, the version.
    static let writes: [ArticleWrite] = {
        let moved = first.revised(slug: "moved")
        var third = IndexedArticle.found(3, by: "one two", tags: [tags[0], tags[1]])
        third.slug = .sample("a")
        third.analysis = .sample(terms: [1: 200, 2: 100])
        var fourth = Article.sample(4, tags: [tags[1]])
        fourth.authors = ["Ada"]
        var renamed = tags[1]
        (renamed.slug, renamed.name, renamed.version) = (.sample("renamed"), "Renamed", 2)
        var response = context(1, of: 1)
        response.response = .sample(1)
        return [
            .update(moved.indexed, from: first, newTags: [], in: response),
            .insert(third, newTags: [tags[1]], in: context(2, of: 3)),
            .insert(fourth.indexed, newTags: [], in: context(3, of: 4)),
            .updateTag(renamed, from: tags[1], leavesRedirect: false, in: .init(changes: [.sample(5)])),
            .update(moved.revised(title: "Twice").indexed, from: moved, newTags: [], in: context(4, of: 1)),
            .delete(fourth.tombstone, in: context(5, of: 4)),
        ]
    }()

    private static var failingWrites: [(ArticleWrite, ArticleError.Code, ArticleError.Subject?)] {
        let other = Article.sample(20)
        var sourced = other
        sourced.source = Source(name: "s", id: "1")
        var untagged = other
        untagged.tags = [tags[2].ofArticle]
        return [
            (
                .update(other.revised().revised().indexed, from: other.revised(), newTags: [], in: .none),
                .versionMismatch, nil
            ),
            (.delete(other.tombstone, in: .none), .versionMismatch, nil),
            (.insert(Article.sample(2, slug: "free").indexed, newTags: [], in: .none), .conflict, .id),
            (.insert(Article.sample(20, slug: "b").indexed, newTags: [], in: .none), .conflict, .slug),
            (.insert(sourced.indexed, newTags: [], in: .none), .conflict, .source),
            (.insert(untagged.indexed, newTags: [], in: .none), .conflict, .tag),
            (.insert(other.indexed, newTags: [tags[0]], in: .none), .conflict, .tag),
            (.insert(other.indexed, newTags: [], in: .init(response: .sample(9))), .conflict, .request),
        ]
    }

    /// What is stored beside the `number`-th of the writes.
    private static func context(_ number: Int, of article: Int) -> WriteContext {
        let version = number == 4 ? 3 : [1, 5].contains(number) ? 2 : 1
        let revision = Revision(of: .sample(article), version: version, storedAt: .sample)
        return WriteContext(
            changes: [.sample(number), .sample(number).visible], revision: revision, at: .sample)
    }
}

extension ArticleWrite {
    /// Makes the write by itself.
    func make(in storage: some ArticleWriteRepository & TagWriteRepository) async throws(ArticleError) {
        switch self {
        case .insert(let article, let newTags, let context):
            try await storage.insert(article, newTags: newTags, in: context)
        case .update(let article, let previous, let newTags, let context):
            try await storage.update(article, from: previous, newTags: newTags, in: context)
        case .delete(let tombstone, let context): try await storage.delete(tombstone, in: context)
        case .updateTag(let tag, let previous, let leavesRedirect, let context):
            try await storage.update(tag, from: previous, leavesRedirect: leavesRedirect, in: context)
        }
    }
}
