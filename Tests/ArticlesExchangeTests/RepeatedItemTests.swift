import Articles
import Testing

@testable import ArticlesExchange

/// Of several items of a file with one id the first is taken, and nothing is replaced in silence.
@Suite("Items with one id")
struct RepeatedItemTests {
    /// The titles of what is taken, with a star when it is held back, and the lines of what is refused.
    private func outcome(_ name: String, _ text: String) throws -> [String] {
        try Reading.items(name, Array(text.utf8)).map { item in
            switch item.verdict {
            case .article(let draft): draft.title
            case .heldBack(let draft, _): draft.title + "*"
            case .record(let record): record.title
            case .skipped(let note): "skipped \(note.location.line)"
            case .refused(let fault): "refused \(fault.location.line)"
            }
        }
    }

    private func ghost(_ id: String, _ title: String, _ more: String = "") -> String {
        #"{"id":"\#(id)","title":"\#(title)","status":"published","html":"a"\#(more)}"#
    }

    private func database(_ posts: String...) -> String {
        #"{"data":{"posts":[\#(posts.joined(separator: ",\n"))]}}"#
    }

    @Test func `posts of two databases of Ghost do not replace each other, and have their own lines`() throws
    {
        let both =
            #"{"db":["# + database(ghost("1", "A")) + ",\n\n" + database(ghost("1", "B"), ghost("2", "C"))
            + "]}"
        #expect(try outcome("a.json", both) == ["A", "refused 3", "C"])
        #expect(try Reading.items("a.json", Array(both.utf8)).map(\.location.line) == [1, 3, 4])
    }

    @Test func `a database without posts does not keep those of others away`() throws {
        let export = #"{"db":[{"data":{"users":[]}},"# + "\n" + database(ghost("1", "A")) + "]}"
        #expect(try outcome("a.json", export) == ["skipped 1", "A"])
        #expect(try Reading.items("a.json", Array(export.utf8)).last?.location.line == 2)
        #expect(try outcome("a.json", #"{"db":[{"data":{}},{}]}"#) == ["refused 1"])
    }

    @Test func `the first is held back if another one is not public`() throws {
        let export =
            #"{"data":{"posts":["# + ghost("1", "A") + "," + ghost("1", "B", #","visibility":"paid""#) + "]}}"
        #expect(try outcome("a.json", export) == ["A*", "refused 1"])
        let feed =
            #"{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","title":"A","content_text":"a"},"#
            + #"{"id":1,"title":"B","content_text":"b","status":"draft"}]}"#
        #expect(try outcome("a.json", feed) == ["A*", "refused 1"])
    }

    @Test func `items without an id are known by what they have`() throws {
        let feed =
            #"{"version":"https://jsonfeed.org/version/1.1","items":[{"title":"A"},{"title":"B"},{"content_text":"c"},"#
            + #"{"content_text":"d"},{"title":"A"},7]}"#
        #expect(try outcome("a.json", feed) == ["A", "B", "c", "d", "refused 1", "refused 1"])
        #expect(
            try outcome("a.json", #"{"posts":[{"title":"A","published_at":"2020-01-01","html":"a"},null]}"#)
                == ["A", "refused 1"])
    }

    private func entry(_ id: String, _ title: String, _ more: String = "") -> String {
        "<item><guid>\(id)</guid><title>\(title)</title><description>a</description>\(more)</item>\n"
    }

    @Test func `so it is in a feed`() throws {
        let draft = "<x:status xmlns:x='urn:x'>draft</x:status>"
        let items = entry("1", "A") + entry("2", "B") + entry("1", "C") + entry("2", "D", draft)
        #expect(
            try outcome("a.rss", "<rss><channel>\(items)</channel></rss>") == [
                "A", "B*", "refused 3", "refused 4",
            ])
    }

    @Test func `so it is in an export of WordPress`() throws {
        let items = [
            WordPressExport.item(1, "publish"), WordPressExport.item(2, "publish"),
            WordPressExport.item(1, "publish"),
            WordPressExport.item(2, "private"), WordPressExport.item(3, "publish"),
            WordPressExport.item(3, "trash"),
        ]
        let outcome = try outcome("a.xml", WordPressExport.text(items.joined()))
        #expect(
            outcome.map { $0.prefix(7) } == [
                "Title 1", "Title 2", "refused", "refused", "Title 3", "skipped",
            ])
        #expect(outcome.map { $0.hasSuffix("*") } == [false, true, false, false, true, false])
    }

    @Test func `a mark in the text of another one holds the first back, too`() throws {
        let marked = "<description>a &lt;!--members-only--&gt; b</description>"
        let second = "<item><guid>1</guid><title>B</title>\(marked)</item>\n"
        let feed = "<rss><channel>\(entry("1", "A") + second + entry("2", "C"))</channel></rss>"
        #expect(try outcome("a.rss", feed) == ["A*", "refused 2", "C"])
        let gate = WordPressExport.item(1, "publish").replacing(
            "<content:encoded>", with: "<content:encoded><![CDATA[<!--members-only-->]]>")
        let export = WordPressExport.text(WordPressExport.item(1, "publish") + gate)
        #expect(gate.contains("members-only"))
        #expect(try outcome("a.xml", export).first?.hasSuffix("*") == true)
    }

    @Test func `what is skipped takes no place, and what comes behind it is held back`() throws {
        let items = WordPressExport.item(3, "trash") + WordPressExport.item(3, "publish")
        let outcome = try outcome("a.xml", WordPressExport.text(items))
        #expect(outcome.map { $0.prefix(7) } == ["skipped", "Title 3"])
        #expect(outcome.last?.hasSuffix("*") == true)
    }
}
