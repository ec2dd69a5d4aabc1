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
            let tags = try await second.tags(named: TagNames(keys: [tag.key], slugs: []), in: .all)
            #expect(tags.map(\.tag) == [tag])
            #expect(try await second.tombstone(id: dead.id) == dead.tombstone)
            guard case .tombstone(dead.tombstone) = try await second.formerOwner(of: dead.slug) else {
                Issue.record("the slug of the deleted article leads nowhere")
                return
            }
            #expect(try await second.accessKeys() == [key])
        }
    }

    @Test func `analyses, overrides and the count of tag changes are there after reopening`() async throws {
        try await withFolder { path in
            let tag = Tag.sample(1)
            let article = Article.sample(1, tags: [tag]).analysed
            let analysis = try #require(article.analysis)
            #expect(!analysis.leadingTerms.isEmpty)
            var renamed = tag
            (renamed.name, renamed.version) = ("Renamed", 2)
            let first = try JSONFolderRepository(path: path)
            try await first.insert(article, newTags: [tag])
            try await first.insert(.sample(2), newTags: [])
            try await first.insert(.sample(3), newTags: [])
            try await first.update(renamed, from: tag, leavesRedirect: true)
            try await first.setOverrides(
                .init(pinned: [.sample(3)], excluded: [.sample(2)]), of: article.id)
            await first.close()

            let second = try JSONFolderRepository(path: path)
            #expect(second.read(\.analyses)[article.id] == [analysis])
            let profile = try #require(
                try await second.profiles(of: [article.id], version: analysis.version).first)
            #expect(profile.profile == analysis.profile)
            #expect(profile.tags == [renamed.ofArticle])
            let said = RelatedOverrides(pinned: [.sample(3)], excluded: [.sample(2)])
            #expect(try await second.overrides(of: article.id) == said)
            let query = SampleQuery(version: analysis.version, size: 10, now: .latest)
            #expect(
                try await second.sampleState(query)
                    == SampleState(
                        count: 1, signatures: analysis.signature, lastKey: article.id.sampleKey,
                        tagRevision: 1, usedVersion: analysis.version))
            #expect(second.read(\.articles)[article.id]?.search == article.search)
        }
    }

    @Test func `overrides forget an article whose file was removed by hand`() async throws {
        try await withFolder { path in
            let first = try JSONFolderRepository(path: path)
            for number in 1...3 { try await first.insert(.sample(number), newTags: []) }
            try await first.setOverrides(
                .init(pinned: [.sample(3)], excluded: [.sample(2)]), of: .sample(1))
            try await first.setOverrides(.init(pinned: [.sample(1)]), of: .sample(3))
            await first.close()
            try move("\(path)/articles/\(ArticleID.sample(3)).json", to: "\(path)/gone")

            let second = try JSONFolderRepository(path: path)
            #expect(try await second.overrides(of: .sample(1)) == .init(excluded: [.sample(2)]))
            #expect(try await second.overrides(of: .sample(3)) == .init())
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
        ("leading_terms", #"[{"term":-1,"weight":1}]"#), ("leading_terms", #"[{"term":1}]"#),
        ("profile", #""?""#), ("profile", "7"), ("signature", "1.5"), ("version", "null"),
    ])
    func `an analysis that can't be read is refused`(_ name: String, _ value: String) async throws {
        try await withFolder { path in
            let storage = try JSONFolderRepository(path: path)
            try await storage.insert(Article.sample(1).analysed, newTags: [])
            let text = try #require(storage.read { $0.text(of: .article(.sample(1))) })
            await storage.close()
            let member = try JSONParser.parse(Array("{\"analysis\":{\"\(name)\":\(value)}}".utf8))
            var writer = JSONWriter()
            writer.value(try JSONParser.parse(Array(text.utf8)).merging(member))
            let file = File.article(.sample(1)).path
            try write(String(decoding: writer.bytes, as: UTF8.self), to: "\(path)/\(file)")
            let error = #expect(throws: ArticleError.self) { try JSONFolderRepository(path: path) }
            #expect((error?.cause as? UnreadableFile)?.path == file)
        }
    }

    @Test(arguments: [
        ("articles/x.json", "{}"), ("tags/01934-1f2.json", "{}"), ("redirects.json", "{}"),
        ("tags/019341f2-7c1e-7000-8000-000000000001.json", "{"),
        ("articles/019341f2-7c1e-7000-8000-000000000001.json", #"{"title":""}"#),
        ("commit.json", #"{"../x.json":null}"#), ("commit.json", #"{"keys.json":1}"#),
        ("related.json", #"{"overrides":[]}"#),
        ("related.json", #"{"tag_revision":1,"overrides":[{"article":"x","pinned":[],"excluded":[]}]}"#),
        ("related.json", #"{"tag_revision":1,"overrides":[{"pinned":[7],"excluded":[]}]}"#),
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
