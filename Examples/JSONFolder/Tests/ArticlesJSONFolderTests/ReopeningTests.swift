import Articles
import ArticlesConformance
import Testing

@testable import ArticlesJSONFolder

@Suite("The folder keeps what it was given")
struct ReopeningTests {
    @Test func `everything is there after reopening, byte by byte`() async throws {
        try await withFolder { path in
            var tag = Tag.sample(1, name: "Caf\u{65}\u{301}", isDeclared: false)
            tag.description = "About.\n"
            let article = Article.sampleWithEverything(tags: [tag])
            let dead = Article.sample(2, slug: "dead")
            let key = AccessKey(
                id: "a/../b", label: "Ключ", scope: .admin, hash: Array(0..<32), createdAt: .sample)
            let first = try JSONFolderRepository(path: path)
            try await first.insert(article, newTags: [tag])
            try await first.insert(dead, newTags: [])
            try await first.delete(dead.tombstone)
            try await first.insert(key)
            await first.close()

            let second = try JSONFolderRepository(path: path)
            let source = try #require(article.source)
            let found = try #require(try await second.article(source: source))
            #expect(found.json(at: .sample) == article.json(at: .sample))
            #expect(found.tags == [tag.ofArticle])
            #expect(found.wasVisible)
            let tags = try await second.tags(named: TagNames(keys: [tag.key], slugs: []))
            #expect(tags.map(\.tag) == [tag])
            #expect(try await second.tombstone(id: dead.id) == dead.tombstone)
            guard case .tombstone(dead.tombstone) = try await second.formerOwner(of: dead.slug) else {
                Issue.record("the slug of the deleted article leads nowhere")
                return
            }
            #expect(try await second.accessKeys() == [key])
        }
    }

    @Test(arguments: 1...3 as ClosedRange<UInt64>)
    func `a random sequence leaves the same behind on the disk as in memory`(_ seed: UInt64) async throws {
        try await withFolder { path in
            let storage = try JSONFolderRepository(path: path)
            try await AgreementCheck(seed: seed, steps: 500)(storage)
            let texts = storage.read(\.texts)
            await storage.close()
            #expect(texts.count > 10)
            #expect(try await contents(of: path) == texts)
        }
    }

    @Test func `an open folder can't be opened again, and a closed one takes no change`() async throws {
        try await withFolder { path in
            let storage = try JSONFolderRepository(path: path)
            let error = #expect(throws: ArticleError.self) { try JSONFolderRepository(path: path) }
            #expect(error?.code == .unavailable)
            await storage.close()
            let refusal = await #expect(throws: ArticleError.self) { try await storage.insert(.sample(1)) }
            #expect(refusal?.code == .unavailable)
            _ = try JSONFolderRepository(path: path)
        }
    }

    @Test func `an article that could not be read again is refused`() async throws {
        try await withFolder { path in
            let storage = try JSONFolderRepository(path: path)
            let error = await #expect(throws: ArticleError.self) {
                try await storage.insert(.sample(1, title: ""), newTags: [])
            }
            #expect(error?.code == .invalid)
            try await storage.insert(.sample(1), newTags: [])
        }
    }

    @Test(arguments: [
        ("articles/x.json", "{}"), ("tags/01934-1f2.json", "{}"), ("redirects.json", "{}"),
        ("tags/019341f2-7c1e-7000-8000-000000000001.json", "{"),
        ("articles/019341f2-7c1e-7000-8000-000000000001.json", #"{"title":""}"#),
        ("commit.json", #"{"../x.json":null}"#), ("commit.json", #"{"keys.json":1}"#),
    ])
    func `a file that can't be read is named`(_ path: String, _ text: String) async throws {
        try await withFolder { folder in
            await (try JSONFolderRepository(path: folder)).close()
            try write(text, to: "\(folder)/\(path)")
            let error = #expect(throws: ArticleError.self) { try JSONFolderRepository(path: folder) }
            #expect(error?.code == .internal)
            #expect((error?.cause as? UnreadableFile)?.path == path)
        }
    }
}
