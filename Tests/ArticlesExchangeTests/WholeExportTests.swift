import Articles
import ArticlesExchange
import ArticlesTesting
import StrictJSON
import TestSupport
import Testing

@Suite("Exports of everything")
struct WholeExportTests {
    private static let seeds: [UInt64] = TestScale.isWhole ? Array(1...60) : [1, 2, 3, 4]

    @Test(arguments: TestStorage.all, seeds)
    func `what goes out comes back into an empty storage, in whatever order its lines are`(
        _ storage: TestStorage, _ seed: UInt64
    ) async throws {
        let (exported, now) = try await TestStorage.memory.run { articles in
            var collection = RandomCollection(articles, seed: seed)
            try await collection.write(120)
            return (try await articles.exported(), articles.clock.now)
        }
        try await storage.run { articles in
            var collection = RandomCollection(articles, seed: seed)
            try await collection.write(120)
            #expect(try await articles.exported() == exported, "not the same on every storage")
        }
        var generator = SplitMix(state: seed)
        let lines = exported.split(separator: "\n").shuffled(using: &generator)
        let folder = try TemporaryFolder(["a.ndjson": lines.joined(separator: "\n")])
        try await storage.run { articles in
            articles.clock.advance(by: .milliseconds(now.milliseconds - articles.clock.now.milliseconds))
            let counts = try await articles.imported(folder.file("a.ndjson"))
            #expect(counts.failed + counts.conflicts + counts.skipped == 0)
            #expect(try await articles.exported() == exported)
            let again = try await articles.imported(folder.file("a.ndjson"))
            #expect(again.created + again.updated + again.failed + again.conflicts == 0, "\(again)")
            let last = try await articles.exported().split(separator: "\n")
            let changed = Set(last).symmetricDifference(exported.split(separator: "\n"))
            #expect(changed.isEmpty, "an import of what is there changes something: \(changed)")
        }
    }

    private static let id = "019341f2-7c1e-7b5a-9d0e-3f1c2b4a5d6e"

    @Test(arguments: [
        #"{"record":"synonyms","record_version":1,"rules":[{"language":"en","synonyms":["tv"]}]}"#,
        #"{"record":"synonyms","record_version":1,"rules":[],"x":1}"#,
        #"{"record":"synonyms","record_version":1}"#,
        #"{"record":"key","record_version":1}"#, #"{"record":7}"#, #"{"record":"tag"}"#,
        #"{"record":"overrides","record_version":2,"article":"\#(id)","pinned":[],"excluded":[]}"#,
        #"{"record":"overrides","record_version":1,"article":"\#(id)","pinned":["\#(id)"],"excluded":[]}"#,
        #"{"record":"redirect","record_version":1,"from":"A B","article":"\#(id)","given_up_at":"2024-01-01T00:00:00Z","is_public":true}"#,
        #"{"record":"redirect","record_version":1,"from":"a","article":"\#(id)","given_up_at":"2024-01-01T00:00:00Z","is_public":true}"#,
        #"{"record":"redirect","record_version":1,"from":"a","article":"\#(id)","given_up_at":"soon","is_public":true}"#,
        #"{"record":"tombstone","record_version":1,"id":"\#(id)","slug":"a","version":0,"was_visible":true,"deleted_at":"2024-01-01T00:00:00Z","source":null}"#,
        #"{"record":"tag_redirect","record_version":1,"from":"a","tag":"nowhere","given_up_at":"2024-01-01T00:00:00Z"}"#,
        #"{"record":"visibility","record_version":1,"article":"\#(id)","slug":"a","was_visible":true,"slug_was_visible":true}"#,
        #"{"record":"visibility","record_version":1,"article":"\#(id)","slug":"a","was_visible":true,"slug_was_visible":true,"x":1}"#,
    ])
    func `a line that does not fit is refused with its number`(_ line: String) async throws {
        let folder = try TemporaryFolder(["a.ndjson": "{\"title\":\"A\"}\n\(line)\n{\"title\":\"B\"}"])
        let fixture = Fixture()
        let (counts, faults) = try await fixture.run(folder.file("a.ndjson"))
        #expect(counts.created == 2 && counts.failed == 1 && counts.records == 0)
        #expect(faults.count == 1 && faults.first?.contains("a.ndjson:2: ") == true, "\(faults)")
    }

    @Test func `no record publishes, deletes or takes away anything`() async throws {
        let fixture = Fixture()
        let folder = try TemporaryFolder([
            "a.ndjson": """
            {"id":"\(Self.id)","title":"Draft","slug":"secret","status":"draft"}
            {"title":"Shown","slug":"shown","status":"published"}
            """,
            "b.ndjson": """
            {"record":"visibility","record_version":1,"article":"\(Self.id)","slug":"secret","was_visible":true,"slug_was_visible":true}
            {"record":"redirect","record_version":1,"from":"old","article":"\(Self.id)","given_up_at":"2024-01-01T00:00:00Z","is_public":true}
            {"record":"redirect","record_version":1,"from":"shown","article":"\(Self.id)","given_up_at":"2024-01-01T00:00:00Z","is_public":true}
            {"record":"tombstone","record_version":1,"id":"\(Self.id)","slug":"secret","version":9,"was_visible":true,"deleted_at":"2024-01-01T00:00:00Z","source":null}
            """,
        ])
        _ = try await fixture.run(folder.file("a.ndjson"))
        let (counts, _) = try await fixture.run(folder.file("b.ndjson"))
        #expect(counts.skipped == 2 && counts.records == 2)
        for slug in ["secret", "old"] {
            await #expect(throws: ArticleError.self) {
                _ = try await fixture.service.article(.slug(Slug(making: slug)), for: .anonymous)
            }
        }
        guard
            case .present(let shown) = try await fixture.service.article(
                .slug(Slug(making: "shown")), for: .anonymous)
        else { return #expect(Bool(false), "the public article is gone") }
        #expect(shown.title == "Shown")
        #expect(try await fixture.articles().count == 2)
    }

