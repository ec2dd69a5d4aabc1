import Articles
import Foundation
import MarkupParsing
import StrictJSON
import Testing

@testable import ArticlesExchange

@Suite("Feeds")
struct FeedTests {
    private static let files: [String] = {
        guard let root = RealData.path("import/feeds") else { return [] }
        return ["atom10", "rss"].flatMap { folder in
            ((try? FileManager.default.contentsOfDirectory(atPath: "\(root)/\(folder)")) ?? []).sorted()
                .filter { $0.hasSuffix(".xml") }.map { "\(folder)/\($0)" }
        }
    }()

    @Test func `the feeds with their expected parse are beside the checkout, or all are left out`() {
        #expect(Self.files.isEmpty || Self.files.count == 18)
    }

    @Test(arguments: files)
    func `a feed is read as its own comment expects`(_ name: String) throws {
        let root = try #require(RealData.path("import/feeds"))
        let bytes = try [UInt8](Data(contentsOf: URL(filePath: "\(root)/\(name)")))
        let text = String(decoding: bytes, as: UTF8.self)
        let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("Expect:") })
        let match = try #require(line.firstMatch(of: /not bozo and (\S+(?:\[[^\]]*\])*) == (.+)$/))
        let parsed = try ParsedFeed(bytes)
        let expected = String(match.2).trimmingCharacters(in: .whitespaces)
        let path = String(match.1)
        let value = parsed[path]
        #expect(value == FeedExpectation.value(of: expected), "\(path)")
    }

    @Test func `each feed becomes an article, or says why not`() async throws {
        for name in Self.files {
            let root = try #require(RealData.path("import/feeds"))
            let fixture = Fixture()
            let (counts, faults) = try await fixture.run("\(root)/\(name)")
            #expect(faults == [], "\(name)")
            #expect(counts.total == (name.hasSuffix("relative_uri.xml") ? 0 : 1), "\(name)")
        }
    }

    @Test func `a JSON Feed keeps html, text, people, tags and dates`() async throws {
        let feed = """
            {"version":"https://jsonfeed.org/version/1.1","title":"T","home_page_url":"https://blog.example/","language":"en",
             "authors":[{"name":"Ann Lee"}],
             "items":[{"id":"1","url":"https://blog.example/2020/first-post","title":"First","content_html":"<p>Hello</p>",
             "summary":"S","date_published":"2020-05-01T10:00:00+02:00","tags":["a","b"],"authors":[{"name":"Tom Ek"}]},
             {"id":2,"content_text":"Only text.\\nTwo lines."}]}
            """
        let items = try items("feed.json", feed)
        let first = try #require(items.first?.verdict.draft)
        #expect(first.title == "First" && first.body == "<p>Hello</p>" && first.format == .html)
        #expect(first.authors == ["Tom Ek"] && first.tags.map(\.text) == ["a", "b"] && first.excerpt == "S")
        #expect(first.source == Source(name: "blog.example", id: "1"))
        let second = try #require(items.last?.verdict.draft)
        #expect(second.title == "Only text" && second.format == .plain && second.authors == ["Ann Lee"])
        #expect(items.last?.notes.contains { $0.text == "has no date" } == true)
    }

    @Test func `Blogger's posts, drafts, pages and comments are told apart`() async throws {
        func entry(_ id: Int, _ kind: String, _ more: String = "") -> String {
            """
            <entry><id>tag:blogger.com,1999:post-\(id)</id><published>2012-03-04T05:06:07.000+01:00</published>
            <updated>2012-03-05T00:00:00Z</updated>
            <category scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#\(kind)'/>
            <category scheme='http://www.blogger.com/atom/ns#' term='soup'/><title type='text'>T\(id)</title>
            <content type='html'>&lt;b&gt;Body&lt;/b&gt;</content><author><name>Ann</name></author>\(more)</entry>
            """
        }
        let draft =
            "<app:control xmlns:app='http://purl.org/atom/app#'><app:draft>yes</app:draft></app:control>"
        let feed =
            "<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><id>tag:blogger.com,1999:blog-1</id>"
            + entry(1, "post") + entry(2, "post", draft) + entry(3, "page") + entry(4, "comment")
            + entry(5, "settings") + "</feed>"
        let items = try items("blog.xml", feed)
        #expect(items.count == 5)
        #expect(items[0].verdict.draft?.status == .published)
        #expect(items[0].verdict.draft?.body == "<b>Body</b>")
        #expect(items[0].verdict.draft?.tags.map(\.text) == ["soup"])
        #expect(items[1].verdict.draft?.status == .draft)
        #expect(items[2...].allSatisfy { $0.verdict.draft == nil })
    }

    @Test func `an XHTML body keeps its marks, and its references are made absolute`() throws {
        let feed = """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://a.example/blog/"><entry xml:base="2020/"><title>T</title>
            <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>a &amp; <a href="x.html">b</a><br/></p></div></content>
            </entry></feed>
            """
        let draft = try #require(try items("feed.atom", feed).first?.verdict.draft)
        #expect(draft.body == #"<p>a &amp; <a href="http://a.example/blog/2020/x.html">b</a><br></p>"#)
    }

    @Test(arguments: [
        "<content type='application/xml'><feed xmlns='http://www.w3.org/2005/Atom'><entry><title>Secret</title></entry></feed></content>",
        "<x:a xmlns:x='https://a.example/x'><channel><title>Other</title><item><title>Secret</title></item></channel></x:a>",
        "<content type='application/xml'><RDF><item><title>Secret</title></item><item><title>Secret</title></item></RDF></content>",
    ])
    func `an entry that is quoted in an entry is no article`(_ content: String) throws {
        let control =
            "<app:control xmlns:app='http://www.w3.org/2007/app'><app:draft>yes</app:draft></app:control>"
        let feed =
            "<feed xmlns='http://www.w3.org/2005/Atom'><title>T</title><entry><id>1</id><title>A</title>\(content)"
            + "\(control)</entry><entry><id>2</id><title>B</title><content>b</content></entry></feed>"
        #expect(try items("a.atom", feed).map { $0.verdict.draft?.title } == ["A", "B"])
        #expect(try items("a.atom", feed).map { $0.verdict.draft?.status } == [.draft, .published])
    }

    @Test func `an entry that is quoted in the feed itself is no article, and a line says so`() throws {
        let quoted =
            "<x:blogroll xmlns:x='https://a.example/x'><feed><entry><title>Secret</title></entry></feed></x:blogroll>"
        let feed =
            "<feed xmlns='http://www.w3.org/2005/Atom'>\n\(quoted)<entry><id>1</id><title>A</title></entry></feed>"
        let all = try items("a.atom", feed)
        #expect(all.compactMap { $0.verdict.draft?.title } == ["A"])
        let lines = all.compactMap {
            if case .skipped(let note) = $0.verdict { note.location.line } else { nil }
        }
        #expect(lines == [2])
    }

    @Test func `what is nearly an entry is not passed over in silence`() throws {
        let feed =
            "<rss xmlns:x='urn:x'><channel><Item><title>A</title></Item>\n<x:item><title>B</title></x:item>\n"
            + "<items><item><title>C</title></item></items>\n<item><title>D</title></item></channel></rss>"
        let lines = try items("a.rss", feed).map { item in
            if case .skipped(let note) = item.verdict { note.location.line } else { 0 }
        }
        #expect(lines.sorted() == [0, 1, 2, 3])
    }

    @Test func `members of a JSON Feed of another kind are noted`() throws {
        let item = try jsonFeed(
            #""content_html":{"a":1},"tags":"a, b","summary":["x"],"date_published":"2020-01-01""#)
        #expect(
            item.notes.map(\.text) == [
                "left out, content_html is no text", "left out, tags is no list",
                "left out, summary is no text",
            ])
        #expect(try jsonFeed(#""tags":["a",2020]"#).verdict.draft?.tags.map(\.text) == ["a", "2020"])
    }

    @Test func `a channel that is quoted in an item is not the feed's`() throws {
        let quoted =
            "<content:encoded xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><language>fr</language>"
            + "<item><guid>9</guid><title>Secret</title></item></channel></content:encoded>"
        let feed =
            "<rss version='2.0'><channel><language>de</language><item><guid>1</guid><title>A</title>\(quoted)</item>"
            + "<item><guid>2</guid><title>B</title></item></channel></rss>"
        let drafts = try items("a.xml", feed).compactMap(\.verdict.draft)
        #expect(drafts.map(\.title) == ["A", "B"] && drafts.map(\.language) == ["de", "de"])
    }

    @Test func `of several controls of an entry one that says draft is enough`() throws {
        let control = "<app:control><app:draft>%</app:draft></app:control>"
        for (values, isDraft) in [(["no", "yes"], true), (["yes", "no"], true), (["no", "no"], false)] {
            let controls = values.map { control.replacing("%", with: $0) }.joined()
            let feed =
                "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:app='http://www.w3.org/2007/app'><entry><id>1</id><title>A</title>"
                + "<published>2020-01-01T00:00:00Z</published><content>a</content>\(controls)</entry></feed>"
            let status = try items("a.atom", feed).first?.verdict.draft?.status
            #expect(status == (isDraft ? .draft : .published), "\(values)")
        }
    }

    @Test(arguments: [
        ("Wed, 02 Oct 02 13:00:00 GMT", "2002-10-02T13:00:00.000Z"),
        ("2 Oct 99 13:00:00 +0200", "1999-10-02T11:00:00.000Z"),
        ("Wed, 02 Oct 2002 13:00 EST", "2002-10-02T18:00:00.000Z"),
    ])
    func `a date of RFC 822 is read, also with two digits for its year`(_ date: String, _ time: String) {
        #expect(FeedDate.timestamp(date)?.description == time)
    }

    private func jsonFeed(_ members: String) throws -> ImportItem {
        let feed =
            #"{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","title":"A","content_text":"a",\#(members)}]}"#
        return try #require(try items("a.json", feed).first)
    }

    @Test func `nothing of an item of a JSON Feed is dropped in silence`() throws {
        let item = try jsonFeed(
            #""date_published":"2020-01-01T00:00:00Z","external_url":"https://b.example/x","date_modified":"soon","_x":{"a":1}"#
        )
        #expect(item.verdict.draft?.metadata.contains(#""external_url":"https://b.example/x""#) == true)
        #expect(
            item.notes.map(\.text) == [
                "the date of its last change can't be read, and is left out: soon",
                "left out, what JSON Feed does not have: _x",
            ])
    }

    @Test func `an item that is said to be scheduled has the date of its feed`() throws {
        let ahead = try jsonFeed(#""date_published":"2099-01-01T00:00:00Z","status":"scheduled""#)
        guard case .article(let draft) = ahead.verdict else {
            Issue.record("\(ahead.verdict)")
            return
        }
        #expect(String(describing: draft.publishedAt).contains("2099-01-01T00:00:00.000Z"))
        guard case .heldBack(_, let note) = try jsonFeed(#""status":"scheduled""#).verdict else {
            Issue.record("is not held back")
            return
        }
        #expect(note.text == "status is scheduled, but there is no date")
    }

    @Test func `the line of an item is that on which it begins`() throws {
        let feed = """
            {"version": "https://jsonfeed.org/version/1.1",
             "title": "2", "_y": {"items": [
               {"id": "2"}]},
             "items": [ null,
               {"id": "1", "title": "2", "url": "https:\\/\\/a.example\\/1", "content_text": "\\"items\\": [,"},

               {"content_text": "x", "attachments": [{"url": "a"}, {"url": "b"}],
                "id": "2"}, {"id": "3"}]}
            """
        #expect(try items("a.json", feed).map(\.location.line) == [4, 5, 7, 8])
        let ghost =
            #"{"meta":{"posts":[1,2]},\n"data":{"posts_meta":[],"posts":\n[{"id":"1"},\n{"id":"2"}]}}"#
        let bytes = Array(ghost.replacing("\\n", with: "\n").utf8)
        #expect(JSONFile.lines(ofElementsIn: ["data", "posts"], of: bytes) == [3, 4])
        #expect(JSONFile.lines(ofElementsIn: ["posts"], of: bytes) == [])
    }

    private func items(_ name: String, _ text: String) throws -> [ImportItem] {
        try Reading.items(name, Array(text.utf8))
    }
}

