import Articles
import ArticlesTesting
import StrictJSON
import TestSupport
import Testing

@Suite("Copies of storages")
struct StorageCopyTests {
    private static let seeds: [UInt64] = TestScale.isWhole ? Array(1...40) : [1, 2]

    private func dependencies(_ articles: TestArticles) -> Dependencies {
        let clock = articles.clock
        return Dependencies(
            now: { clock.now },
            random: { (UInt64.random(in: 0 ... .max), UInt64.random(in: 0 ... .max)) }, digest: { $0 })
    }

    private func differences(_ copy: StorageCopy) async throws -> [String] {
        var found: [String] = []
        try await copy.forEachDifference { found.append($0.description) }
        return found
    }

    @Test(arguments: TestStorage.all, seeds)
    func `a copy is the same, and stays it when it is made again`(
        _ storage: TestStorage, _ seed: UInt64
    ) async throws {
        try await TestStorage.memory.run { source in
            try await storage.run { target in
                var collection = RandomCollection(source, seed: seed)
                let copy = try StorageCopy(
                    from: source.storage, to: target.storage, dependencies: dependencies(source))
                for round in 1...3 {
                    // Slugs and names change hands, and articles go.
                    try await collection.write(80)
                    _ = try await source.keys.create(label: "key \(round)", scope: .read)
                    try await copy.checkTarget()
                    let end = try await copy.run()
                    #expect(end.isComplete && end.written > 0)
                    let found = try await differences(copy)
                    #expect(found.isEmpty, "round \(round): \(found)")
                    target.clock.advance(
                        by: .milliseconds(source.clock.now.milliseconds - target.clock.now.milliseconds))
                    #expect(try await target.exported() == source.exported())
                    #expect(try await copy.run().written == 0)
                }
                #expect(try await target.storage.accessKeys().map(\.hash).count == 3)
            }
        }
    }

    @Test(arguments: TestStorage.all)
    func `every storage can be copied from`(_ storage: TestStorage) async throws {
        try await storage.run { source in
            try await TestStorage.memory.run { target in
                var collection = RandomCollection(source, seed: 9)
                try await collection.write(120)
                let copy = try StorageCopy(
                    from: source.storage, to: target.storage, dependencies: dependencies(source))
                #expect(try await copy.run().isComplete)
                #expect(try await differences(copy) == [])
            }
        }
    }

    @Test func `a copy that was broken off goes on`() async throws {
        try await TestStorage.memory.run { source in
            try await TestStorage.memory.run { target in
                try await source.insertSamples(250)
                let copy = try StorageCopy(
                    from: source.storage, to: target.storage, dependencies: dependencies(source))
                let task = Task {
                    try await copy.run { progress in
                        if progress.articles == 100 { unsafe withUnsafeCurrentTask { unsafe $0?.cancel() } }
                    }
                }
                await #expect(throws: ArticleError.self) { try await task.value }
                #expect(try await target.storage.count(ArticleFilter(statuses: .any)) == 100)
                let end = try await copy.run()
                #expect(end.isComplete && end.written == 150)
                #expect(try await differences(copy) == [])
            }
        }
    }

