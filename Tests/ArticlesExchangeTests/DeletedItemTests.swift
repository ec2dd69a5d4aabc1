import Articles
import ArticlesExchange
import Foundation
import StrictJSON
import Testing

/// What was deleted here does not come back with the next import.
@Suite("Imported items whose article was deleted")
struct DeletedItemTests {
    private static let restoring: ImportOptions = {
        var options = ImportOptions()
        options.restoresDeleted = true
        return options
    }()

    private func post(_ title: String, _ body: String, _ more: String = "") -> String {
        "---\ntitle: \(title)\ndate: 2020-01-01\n\(more)---\n\(body)"
    }

    private func delete(_ fixture: Fixture, _ slug: String) async throws {
        try await fixture.service.delete(.slug(Slug(stored: slug)), if: .none)
    }

    /// A storage that a folder was imported into, and from which the article of this slug was deleted then.
    private func fixture(_ folder: TemporaryFolder, without slug: String) async throws -> Fixture {
        let fixture = Fixture()
        _ = try await fixture.run(folder.path)
        try await delete(fixture, slug)
        return fixture
    }

    @Test(arguments: [true, false])
    func `it is skipped, and the plan, the report and the JSON say why`(_ isDryRun: Bool) async throws {
        let folder = try TemporaryFolder([
            "a.md": post("A", "A", "foo: 1\n"), "b.md": post("B", "B", "visibility: wibble\n"),
            "c.md": post("C", "C"),
        ])
        let fixture = try await fixture(folder, without: "a")
        try await delete(fixture, "b")
        // A change of the file is none of the decision.
        try folder.write(Array(post("A", "Changed").utf8), to: "a.md")
        var items: [ImportedItem] = []
        let importer = Importer(service: fixture.service, options: ImportOptions(isDryRun: isDryRun))
        let counts = try await importer.run(.path(folder.path), onItem: { items.append($0) })
        #expect(counts.description == "imported 1: 0 created, 0 updated, 1 unchanged, 0 failed, 2 skipped")
        let reason = "was deleted here; --restore-deleted brings it back"
        let (a, b) = ("\(folder.path)/a.md:1:", "\(folder.path)/b.md:1:")
        #expect(items.map(\.line).prefix(2) == ["skipped   \(a) \(reason)", "skipped   \(b) \(reason)"])
        #expect(items.flatMap(\.remarks) == ["\(a) skipped: \(reason)", "\(b) skipped: \(reason)"])
        let json = try JSONParser.parse(try #require(items.first).json)
        #expect(json["outcome"] == .string("skipped"))
        #expect(json["reason"]?["text"] == .string(reason))
        #expect(json["title"] == .string("A") && json["source"]?["id"] == .string("a.md"))
        #expect(try await fixture.articles().map(\.title) == ["C"])
    }

    @Test func `it comes back as a new article if it is restored, once`() async throws {
        let folder = try TemporaryFolder(["a.md": post("A", "A")])
        let fixture = try await fixture(folder, without: "a")
        let (counts, _) = try await fixture.run(folder.path, Self.restoring)
        #expect(counts.description == "imported 1: 1 created, 0 updated, 0 unchanged, 0 failed")
        #expect(try await fixture.articles().map(\.slug.text) == ["a"])
        #expect(try await fixture.run(folder.path).counts.unchanged == 1)
        try await delete(fixture, "a")
        #expect(try await fixture.run(folder.path).counts.skipped == 1)
    }

    @Test(arguments: ["2020/a.md", "a/index.md", "a.markdown"])
    func `its file can be moved, and it does not come back from there`(_ name: String) async throws {
        let folder = try TemporaryFolder(["a.md": post("A", "A"), "b.md": post("B", "B")])
        let fixture = try await fixture(folder, without: "a")
        try folder.write(Array(post("A", "Changed").utf8), to: name)
        try FileManager.default.removeItem(atPath: folder.file("a.md"))
        let (counts, _) = try await fixture.run(folder.path)
        #expect(counts.skipped == 1 && counts.created == 0 && counts.unchanged == 1, "\(counts)")
        #expect(try await fixture.run(folder.path, Self.restoring).counts.created == 1)
        #expect(try await fixture.run(folder.path).counts.unchanged == 2)
    }

    @Test func `its file can be renamed, and is known by its slug, or by one that it had`() async throws {
        let folder = try TemporaryFolder(["a.md": post("A", "A", "slug: first\n"), "b.md": post("B", "B")])
        let fixture = Fixture()
        _ = try await fixture.run(folder.path)
        let slug = ArticleReference.slug(Slug(stored: "first"))
        _ = try await fixture.service.patch(slug, with: ["slug": "second"], if: .none)
        try await delete(fixture, "second")
        try folder.write(Array(post("A", "A", "slug: first\n").utf8), to: "renamed.md")
        try FileManager.default.removeItem(atPath: folder.file("a.md"))
        #expect(try await fixture.run(folder.path).counts.skipped == 1)
    }

    @Test func `its file can be renamed, and is known by its text, also if that was edited here`()
        async throws
    {
        let folder = try TemporaryFolder(["a.md": post("A", "A"), "b.md": post("B", "B")])
        let fixture = Fixture()
        _ = try await fixture.run(folder.path)
        let edit: JSONValue = ["title": "Edited", "body": "Edited"]
        _ = try await fixture.service.patch(.slug(Slug(stored: "a")), with: edit, if: .none)
        try await delete(fixture, "a")
        try folder.write(Array(post("A", "A").utf8), to: "renamed.md")
        // Beside its file it is another one.
        #expect(try await fixture.run(folder.path, ImportOptions(isDryRun: true)).counts.created == 1)
        try FileManager.default.removeItem(atPath: folder.file("a.md"))
        let counts = try await fixture.run(folder.path).counts
        #expect(counts.skipped == 1 && counts.created == 0 && counts.unchanged == 1, "\(counts)")
        #expect(try await fixture.run(folder.path, Self.restoring).counts.created == 1)
        #expect(try await fixture.run(folder.path).counts.unchanged == 2)
    }

    @Test func `another file with its slug, beside its own, is another article`() async throws {
        let folder = try TemporaryFolder(["a.md": post("A", "A")])
        let fixture = try await fixture(folder, without: "a")
        try folder.write(Array(post("Other", "Other").utf8), to: "2020/a.md")
        let (counts, _) = try await fixture.run(folder.path)
        #expect(counts.created == 1 && counts.skipped == 1)
        #expect(try await fixture.articles().map(\.title) == ["Other"])
    }

    @Test(arguments: ["2025-01-01-weekly-update.md", "2025/weekly-update.md"])
    func `another article with its slug and its title, and another date and text, is not it`(
        _ name: String
    ) async throws {
        let first = "2024-01-01-weekly-update.md"
        let folder = try TemporaryFolder([first: "---\ntitle: Weekly update\n---\nA", "b.md": post("B", "B")])
        let fixture = try await fixture(folder, without: "weekly-update")
        try FileManager.default.removeItem(atPath: folder.file(first))
        let next = "---\ntitle: Weekly update\ndate: 2025-01-01\n---\nOther"
        try folder.write(Array(next.utf8), to: name)
        #expect(try await fixture.run(folder.path).counts.created == 1)
        #expect(try await fixture.articles().map(\.title).sorted() == ["B", "Weekly update"])
    }

    @Test func `another article with its slug, and another title and text, is not it`() async throws {
        let folder = try TemporaryFolder(["a.md": post("A", "A"), "b.md": post("B", "B")])
        let fixture = try await fixture(folder, without: "a")
        try FileManager.default.removeItem(atPath: folder.file("a.md"))
        try folder.write(Array(post("Other", "Other", "slug: a\n").utf8), to: "c.md")
        #expect(try await fixture.run(folder.path).counts.created == 1)
    }

    @Test func `another folder's file with the path that an earlier version knew it by is not it`()
        async throws
    {
        let one = try TemporaryFolder(["a.md": post("A", "A")])
        let fixture = Fixture()
        _ = try await fixture.run(one.path, ImportOptions(sourceName: "markdown"))
        try await delete(fixture, "a")
        let two = try TemporaryFolder(["a.md": post("Other", "Other")])
        #expect(try await fixture.run(two.path).counts.created == 1)
    }

    @Test func `of two with one text, the one whose file was renamed does not come back`() async throws {
        let folder = try TemporaryFolder([
            "a.md": post("Same", "Same"), "b.md": post("Same", "Same"), "c.md": post("Same", "Same"),
        ])
        let fixture = Fixture()
        _ = try await fixture.run(folder.path)
        for slug in ["a", "b", "c"] { try await delete(fixture, slug) }
        for (name, other) in [("a", "d"), ("b", "e")] {
            try FileManager.default.moveItem(
                atPath: folder.file("\(name).md"), toPath: folder.file("\(other).md"))
        }
        #expect(try await fixture.run(folder.path).counts.skipped == 3)
        // Two were deleted whose file is gone: a third is another article.
        try folder.write(Array(post("Same", "Same").utf8), to: "f.md")
        let counts = try await fixture.run(folder.path).counts
        #expect(counts.skipped == 3 && counts.created == 1, "\(counts)")
    }

    @Test(arguments: [["x/n.md", "y/n.md", "z/n.md"], ["n2.md", "n3.md", "n4.md"]])
    func `one without a text does not keep out every other with its title`(_ names: [String]) async throws {
        let empty = "---\ntitle: Meeting notes\n---\n"
        let folder = try TemporaryFolder(["n.md": empty, "b.md": post("B", "B")])
        let fixture = try await fixture(folder, without: "n")
        try FileManager.default.removeItem(atPath: folder.file("n.md"))
        for name in names { try folder.write(Array(empty.utf8), to: name) }
        // The first with its slug may be the same one.
        #expect(try await fixture.run(folder.path).counts.created == (names[0] == "n2.md" ? 3 : 2))
    }

    @Test func `one whose path is longer than an id is known as long as its file is there`() async throws {
        let long = (1...5).map { "\($0)" + String(repeating: "\u{E9}", count: 90) }.joined(separator: "/")
        let folder = try TemporaryFolder(["\(long)/a.md": post("A", "A"), "b.md": post("B", "B")])
        let fixture = try await fixture(folder, without: "a")
        try folder.write(Array(post("A", "A").utf8), to: "copy.md")
        let counts = try await fixture.run(folder.path).counts
        #expect(counts.created == 1 && counts.skipped == 1, "\(counts)")
        try FileManager.default.removeItem(atPath: folder.file("\(long)/a.md"))
        try folder.write(Array(post("A", "A").utf8), to: "moved.md")
        #expect(try await fixture.run(folder.path).counts.skipped == 1)
    }

    @Test func `it is not taken for another article that was moved there`() async throws {
        let folder = try TemporaryFolder(["a.md": post("Same", "Same"), "b.md": post("Same", "Same")])
        let fixture = try await fixture(folder, without: "a")
        try FileManager.default.removeItem(atPath: folder.file("b.md"))
        #expect(try await fixture.run(folder.path).counts.skipped == 1)
        #expect(try await fixture.articles().compactMap(\.source?.id) == ["b.md"])
    }

    @Test func `it is known by the source that an earlier version gave it`() async throws {
        let folder = try TemporaryFolder(["a.md": post("A", "A")])
        let fixture = Fixture()
        _ = try await fixture.run(folder.path, ImportOptions(sourceName: "markdown"))
        try await delete(fixture, "a")
        #expect(try await fixture.run(folder.path).counts.skipped == 1)
        // Under a name that is given, it is another import.
        #expect(try await fixture.run(folder.path, ImportOptions(sourceName: "mine")).counts.created == 1)
    }

    @Test func `an export restores what was deleted since, as what brings an id is a copy`() async throws {
        let folder = try TemporaryFolder(["a.md": post("A", "A")])
        let fixture = Fixture()
        _ = try await fixture.run(folder.path)
        try folder.write(try await fixture.exported(), to: "old/e.ndjson")
        try await delete(fixture, "a")
        #expect(try await fixture.run(folder.file("old/e.ndjson")).counts.created == 1)
        #expect(try await fixture.run(folder.path).counts.unchanged == 2)
    }

    @Test func `items of a file that holds many are known one by one`() async throws {
        let lines = (1...3).map { #"{"title":"T","slug":"t-\#($0)","source":{"name":"s","id":"\#($0)"}}"# }
        let folder = try TemporaryFolder(["a.ndjson": lines.joined(separator: "\n")])
        let fixture = try await fixture(folder, without: "t-2")
        let (counts, _) = try await fixture.run(folder.path)
        #expect(counts.unchanged == 2 && counts.skipped == 1)
        #expect(try await fixture.articles().compactMap(\.source?.id).sorted() == ["1", "3"])
    }
}