/// A feed by the names that feedparser gives to its parts.
private struct ParsedFeed {
    private let entries: [FeedEntry]
    private let head: FeedElement?

    init(_ bytes: [UInt8]) throws {
        let parsed = FeedHead()
        _ = try Self.scan(bytes, FeedScanner(head: parsed) { _ in })
        entries = try Self.scan(bytes, FeedScanner { _ in }).takeEntries().map { FeedEntry($0) }
        head = parsed.root?.first("channel") ?? parsed.root
    }

    private static func scan(_ bytes: [UInt8], _ scanner: FeedScanner) throws -> FeedScanner {
        let parser = MarkupParser(.xml, scanner)
        try parser.feed(bytes)
        try parser.finish()
        #expect(parser.repairs.isEmpty)
        return scanner
    }

    subscript(path: String) -> String? {
        let keys = path.matches(of: /'(\w+)'|\[(\d+)\]/).map { String($0.1 ?? $0.2 ?? "") }
        if path.hasPrefix("feed") { return head?.first("title").map(FeedEntry.html) }
        guard let entry = entries.first else { return nil }
        let number = keys.dropFirst().lazy.compactMap { Int($0) }.first ?? 0
        switch keys.dropFirst().first {
        case "tags":
            return keys.last == "term" ? entry.categories[number].term : entry.categories[number].scheme
        case "content": return keys.last == "src" ? entry.contentAddress : entry.content
        case "id", "guid": return entry.id
        case "link": return entry.link
        case "source": return entry.sourceID
        case "title": return entry.title
        case "license": return entry.license
        case "author": return entry.authors.first
        case "description": return entry.summary
        case "published": return entry.published
        case "enclosures":
            let enclosure = entry.enclosures[number]
            return
                "{'href': '\(enclosure.address)', 'length': '\(enclosure.length)', 'type': '\(enclosure.type)'}"
        case _: return nil
        }
    }
}

/// The literals of Python in the comments.
private enum FeedExpectation {
    static func value(of literal: String) -> String {
        guard literal.hasPrefix("'") else { return literal }
        return String(literal.dropFirst().dropLast()).replacing(/\\x([0-9a-f]{2})/) { match in
            UInt32(match.1, radix: 16).flatMap(Unicode.Scalar.init).map { String($0) } ?? ""
        }
    }
}
