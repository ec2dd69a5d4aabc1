import Articles
import StrictJSON
import Testing

@testable import ArticlesExchange

/// Texts that are one thing many times. Each is as large as it takes for work that grows with the square of the size
/// to last for minutes: the time limit only ends such a test, it measures nothing.
@Suite("Hostile exports and pages", .serialized, .timeLimit(.minutes(2)))
struct HostileMarkupTests {
    private func body(_ text: String, more: String = "") throws -> ImportItem? {
        let items = try WordPressExport.read(WordPressExport.item(1, "publish", body: text, more: more))
        #expect(items.count == 1)
        return items.first
    }

    private func times(_ piece: String, bytes: Int) -> String {
        String(repeating: piece, count: bytes / piece.utf8.count)
    }

    @Test(arguments: [
        "[embed]", "[caption id=\"a\"]", "[a ", "[", "[/embed]", "[embed][/embed]", "[code]",
        "[gallery ids=\"1\"]",
        "<ul>\n<li>a</li>\n</ul>\n\n", "<ul>", "<pre>\n", "<", "<\n\n", "a\n", "\n", "a\n\n", "<!--",
        "<!--a-->",
        "<!-- wp:a -->\n\n", "<!-- wp:a {\"b\":1} /-->", "&", "[private", "[a b=\"",
    ])
    func `a post of one thing without end is read in time`(_ piece: String) throws {
        #expect(try body(times(piece, bytes: Hostile.size(200_000)))?.verdict.draft != nil)
    }

    @Test(arguments: ["", " ", "<!-- a -->", "<!doctype html>", "</p>", "<?a?>", "\u{FEFF}"])
    func `a page without an element or a text is refused`(_ page: String) throws {
        for name in ["page.html", "page.htm"] {
            let items = try Reading.items(name, Array(page.utf8))
            #expect(items.allSatisfy { $0.verdict.draft == nil })
            #expect(items.count <= 1)
        }
    }

    @Test(arguments: ["&lt;", "&lt;a ", "&lt;!--", "&lt;a b='", "&amp;", "&lt;script&gt;"])
    func `a title and an excerpt of one thing without end are read in time`(_ piece: String) throws {
        let text = times(piece, bytes: Hostile.size(200_000))
        let item = try body("x", more: "<title>\(text)</title><excerpt:encoded>\(text)</excerpt:encoded>")
        #expect(item?.verdict.draft != nil)
    }

    @Test func `members without end are read in time`() throws {
        let count = Hostile.size(20_000)
        let terms = (0..<count).map { "<category domain=\"d\($0)\" nicename=\"a\">x</category>" }.joined()
        #expect(try body("x", more: terms)?.verdict.draft != nil)
        let names = (0..<count).map { "<a\($0)>x</a\($0)><title>\($0)</title>" }.joined()
        #expect(try body("x", more: names)?.verdict.draft?.title == "\(count - 1)")
        let items = try WordPressExport.read(String(repeating: "<item></item>", count: count))
        #expect(items.count == count)
    }

    @Test func `a feed that says much of itself, and has many entries, is read in time`() throws {
        let links = String(repeating: "<link rel='x' href='https://a.example'/>", count: 20_000)
        let entries = (0..<3_000).map { "<entry><id>\($0)</id><title>A</title></entry>" }.joined()
        let feed = "<feed xmlns='http://www.w3.org/2005/Atom'>\(links)\(entries)</feed>"
        #expect(try Reading.items("a.atom", Array(feed.utf8)).count == 3_000)
    }

    private func reason(_ name: String, _ text: String) throws -> String? {
        guard case .refused(let fault)? = try Reading.items(name, Array(text.utf8)).last?.verdict else {
            return nil
        }
        return "\(fault.location.line): \(fault.reason)"
    }