    @Test func `what the public knew of one slug says nothing of another one`() async throws {
        let fixture = Fixture()
        let folder = try TemporaryFolder([
            "a.ndjson": #"{"id":"\#(Self.id)","title":"A","slug":"known","status":"draft"}"#,
            "b.ndjson":
                #"{"record":"visibility","record_version":1,"article":"\#(Self.id)","slug":"known","was_visible":true,"slug_was_visible":true}"#,
        ])
        _ = try await fixture.run(folder.file("a.ndjson"))
        let patch = JSONValue.object([JSONMember("slug", "secret-merger")])
        _ = try await fixture.service.patch(.slug(Slug(making: "known")), with: patch, if: .none)
        _ = try await fixture.run(folder.file("b.ndjson"))
        do throws(ArticleError) {
            _ = try await fixture.service.article(.slug(Slug(making: "secret-merger")), for: .anonymous)
            Issue.record("it can be read")
        } catch {
            #expect(error.code == .notFound)
        }
    }

    @Test(arguments: [1, 2, 5])
    func `a tag that an editor made here is kept, whatever its version`(_ version: Int) async throws {
        let fixture = Fixture()
        let tag = try TagDraft(
            json: .object([JSONMember("name", "News"), JSONMember("description", "Mine")]))
        _ = try await fixture.service.createTag(tag)
        let folder = try TemporaryFolder([
            "a.ndjson":
                #"{"record":"tag","record_version":1,"slug":"news","name":"News","description":"Theirs","relatedness":"counted","is_declared":true,"version":\#(version),"created_at":"2024-01-01T00:00:00.000Z","updated_at":"2024-01-01T00:00:00.000Z"}"#
        ])
        #expect(try await fixture.run(folder.file("a.ndjson")).counts.conflicts == 1)
        func news() async throws -> Articles.Tag {
            guard
                case .present(let found) = try await fixture.service.tag(
                    Slug(making: "news"), for: .editorial)
            else { throw ArticleError.notFound("tag") }
            return found.tag
        }
        let kept = try await news()
        #expect(kept.description == "Mine" && kept.version == 1)
        var options = ImportOptions()
        options.preference = .file
        _ = try await fixture.run(folder.file("a.ndjson"), options)
        let replaced = try await news()
        #expect(replaced.description == "Theirs" && replaced.version == version + 1)
        let told = try await fixture.service.changes(ChangeListing(), in: .visible).changes
        #expect(told.map(\.change.type) == [.tagCreated, .tagUpdated])
    }

    @Test func `synonyms go out and come in, and others stay`() async throws {
        let rules = #"{"rules":[{"language":"en","root":null,"synonyms":["tv","television"]}]}"#
        let draft = try SynonymDraft(json: try JSONParser.parse(Array(rules.utf8)))
        try await TestStorage.memory.run { source in
            _ = try await source.service.setSynonyms(draft, if: .none)
            let exported = try await source.exported()
            #expect(exported == #"{"record":"synonyms","record_version":1,"# + rules.dropFirst() + "\n")
            let folder = try TemporaryFolder(["a.ndjson": exported])
            try await TestStorage.memory.run { target in
                let records = try await target.imported(folder.file("a.ndjson")).records
                #expect(records == 1)
                let again = try await target.exported()
                #expect(again == exported)
            }
            let fixture = Fixture()
            let other = try SynonymDraft(
                json: try JSONParser.parse(Array(rules.replacing("tv", with: "telly").utf8)))
            _ = try await fixture.service.setSynonyms(other, if: .none)
            #expect(try await fixture.run(folder.file("a.ndjson")).counts.conflicts == 1)
            let kept = try await fixture.service.synonyms()
            #expect(kept.rules == other.rules)
        }
    }

    @Test func `many records wait in files, and what was changed later here is a conflict`() async throws {
        let lines = (0..<9_000).map { number in
            #"{"record":"tag","record_version":1,"slug":"t\#(number)","name":"T\#(number)","description":"\#(String(repeating: "x", count: 90))","relatedness":"counted","is_declared":true,"version":1,"created_at":"2024-01-01T00:00:00.000Z","updated_at":"2024-01-01T00:00:00.000Z"}"#
        }
        let folder = try TemporaryFolder(["a.ndjson": lines.joined(separator: "\n")])
        let fixture = Fixture()
        #expect(try await fixture.run(folder.file("a.ndjson")).counts.records == 9_000)
        let patch = JSONValue.object([JSONMember("description", "Mine")])
        _ = try await fixture.service.patchTag(Slug(making: "T7"), with: patch, if: .none)
        #expect(try await fixture.run(folder.file("a.ndjson")).counts.conflicts == 1)
    }
}

extension TestArticles {
    /// What an export writes.
    func exported() async throws -> String {
        var bytes: [UInt8] = []
        _ = try await Exporter(service: service, format: .ndjson).run { bytes += $0 }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Imports, and prints what was not taken.
    func imported(_ path: String, _ options: ImportOptions = ImportOptions()) async throws -> ImportCounts {
        try await Importer(service: service, options: options).run(
            .path(path),
            onItem: { item in
                guard [.refused, .conflict, .skipped].contains(item.outcome) else { return }
                Issue.record("\(item.line)")
            })
    }
}
