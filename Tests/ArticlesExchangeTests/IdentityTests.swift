import Articles
import Foundation
import StrictJSON
import Testing

@testable import ArticlesExchange

/// An item is known again, and what an editor has changed since stays.
@Suite("Identity of imported items")
struct IdentityTests {
    private func post(_ title: String, _ body: String, _ more: String = "") -> String {
        "---\ntitle: \(title)\ndate: 2020-01-01\n\(more)---\n\(body)"
    }

    private func patch(_ fixture: Fixture, _ slug: String, _ json: JSONValue) async throws {
        _ = try await fixture.service.patch(.slug(Slug(stored: slug)), with: json, if: .none)
    }

    private func article(_ fixture: Fixture) async throws -> Article {
        let articles = try await fixture.articles()
        #expect(articles.count == 1)
        return try #require(articles.first)
    }

    @Test func `two folders never collide, and one is the same however it is named`() async throws {
        let folder = try TemporaryFolder([
            "one/hello.md": post("A", "A"), "two/hello.md": post("B", "B"), "one/deep/x.md": post("C", "C"),
        ])
        let fixture = Fixture()
        #expect(try await fixture.run(folder.file("one")).counts.created == 2)
        #expect(try await fixture.run(folder.file("two")).counts.created == 1)
        for path in ["one", "one/", "one/.", "two/../one", "./one"] {
            #expect(try await fixture.run(folder.file(path)).counts.unchanged == 2, "\(path)")
        }
        #expect(try await fixture.run(folder.file("one/hello.md")).counts.unchanged == 1)
        try FileManager.default.createSymbolicLink(
            atPath: folder.file("link"), withDestinationPath: folder.file("one"))
        #expect(try await fixture.run(folder.file("link")).counts.unchanged == 2)
        #expect(try await fixture.articles().map(\.slug.text).sorted() == ["hello", "hello-2", "x"])
    }

    @Test func `lines of two NDJSON files with one slug are two articles`() async throws {
        let folder = try TemporaryFolder([
            "a.ndjson": #"{"title":"A","slug":"a"}"#,
            "b/a.ndjson": #"{"title":"A","source":{"name":"s","id":"1"}}"#,
        ])
        let fixture = Fixture()
        #expect(try await fixture.run(folder.path).counts.created == 2)
        #expect(try await fixture.run(folder.path).counts.unchanged == 2)
        #expect(try await fixture.run(folder.file("a.ndjson")).counts.unchanged == 1)
    }

    @Test func `an entry with the slug of an older one is another article`() async throws {
        func feed(_ ids: [String]) -> String {
            let entries = ids.map { id in
                "<item><guid>\(id)</guid><title>Weekly</title><link>https://blog.example/\(id)/weekly/</link>"
                    + "<pubDate>Wed, 01 Jan 2020 00:00:00 GMT</pubDate><description>\(id)</description></item>"
            }
            return
                "<rss version='2.0'><channel><link>https://blog.example/</link>\(entries.joined())</channel></rss>"
        }
        let folder = try TemporaryFolder(["feed.xml": feed(["g1"])])
        let fixture = Fixture()
        #expect(try await fixture.run(folder.file("feed.xml")).counts.created == 1)
        try folder.write(Array(feed(["g2", "g1"]).utf8), to: "feed.xml")
        let (counts, _) = try await fixture.run(folder.file("feed.xml"))
        #expect(counts.created == 1 && counts.unchanged == 1)
        #expect(try await fixture.articles().compactMap(\.source?.id).sorted() == ["g1", "g2"])
    }

    @Test func `items of two files with one id are two articles`() async throws {
        let start = String(repeating: "x", count: 400)
        func feed(_ id: String) -> String {
            #"{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":"\#(id)","title":"A","content_text":"a","date_published":"2020-01-01T00:00:00Z"}]}"#
        }
        let folder = try TemporaryFolder([
            "a.json": feed("1"), "b.json": feed("1"), "c.json": feed(start + "1"),
        ])
        let fixture = Fixture()
        #expect(try await fixture.run(folder.path).counts.created == 3)
        #expect(try await fixture.run(folder.path).counts.unchanged == 3)
        // Equal in more than an id may have.
        try folder.write(Array(feed(start + "2").utf8), to: "c.json")
        #expect(try await fixture.run(folder.file("c.json")).counts.created == 1)
    }