    @Test func `what is no copy is refused, and each difference is named`() async throws {
        try await TestStorage.memory.run { source in
            try await TestStorage.memory.run { target in
                let articles = try await source.insertSamples(2)
                let copy = try StorageCopy(
                    from: source.storage, to: target.storage, dependencies: dependencies(source))
                _ = try await copy.run()
                _ = try await target.service.create(ArticleDraft(json: .object([.init("title", "Mine")])))
                let patch = try await target.service.patch(
                    .id(articles[0].id), with: .object([.init("body", "Other")]), if: .none)
                #expect(patch.isChanged)
                #expect(await refusal(copy)?.contains("(mine), which the source does not know") == true)
                let found = try await differences(copy)
                #expect(found.count == 2)
                #expect(
                    found.contains { $0.contains("(article-1): body, version") },
                    "\(found)")
                #expect(found.contains { $0.contains("(mine): is in the copy only") })
                #expect(try await copy.run().isComplete)
                #expect(try await differences(copy) == [])
            }
        }
    }

    /// Why a target is refused.
    private func refusal(_ copy: StorageCopy) async -> String? {
        do throws(ArticleError) {
            try await copy.checkTarget()
            return nil
        } catch {
            return error.code == .conflict ? error.message : "\(error)"
        }
    }

    private func synonyms(_ word: String) throws -> SynonymDraft {
        let rules = #"{"rules":[{"language":"en","synonyms":["tv","\#(word)"]}]}"#
        return try SynonymDraft(json: try JSONParser.parse(Array(rules.utf8)))
    }

    /// What is done with a key to a copy, each in one that is untouched.
    @Test(arguments: 0..<10, TestStorage.all)
    func `a copy that somebody has written to is refused`(_ number: Int, _ storage: TestStorage) async throws
    {
        try await TestStorage.memory.run { source in
            try await storage.run { target in
                let articles = try await source.insertSamples(2)
                let one = ArticleReference.id(articles[0].id)
                let tag = try await source.service.createTag(TagDraft(json: .object([.init("name", "News")])))
                let key = try await source.keys.create(label: "shared", scope: .write).0
                _ = try await source.service.setSynonyms(try synonyms("television"), if: .none)
                let copy = try StorageCopy(
                    from: source.storage, to: target.storage, dependencies: dependencies(source))
                _ = try await copy.run()
                try await copy.checkTarget()
                let editor = target.service.acting(as: ChangeAuthor(keyID: "k", requestID: "r"), with: .admin)
                switch number {
                case 0: try await editor.delete(one, if: .none)
                case 1:
                    _ = try await editor.setOverrides(
                        of: one, RelatedOverridesDraft(pinned: [articles[1].slug.text], excluded: []))
                case 2: _ = try await editor.createTag(TagDraft(json: .object([.init("name", "Own")])))
                case 3:
                    _ = try await editor.patchTag(
                        tag.tag.slug, with: .object([.init("description", "D")]), if: .none)
                case 4: try await editor.deleteTag(tag.tag.slug, if: .none)
                case 5: _ = try await editor.patch(one, with: .object([.init("slug", "other")]), if: .none)
                case 6: try await target.keys.revoke(id: key.id)
                case 7: _ = try await editor.setSynonyms(try synonyms("telly"), if: .none)
                case 8:
                    // Later, and as if what tells of it were no longer kept.
                    let repository = try #require(target.storage as? any SynonymRepository)
                    let later = Timestamp(clamping: source.clock.now.milliseconds + 60_000)
                    try await repository.update(
                        SearchSynonyms(
                            rules: try synonyms("telly").rules,
                            version: try await repository.synonyms().version + 1, updatedAt: later))
                default: _ = try await target.keys.create(label: "own", scope: .admin)
                }
                #expect(await refusal(copy) != nil)
                #expect(try await copy.run().isComplete)
                #expect(try await differences(copy) == [])
            }
        }
    }

    @Test func `what was deleted in a copy by a command stays deleted unless that is asked for`() async throws
    {
        try await TestStorage.memory.run { source in
            try await TestStorage.memory.run { target in
                let articles = try await source.insertSamples(2)
                let copy = try StorageCopy(
                    from: source.storage, to: target.storage, dependencies: dependencies(source))
                _ = try await copy.run()
                try await target.service.delete(.id(articles[0].id), if: .none)
                #expect(await refusal(copy)?.contains("was deleted there") == true)
            }
        }
    }

    @Test(arguments: TestStorage.all)
    func `the public of a copy is told of tags that were made by themselves`(_ storage: TestStorage)
        async throws
    {
        try await TestStorage.memory.run { source in
            try await storage.run { target in
                let copy = try StorageCopy(
                    from: source.storage, to: target.storage, dependencies: dependencies(source))
                func told() async throws -> [String] {
                    let now = source.service.now
                    _ = try await target.storage.numberChanges(in: .visible, at: now, limit: 100)
                    let query = ChangeQuery(.visible, after: 0, limit: 100, at: now)
                    return try await target.storage.changes(query).changes
                        .map { "\($0.change.type.text) \($0.change.slug)" }
                }
                let draft = try TagDraft(json: .object([.init("name", "News")]))
                let tag = try await source.service.createTag(draft).tag
                _ = try await copy.run()
                #expect(try await told() == ["tag.created news"])
                let patch = JSONValue.object([.init("description", "D")])
                _ = try await source.service.patchTag(tag.slug, with: patch, if: .none)
                _ = try await copy.run()
                try await source.service.deleteTag(tag.slug, if: .none)
                _ = try await copy.run()
                #expect(try await told() == ["tag.created news", "tag.updated news", "tag.deleted news"])
            }
        }
    }

    @Test(arguments: TestStorage.all)
    func `synonyms are copied`(_ storage: TestStorage) async throws {
        try await TestStorage.memory.run { source in
            try await storage.run { target in
                _ = try await source.service.setSynonyms(try synonyms("television"), if: .none)
                let copy = try StorageCopy(
                    from: source.storage, to: target.storage, dependencies: dependencies(source))
                #expect(try await differences(copy) == ["synonyms: rules differ"])
                #expect(try await copy.run().isComplete)
                #expect(try await target.service.synonyms().rules == source.service.synonyms().rules)
                #expect(try await differences(copy) == [])
            }
        }
    }
}
