import Articles
import Testing

@testable import ArticlesExchange

/// Comments and elements that stand in a text as they are, because whoever made the export did not escape it.
@Suite("Unescaped texts of exports and feeds")
struct UnescapedContentTests {
    private func rss(_ members: String) -> String {
        "<rss xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><item><title>A</title>"
            + "<pubDate>Wed, 02 Oct 2002 13:00:00 GMT</pubDate>\(members)</item></channel></rss>"
    }

    private func atom(_ members: String) -> String {
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>1</id><title>A</title>"
            + "<published>2020-01-01T00:00:00Z</published>\(members)</entry></feed>"
    }

    private func item(_ feed: String) throws -> ImportItem {
        try #require(try Reading.items("a.xml", Array(feed.utf8)).first)
    }

    private func post(_ content: String, excerpt: String = "") throws -> ImportItem {
        let item = WordPressExport.item(
            1, "publish", more: "<excerpt:encoded>\(excerpt)</excerpt:encoded>"
        ).replacing("<![CDATA[Text]]>", with: content)
        return try #require(try WordPressExport.read(item).first)
    }

    @Test(arguments: [
        "<p>free</p><!-- wp:memberpress/gate --><p>paid</p>", "free<!--members-only-->paid",
        "<![CDATA[free]]><!-- premium --><![CDATA[paid]]>", "<p>free<!--paywall--></p>",
    ])
    func `a comment that hides does so in an unescaped text of`(_ content: String) throws {
        #expect(try post(content).heldReason != nil)
        #expect(try item(rss("<content:encoded>\(content)</content:encoded>")).heldReason != nil)
        #expect(try item(rss("<description>\(content)</description>")).heldReason != nil)
        #expect(try item(atom("<content type='xhtml'><div>\(content)</div></content>")).heldReason != nil)
        #expect(try item(atom("<content type='xhtml'>\(content)<div>x</div></content>")).heldReason != nil)
        #expect(try item(atom("<content type='html'>\(content)</content>")).heldReason != nil)
        #expect(try item(atom("<content type='text'>\(content)</content>")).heldReason != nil)
    }

    @Test func `a comment that hides does so in an excerpt too`() throws {
        let text = "free<!--members-only-->paid"
        #expect(try post("Text", excerpt: text).heldReason != nil)
        #expect(try post("Text", excerpt: "<![CDATA[\(text)]]>").heldReason != nil)
        let content = "<content:encoded>Text</content:encoded>"
        #expect(try item(rss(content + "<description>\(text)</description>")).heldReason != nil)
        #expect(
            try item(rss(content + "<description><![CDATA[\(text)]]></description>")).heldReason != nil)
    }

    @Test func `a comment elsewhere is no part of a value`() throws {
        let items = try WordPressExport.read(
            WordPressExport.item(1, "publish").replacing("publish<", with: "pub<!--x-->lish<"))
        #expect(items.first?.verdict.draft?.status == .published && items.first?.heldReason == nil)
        let dated = try item(
            atom("<content>a</content>").replacing("2020-01-01", with: "2020<!-- x -->-01-01"))
        #expect(dated.verdict.draft?.status == .published && dated.heldReason == nil)
    }

    @Test(arguments: [
        ("<p>Body</p>", "<p>Body</p>"), ("<p>One <b>two</b></p>", "<p>One <b>two</b></p>"),
        ("<p>1 &lt; 2 &amp;&amp; <i>&amp;lt;</i></p>", "<p>1 &lt; 2 &amp;&amp; <i>&amp;lt;</i></p>"),
        ("&lt;p&gt;a&lt;/p&gt;<p title='\"'>b<br/></p>", "<p>a</p><p title=\"&quot;\">b<br></p>"),
        ("<p>a<!-- b --></p>", "<p>a</p>"), ("<![CDATA[<p>a</p>]]>", "<p>a</p>"),
    ])
    func `elements in content-encoded are a part of the body, in exports as in feeds:`(
        _ content: String, _ body: String
    ) throws {
        #expect(try post(content).verdict.draft?.body == body)
        let read = try item(rss("<content:encoded>\(content)</content:encoded>")).verdict.draft
        #expect(read?.body == body)
    }

    @Test(arguments: ["<!--> secret -->", "<!---> secret -->", "<!-- a --!> secret -->"])
    func `a comment of XML is one in the HTML that is made of it:`(_ comment: String) throws {
        for read in [
            try post("<p>a</p>\(comment)"),
            try item(rss("<content:encoded><p>a</p>\(comment)</content:encoded>")),
        ] {
            let body = try #require(read.verdict.draft?.body)
            #expect(HTMLText.plain(body) == "a")
            #expect(!body.contains("<!-->") && !body.contains("<!--->") && !body.contains("--!>"))
        }
    }

    @Test func `comments without end are read in time`() throws {
        let comments = String(repeating: "<!--a--><!-- b", count: 1) + String(repeating: " c", count: 100_000)
        let many = String(repeating: "<!--a-->x", count: 20_000) + comments + "-->"
        #expect(try item(rss("<content:encoded>\(many)</content:encoded>")).verdict.draft != nil)
        #expect(try post(many).verdict.draft != nil)
    }
}