    @Test func `names in NFC and NFD are one, and never two in one folder`() async throws {
        let folder = try TemporaryFolder(["caf\u{E9}.md": post("A", "A")])
        let fixture = Fixture()
        #expect(try await fixture.run(folder.path).counts.created == 1)
        try FileManager.default.moveItem(atPath: folder.file("caf\u{E9}.md"), toPath: folder.file("x"))
        #expect(unsafe rename(folder.file("x"), folder.file("cafe\u{301}.md")) == 0)
        #expect(try await fixture.run(folder.path).counts.unchanged == 1)
        try folder.write(Array(post("B", "B").utf8), to: "y")
        #expect(unsafe rename(folder.file("y"), folder.path + "/caf\u{E9}.md") == 0)
        let (counts, faults) = try await fixture.run(folder.path)
        #expect(counts.failed == 1 && counts.unchanged + counts.updated == 1)
        #expect(faults.first?.hasSuffix("or this one in another form of Unicode") == true)
    }

    @Test func `a file that was moved or renamed is the same article`() async throws {
        let folder = try TemporaryFolder(["a.md": post("A", "Text"), "b.md": post("B", "B", "slug: bee\n")])
        let fixture = Fixture()
        #expect(try await fixture.run(folder.path).counts.created == 2)
        let ids = try await fixture.articles().map(\.id)
        // By title and body; by the slug, though the text is another one.
        try folder.write(Array(post("A", "Text").utf8), to: "2020/renamed.md")
        try folder.write(Array(post("B", "Other", "slug: bee\n").utf8), to: "2020/c.md")
        for name in ["a.md", "b.md"] { try FileManager.default.removeItem(atPath: folder.file(name)) }
        let (counts, _) = try await fixture.run(folder.path)
        #expect(counts.description == "imported 2: 0 created, 2 updated, 0 unchanged, 0 failed")
        #expect(try await fixture.articles().map(\.id) == ids)
        #expect(
            try await fixture.articles().compactMap(\.source?.id).sorted() == [
                "2020/c.md", "2020/renamed.md",
            ])
        #expect(try await fixture.run(folder.path).counts.unchanged == 2)
    }

    @Test func `a file with the slug of one that is gone is another article, if date and text are`()
        async throws
    {
        let (first, second) = ("2024-01-01-weekly.md", "2025-01-01-weekly.md")
        let folder = try TemporaryFolder([first: "---\ntitle: Weekly\n---\nA"])
        let fixture = Fixture()
        _ = try await fixture.run(folder.path)
        try FileManager.default.removeItem(atPath: folder.file(first))
        try folder.write(Array("---\ntitle: Weekly\n---\nB".utf8), to: second)
        #expect(try await fixture.run(folder.path).counts.created == 1)
        #expect(try await fixture.articles().map(\.body).sorted() == ["A", "B"])
    }

    @Test func `files with one text that were moved are the same articles, each with its slug`() async throws
    {
        let folder = try TemporaryFolder(["a.md": post("A", "Text"), "b.md": post("A", "Text")])
        let fixture = Fixture()
        _ = try await fixture.run(folder.path)
        let slugs = try await fixture.articles().map { [$0.id.description, $0.slug.text] }
        for name in ["a.md", "b.md"] {
            try FileManager.default.removeItem(atPath: folder.file(name))
            try folder.write(Array(post("A", "Text").utf8), to: "2020/\(name)")
        }
        #expect(try await fixture.run(folder.path).counts.updated == 2)
        #expect(try await fixture.articles().map { [$0.id.description, $0.slug.text] } == slugs)
    }

    @Test func `a folder has one name in NFC and NFD, byte by byte`() throws {
        let folder = try TemporaryFolder(["Caf\u{E9}/a.md": "x"])
        try folder.write(Array("x".utf8), to: "Cafe\u{301}/a.md")
        let names = ["Caf\u{E9}", "Cafe\u{301}"].compactMap { spelling -> [UInt8]? in
            guard let item = try? Reading.items(at: "\(folder.path)/\(spelling)").first else { return nil }
            return item.verdict.draft?.source.map { Array($0.name.utf8) }
        }
        #expect(names.count == 2 && names.first == names.last)
        #expect(names.first?.starts(with: Array("Caf\u{E9}-".utf8)) == true)
    }

    @Test(arguments: [false, true])
    func `what an earlier version knew under the other form of a folder's name is the same`(
        _ isDeleted: Bool
    ) async throws {
        let folder = try TemporaryFolder(["Caf\u{E9}/a.md": post("A", "Text")])
        let path = folder.file("Caf\u{E9}")
        let item = try #require(try Reading.items(at: path).first)
        var draft = try #require(item.verdict.draft)
        let source = try #require(draft.source)
        let fixture = Fixture()
        draft.source = Source(name: source.name.decomposedStringWithCanonicalMapping, id: source.id)
        #expect(try await fixture.service.importArticle(draft) == .created)
        if isDeleted { try await fixture.service.delete(.slug(Slug(stored: "a")), if: .none) }
        let counts = try await fixture.run(path).counts
        #expect(isDeleted ? counts.skipped == 1 : counts.updated == 1, "\(counts)")
        #expect(try await fixture.run(path).counts.created == 0)
    }

    @Test func `a file is there in whatever form its folders' names are`() async throws {
        let name = "Cafe\u{301}/r\u{E9}sume\u{301}/a.md"
        let folder = try TemporaryFolder([name: post("A", "Text")])
        let fixture = Fixture()
        _ = try await fixture.run(folder.path)
        try folder.write(Array(post("A", "Text").utf8), to: "copy.md")
        let counts = try await fixture.run(folder.path).counts
        #expect(counts.created == 1 && counts.unchanged == 1, "\(counts)")
    }

    @Test func `a copied file is another article`() async throws {
        let folder = try TemporaryFolder(["a.md": post("A", "Text")])
        let fixture = Fixture()
        _ = try await fixture.run(folder.path)
        try folder.write(Array(post("A", "Text").utf8), to: "copy.md")
        let counts = try await fixture.run(folder.path).counts
        #expect(counts.created == 1 && counts.unchanged == 1)
    }

    @Test func `importing an unchanged file never undoes what an editor changed`() async throws {
        let folder = try TemporaryFolder(["a.md": post("A", "Text", "tags: [x]\nauthor: Ann\n")])
        let fixture = Fixture()
        _ = try await fixture.run(folder.path)
        let edit: JSONValue = [
            "title": "Edited", "body": "Edited", "tags": ["y"], "slug": "other", "status": "draft",
            "published_at": "2021-01-01T00:00:00Z", "authors": [], "language": "en", "metadata": ["a": 1],
        ]
        try await patch(fixture, "a", edit)
        let before = try await fixture.exported()
        #expect(try await fixture.run(folder.path).counts.unchanged == 1)
        #expect(try await fixture.exported() == before)
    }

    @Test func `what only the file changed is taken, and what only an editor changed stays`() async throws {
        let folder = try TemporaryFolder(["a.md": post("A", "Text", "tags: [x]\n")])
        let fixture = Fixture()
        _ = try await fixture.run(folder.path)
        try await patch(fixture, "a", ["title": "Edited", "tags": ["x", "y"]])
        try folder.write(Array(post("A", "New text", "tags: [x]\nlang: de\n").utf8), to: "a.md")
        #expect(try await fixture.run(folder.path).counts.updated == 1)
        let first = try await article(fixture)
        #expect(first.title == "Edited" && first.body == "New text" && first.language == "de")
        #expect(first.tags.map(\.name) == ["x", "y"])
        // The tags that an editor gave are still known for his.
        try folder.write(Array(post("A", "New text", "tags: [z]\nlang: de\n").utf8), to: "a.md")
        #expect(try await fixture.run(folder.path).counts.conflicts == 1)
        #expect(try await article(fixture).tags.map(\.name) == ["x", "y"])
    }

    @Test(arguments: [nil, ImportPreference.file, .article])
    func `what both changed is a conflict, unless it is said who wins`(_ preference: ImportPreference?)
        async throws
    {
        let folder = try TemporaryFolder(["a.md": post("A", "Text")])
        let fixture = Fixture()
        _ = try await fixture.run(folder.path)
        try await patch(fixture, "a", ["body": "Edited", "excerpt": "By hand"])
        try folder.write(Array(post("A", "From the file").utf8), to: "a.md")
        var options = ImportOptions()
        options.preference = preference
        var lines: [String] = []
        let importer = Importer(service: fixture.service, options: options)
        let counts = try await importer.run(.path(folder.path), onItem: { lines += $0.remarks })
        let now = try await article(fixture)
        switch preference {
        case nil:
            #expect(counts.description.hasSuffix("0 failed, 1 in conflict"))
            #expect(
                lines.first?.contains("a.md:1: conflict: body changed both here and in the input") == true)
            #expect(now.body == "Edited")
        case .file:
            #expect(counts.updated == 1 && now.body == "From the file" && now.excerpt == "By hand")
        case .article:
            #expect(counts.unchanged == 1 && now.body == "Edited")
        }
    }

    @Test func `the same change on both sides is none`() async throws {
        let folder = try TemporaryFolder(["a.md": post("A", "Text")])
        let fixture = Fixture()
        _ = try await fixture.run(folder.path)
        try await patch(fixture, "a", ["body": "Same"])
        try folder.write(Array(post("A", "Same").utf8), to: "a.md")
        #expect(try await fixture.run(folder.path).counts.unchanged == 1)
    }

    @Test func `an article of before, without a digest, counts as edited from its second version on`()
        async throws
    {
        let fixture = Fixture()
        let folder = try TemporaryFolder(["a.md": post("A", "New")])
        for (number, title) in ["A", "B"].enumerated() {
            var draft = try ArticleDraft(json: [
                "title": .string(title), "body": "Old", "status": "published",
            ])
            draft.source = Source(name: "s", id: "\(number)")
            _ = try await fixture.service.create(draft)
        }
        try await patch(fixture, "b", ["title": "B2"])
        let line = #"{"title":"C","status":"published","source":{"name":"s","id":"#
        try folder.write(Array("\(line)\"0\"}}\n\(line)\"1\"}}".utf8), to: "x.ndjson")
        let counts = try await fixture.run(folder.file("x.ndjson")).counts
        #expect(counts.updated == 1 && counts.conflicts == 1)
    }

    @Test func `a renamed tag is no edit, and new tags of the file are taken`() async throws {
        let folder = try TemporaryFolder(["a.md": post("A", "Text", "tags: [Old]\n")])
        let fixture = Fixture()
        _ = try await fixture.run(folder.path)
        let name: JSONValue = ["name": "New"]
        _ = try await fixture.service.patchTag(Slug(stored: "old"), with: name, if: .none)
        #expect(try await fixture.run(folder.path).counts.unchanged == 1)
        try folder.write(Array(post("A", "Text", "tags: [Old, More]\n").utf8), to: "a.md")
        #expect(try await fixture.run(folder.path).counts.updated == 1)
        #expect(try await article(fixture).tags.map(\.name) == ["New", "More"])
    }

    @Test func `an export that is older than the article is a conflict, and a newer one is taken`()
        async throws
    {
        let fixture = Fixture()
        let folder = try TemporaryFolder(["a.md": post("A", "Text")])
        _ = try await fixture.run(folder.path)
        try folder.write(try await fixture.exported(), to: "old/e.ndjson")
        try await patch(fixture, "a", ["title": "Edited"])
        let export = folder.file("old/e.ndjson")
        #expect(try await fixture.run(export).counts.conflicts == 1)
        #expect(try await article(fixture).title == "Edited")
        var options = ImportOptions()
        options.preference = .file
        #expect(try await fixture.run(export, options).counts.updated == 1)
        #expect(try await article(fixture).title == "A")
        let other = Fixture()
        #expect(try await other.run(export).counts.created == 1)
    }

    @Test func `a dry run says what would happen, slugs included, and stores nothing`() async throws {
        let folder = try TemporaryFolder([
            "a.md": post("A", "A"), "b/a.md": post("B", "B"), "c.md": "---\ntitle: C\nstatus: wibble\n---\n",
            "README.md": "x", "d.md": "---\ntitle: D\n", "e.png": "x",
        ])
        let fixture = Fixture()
        var lines: [String] = []
        let importer = Importer(service: fixture.service, options: ImportOptions(isDryRun: true))
        let counts = try await importer.run(.path(folder.path), onItem: { lines.append($0.line) })
        let start = folder.path
        #expect(
            lines.map { $0.replacing("\(start)/", with: "") } == [
                "skipped   README.md:1: is about the site or its files, not an article",
                "created   a.md:1 → a (published)", "created   b/a.md:1 → a (published)",
                "created   c.md:3 → c (draft): status is not understood: wibble",
                "refused   d.md:1: the front matter is not closed by a line ---",
            ])
        #expect(counts.description == "imported 4: 3 created, 0 updated, 0 unchanged, 1 failed, 1 skipped")
        #expect(counts.passedOver == [".png": 1])
        #expect(try await fixture.articles().isEmpty)
    }

    @Test func `every change on the way in is a note with file and line`() async throws {
        let folder = try TemporaryFolder([
            "a.md": "---\ntitle: A\nslug: My Slug\nweight: 3\ncategories:\n- [x, y]\n---\n",
            "b.md": post("B", "B", "slug: my-slug\n"),
        ])
        var notes: [String] = []
        _ = try await Importer(service: Fixture().service).run(
            .path(folder.path), onItem: { notes += $0.notes.map(\.description) })
        #expect(
            notes.map { $0.replacing("\(folder.path)/", with: "") } == [
                "a.md:1: has no date: it gets that of its first import",
                "a.md:3: the slug My Slug becomes my-slug",
                "a.md:6: nested names become the tag x/y", "a.md:4: weight is kept in metadata",
                "b.md:1: the slug my-slug is taken: it is my-slug-2",
            ])
    }
}
