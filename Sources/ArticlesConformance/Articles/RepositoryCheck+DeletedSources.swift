import Articles
import StrictJSON
import Testing

extension RepositoryCheck {
    /// From where deleted articles had been imported.
    static let deletedSourceChecks = [
        RepositoryCheck("a tombstone keeps the source of its article, byte by byte, and is found by it") {
            storage in
            let sources = ["1", "1\u{301}", "\u{E9}", "e\u{301}"].map {
                Source(name: "s\u{E9}", id: $0, digest: $0 == "1" ? nil : "1:\($0)")
            }
            for (number, source) in sources.enumerated() {
                try await storage.insert(imported(number, from: source), newTags: [])
            }
            #expect(try await storage.tombstone(source: sources[0]) == nil)
            for (number, source) in sources.enumerated() {
                let tombstone = imported(number, from: source).tombstone
                try await storage.delete(tombstone)
                let bySource = try await storage.tombstone(source: source)
                #expect(bySource == tombstone && bySource?.source?.digest == source.digest)
                let byID = try await storage.tombstone(id: tombstone.id)
                #expect(byID == tombstone && byID?.source?.digest == source.digest)
                let owner = try await storage.formerOwner(of: tombstone.slug)
                guard case .tombstone(let found) = owner else {
                    Issue.record("the slug leads nowhere")
                    continue
                }
                #expect(found == tombstone)
            }
            for other in [Source(name: "se\u{301}", id: "1"), Source(name: "s\u{E9}", id: "2")] {
                #expect(try await storage.tombstone(source: other) == nil)
            }
            let all = try await storage.tombstones(sourceName: "s\u{E9}").sorted { $0.id < $1.id }
            #expect(all.map(\.source) == sources)
            #expect(all.map(\.source?.digest) == sources.map(\.digest))
            #expect(try await storage.tombstones(sourceName: "se\u{301}").isEmpty)
            try await storage.insert(.sample(9), newTags: [])
            try await storage.delete(Article.sample(9).tombstone)
            #expect(try await storage.tombstone(id: .sample(9))?.source == nil)
        },
        RepositoryCheck("of several deleted articles from one source, the tombstone of the last is found") {
            storage in
            for number in [2, 3, 1] {
                let article = imported(number, from: source)
                try await storage.insert(article, newTags: [])
                #expect(try await storage.tombstone(source: source) == nil)
                try await storage.delete(article.tombstone)
                #expect(try await storage.tombstone(source: source) == article.tombstone)
                #expect(try await storage.tombstones(sourceName: "s") == [article.tombstone])
            }
        },
        RepositoryCheck("a source that an article has had again is no longer that of a deleted one") {
            storage in
            try await storage.insert(imported(1, from: source), newTags: [])
            try await storage.delete(imported(1, from: source).tombstone)
            let elsewhere = imported(2, from: Source(name: "s", id: "2"))
            try await storage.insert(elsewhere, newTags: [])
            #expect(try await storage.tombstone(source: source) == imported(1, from: source).tombstone)
            var moved = elsewhere.revised()
            moved.source = source
            try await storage.update(moved, from: elsewhere, newTags: [])
            #expect(try await storage.tombstone(source: source) == nil)
            #expect(try await storage.tombstone(id: .sample(1))?.source == nil)
            #expect(try await storage.tombstones(sourceName: "s").isEmpty)
            var back = moved.revised()
            back.source = elsewhere.source
            try await storage.update(back, from: moved, newTags: [])
            #expect(try await storage.tombstone(source: source) == nil)
            try await storage.delete(back.tombstone)
            #expect(try await storage.tombstone(source: Source(name: "s", id: "2")) == back.tombstone)
        },
        RepositoryCheck("an identity that is used again is not deleted, wherever it came from") { storage in
            let first = imported(1, from: source)
            try await storage.insert(first, newTags: [])
            try await storage.delete(first.tombstone)
            var draft = Article.sample(1)
            (draft.status, draft.wasVisible, draft.slugWasVisible) = (.draft, false, false)
            draft.version = 3
            try await storage.insert(draft, newTags: [])
            #expect(try await storage.tombstone(source: source) == nil)
            #expect(try await storage.tombstones(sourceName: "s").isEmpty)
            try await storage.delete(draft.tombstone)
            #expect(try await storage.tombstone(source: source) == nil)
            #expect(try await storage.tombstone(id: first.id)?.source == nil)
        },
        RepositoryCheck("what was deleted is not imported again, unless it is restored or brings its id") {
            storage in
            let service = ArticleService(storage: storage, dependencies: .sample())
            var draft = try ArticleDraft(
                json: JSONParser.parse(Array(#"{"title":"A","source":{"name":"s","id":"1"}}"#.utf8)))
            #expect(try await service.importArticle(draft) == .created)
            let first = try #require(try await storage.article(source: source))
            try await service.delete(.id(first.id), if: .none)
            #expect(try await service.importArticle(draft) == .deleted)
            #expect(try await service.importArticle(draft, isDryRun: true) == .deleted)
            #expect(try await storage.count(ArticleFilter(statuses: .any)) == 0)
            var arrival = Arrival(draft)
            arrival.restoresDeleted = true
            #expect(try await service.importArticle(arrival).outcome == .created)
            let second = try #require(try await storage.article(source: source))
            #expect(second.id != first.id)
            #expect(try await service.importArticle(draft) == .unchanged)
            try await service.delete(.id(second.id), if: .none)
            draft.id = second.id
            #expect(try await service.importArticle(draft) == .created)
        },
    ]

    private static let source = Source(name: "s", id: "1")

    private static func imported(_ number: Int, from source: Source) -> Article {
        var article = Article.sample(number)
        article.source = source
        return article
    }
}