    @Test func `attributes without end are refused with their line`() throws {
        let attributes = (0..<60_000).map { "a\($0)=\"1\"" }.joined(separator: " ")
        let refusal = "2: an element has more than 1000 attributes"
        #expect(try reason("a.html", "<html>\n<p \(attributes)>x y z") == refusal)
        #expect(try reason("a.html", "<html>\n<p \(times("a ", bytes: 100_000))>x y z") == refusal)
        #expect(try reason("a.rss", "<rss><channel>\n<item \(attributes)/></channel></rss>") == refusal)
        let spaces = (0..<30_000).map { "xmlns:a\($0)='u\($0)'" }.joined(separator: " ")
        #expect(try reason("a.rss", "<rss>\n<channel \(spaces)></channel></rss>") == refusal)
        let wxr = WordPressExport.head + "<item \(attributes)></item></channel></rss>"
        #expect(try reason("a.xml", wxr)?.hasSuffix("an element has more than 1000 attributes") == true)
    }

    /// Each is a way of making somebody who only looks for tags believe that there is none.
    @Test(arguments: [
        "<!-- x --!><p %>y", "<p \"a=\"b %>y", "<p 'a='b %>y", "<p a=\"1\"b='2' %>y", "<p a = \"1\" %>y",
        "<b<i %>y", "<p/ %>y", "<script<x></script><p %>y", "<?x <script ?><p %>y",
    ])
    func `attributes without end are refused wherever they stand:`(_ html: String) throws {
        let attributes = (0..<30_000).map { "a\($0)" }.joined(separator: " ")
        let page = "<html><body>x\n\(html.replacing("%", with: attributes))"
        #expect(try reason("a.html", page) == "2: an element has more than 1000 attributes")
    }

    @Test func `attributes of XML are counted behind instructions and sections of data`() throws {
        let attributes = (0..<30_000).map { "a\($0)='1'" }.joined(separator: " ")
        for before in [
            "<?x ><!-- ?>", "<![CDATA[<!-- ]]>", "<!-- <![CDATA[ -->", "<a b='&lt;!--'/>", "<?x ?><!-- x -->",
        ] {
            let feed = "<rss><channel>\(before)\n<item \(attributes)/></channel></rss>"
            #expect(
                try reason("a.rss", feed)?.hasSuffix("an element has more than 1000 attributes") == true,
                "\(before)")
        }
        let signs = String(repeating: "<a b=c d=e f=g\n", count: 20_000)
        #expect(try body(signs)?.verdict.draft != nil)
    }

    @Test func `an element may have a thousand attributes, and one of long values`() throws {
        let attributes = (0..<1_000).map { "a\($0)=\"\($0) b c d\"" }.joined(separator: " ")
        let words = "<p \(attributes)>It was closed for a long time, and is so still, as everybody knows.</p>"
        #expect(
            try Reading.items("a.html", Array("<html><body><h1>A</h1>\(words)".utf8)).first?.verdict.draft
                != nil)
        #expect(try reason("a.html", "<html><body>" + words.replacing("<p ", with: "<p x1 ")) != nil)
    }

    @Test(arguments: [
        "<script>if (a<b && \(String(repeating: "c d ", count: 600))) {}</script>",
        "<style>a<b \(String(repeating: "c d ", count: 600))</style>",
        "<!-- <a \(String(repeating: "c d ", count: 600))-->",
        "<p title=\"\(String(repeating: "c d=e ", count: 600))\">x</p>",
        "<p>a < b \(String(repeating: "c d ", count: 600))</p>",
    ])
    func `words that are no attributes are not counted`(_ html: String) throws {
        let page =
            "<html><body><h1>The bridge</h1>\(html)<p>It was closed for a long time, and is so still.</p>"
        #expect(try reason("a.html", page) == nil)
    }

    @Test(arguments: [
        "<p>By Ann Lee</p>", "<p>By Ann Lee%</p>", "<p>Tags: a%, b%</p>", "<p>#a% #b%</p>",
        "<p>1 March 2024</p>",
        "<time>1 March 2024</time>", "<p>Related articles</p>", "<p>Image caption</p>",
        "<h1>A again here</h1>",
        "<p>Ann Lee</p>", "<p>Published</p>", "<a rel=tag>x%</a>",
    ])
    func `a page of one kind of line without end is read in time`(_ piece: String) throws {
        let lines = (0..<Hostile.size(6_000)).map { piece.replacing("%", with: "\($0)") }.joined()
        let item = try Reading.items("a.html", Array("<html><body><h1>The bridge</h1>\(lines)".utf8)).first
        #expect(item?.verdict.draft != nil)
    }

    @Test(arguments: [
        "By Ann Lee\n", "By Ann Lee%\n", "Ann Lee%\n", "Tags: a%, b%\n", "#a%\n", "Related articles\n",
        "Published\n",
        "Image caption:\n", "The same line here\n", "Status: published\n",
    ])
    func `a text of one kind of line without end is read in time`(_ piece: String) throws {
        let lines = (0..<Hostile.size(6_000)).map { piece.replacing("%", with: "\($0)") }.joined()
        #expect(try Reading.items("a.txt", Array("The bridge\n\n\(lines)".utf8)).first?.verdict.draft != nil)
    }

    @Test func `deep and large elements are read in time`() throws {
        func title(_ html: String) throws -> String? {
            try Reading.items("a.html", Array("<html><body>\(html)".utf8)).first?.verdict.draft?.title
        }
        let deep = String(repeating: "<div>", count: 900)
        for piece in [
            "<p>word one two three four five six.</p>", "<h2>word one</h2>", "<b>a</b>", "<title>x</title>",
        ] {
            #expect(try title(deep + times(piece, bytes: Hostile.size(100_000))) != nil, "\(piece)")
        }
        #expect(try title(times("<h2>" + times("word ", bytes: 2_000), bytes: Hostile.size(400_000))) != nil)
        #expect(try title(times("<p>", bytes: 90_000) + "x") == "x")
        #expect(
            try title("<h1>" + times("word ", bytes: Hostile.size(400_000)))?.hasPrefix("word word") == true)
    }

    @Test(arguments: [
        "<form><input type=password>", "<form><input type=text name=a>", "<input type=password>",
        "<form><input type=password></form>",
    ])
    func `forms in each other without end are read in time`(_ piece: String) throws {
        let forms =
            String(repeating: piece, count: 400)
            + times("<input type=password>", bytes: Hostile.size(200_000))
        let words = "<p>It was closed for a long time, and is so still, as everybody knows.</p>"
        let page = "<html><body><h1>The bridge</h1>\(words)<nav>\(forms)</nav>"
        #expect(try Reading.items("a.html", Array(page.utf8)).first?.verdict.draft != nil)
    }

    @Test(arguments: ["<table><tr><td>a</td><td>", "<dl><dt>a</dt><dd>"])
    func `tables in each other without end are read in time`(_ piece: String) throws {
        let page =
            "<html><body><h1>The bridge</h1>" + String(repeating: piece, count: 230)
            + times("<b>x</b> ", bytes: Hostile.size(900_000))
        #expect(try Reading.items("a.html", Array(page.utf8)).first?.verdict.draft != nil)
    }

    private func atom(_ inner: String) -> String {
        "<feed xmlns='http://www.w3.org/2005/Atom'><id>1</id>\n\(inner)</feed>"
    }

    @Test func `an entry of many references, or of deep elements, is read in time`() throws {
        let references = times("&lt;", bytes: Hostile.size(4_000_000))
        let open = String(repeating: "<b>", count: 900)
        let deep = open + times("word ", bytes: Hostile.size(1_000_000)) + open.replacing("<", with: "</")
        for content in [references, deep] {
            let entry = "<entry><id>1</id><title>A</title><content type='xhtml'>\(content)</content></entry>"
            #expect(try Reading.items("a.atom", Array(atom(entry).utf8)).count == 1)
        }
    }

    @Test func `elements and attributes count to the size of an entry, and to that of the head`() throws {
        let elements = String(repeating: "<a/>", count: 140_000)
        let value = times("x", bytes: 1_100_000)
        let attributes = String(repeating: "<a b='\(value)'/>", count: 16)
        for more in [elements, attributes] {
            #expect(
                try reason("a.atom", atom("<entry><id>1</id>\(more)</entry>"))
                    == "2: an entry is larger than 16 MiB")
            #expect(
                try reason("a.atom", atom(more))
                    == "2: what the feed says of itself is larger than 16 MiB")
        }
        let between = times(
            "<entry><id>1</id></entry><x>\(times("x", bytes: 900_000))</x>", bytes: 18_000_000)
        #expect(
            try reason("a.atom", atom(between))?.hasSuffix("says of itself is larger than 16 MiB") == true)
    }

    @Test(arguments: ["<!--     ", "class     ", "class='a ", "<!-- kg-gated-block:begin ", "<!--/    "])
    func `a text of marks without end is read in time`(_ piece: String) throws {
        // A class outside of a tag is none, and a block whose end is far off is for members.
        let isMark = piece.contains("kg-gated")
        let blanks = times(" ", bytes: 400_000)
        for text in [times(piece, bytes: 400_000), piece + blanks + "x", piece + times("a ", bytes: 400_000)]
        {
            let reason = HidingMark.first(in: text + " x pay-wall paywall nonMember:true", .html)
            #expect((reason != nil) == isMark)
        }
    }

    @Test func `members without end are not all looked at, and hold their item back`() throws {
        let members = (0..<60_000).map { #""visible_a\#($0)":{"b\#($0)":1}"# }.joined(separator: ",")
        let feed =
            #"{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","title":"A","content_text":"a",\#(members)}]}"#
        guard case .heldBack(_, let note)? = try Reading.items("a.json", Array(feed.utf8)).first?.verdict
        else {
            Issue.record("is not held back")
            return
        }
        #expect(note.text == "has more than 10000 members, and not all are looked at")
    }

    @Test func `authors and cards without end are read in time`() throws {
        let authors = (0..<40_000).map { #"{"name":"a\#($0)"}"# }.joined(separator: ",")
        let feed =
            #"{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","title":"A","content_text":"a","authors":[\#(authors)]}]}"#
        #expect(try Reading.items("a.json", Array(feed.utf8)).count == 1)
        let cards = (0..<40_000).map { #"{"type":"c\#($0)"}"# }.joined(separator: ",")
        var writer = JSONWriter()
        writer.value(.string(#"{"root":{"children":[\#(cards)]}}"#))
        let lexical = String(decoding: writer.bytes, as: UTF8.self)
        let export =
            #"{"data":{"posts":[{"id":"1","title":"A","status":"published","lexical":\#(lexical)}]}}"#
        #expect(try Reading.items("a.json", Array(export.utf8)).count == 1)
    }

    @Test(arguments: ["<!--kg-card-begin: email-->", "<!--kg-card-begin: email", "<!--", "<!-->", "<!---->"])
    func `cards of Ghost without end are read in time`(_ piece: String) throws {
        let html = times(piece, bytes: Hostile.size(200_000))
        let export =
            #"{"data":{"posts":[{"id":"1","title":"A","status":"published","published_at":"2020-01-01T00:00:00Z","html":"<p>x</p>\#(html)"}]}}"#
        #expect(try Reading.items("a.json", Array(export.utf8)).count == 1)
    }

    @Test func `a card that stands in a document many times does not make a body without end`() throws {
        let card = #"["html",{"html":"\#(times("x", bytes: 100_000))"}]"#
        let sections = Array(repeating: "[10,0]", count: 50_000).joined(separator: ",")
        var writer = JSONWriter()
        writer.value(.string(#"{"cards":[\#(card)],"sections":[\#(sections)]}"#))
        let document = String(decoding: writer.bytes, as: UTF8.self)
        let export =
            #"{"data":{"posts":[{"id":"1","title":"A","status":"published","mobiledoc":\#(document)}]}}"#
        #expect(try reason("a.json", export)?.contains("the body is larger than") == true)
    }

    @Test func `reading ends when it is cancelled`() throws {
        let item = WordPressExport.item(1, "publish", body: String(repeating: "word ", count: 100_000))
        let folder = try TemporaryFolder(["a.xml": WordPressExport.head + String(repeating: item, count: 20)])
        let flag = CancellationFlag()
        let file = try InputFile(path: folder.file("a.xml"), followsLink: false, flag)
        flag.raise()
        #expect(try file.chunk().isEmpty)
        #expect(file.readBytes == 0)
    }
}
