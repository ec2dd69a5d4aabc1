import Articles
import Testing

@testable import ArticlesExchange

/// The text of a post: what is code stays as it is, and galleries show what WordPress shows.
@Suite("WordPress: texts")
struct WordPressBodyTests {
    private func read(_ body: String, _ more: String...) throws -> (body: String?, notes: [String]) {
        let items = try WordPressExport.read(
            WordPressExport.item(1, "publish", body: body), more.joined(separator: "\n"))
        return (items.first?.verdict.draft?.body, items.first?.notes.map(\.text) ?? [])
    }

    private func file(_ id: Int, _ url: String, of parent: Int = 1, caption: String = "", place: Int = 0)
        -> String
    {
        WordPressExport.item(
            id, "inherit", type: "attachment",
            more: "<wp:post_parent>\(parent)</wp:post_parent><wp:menu_order>\(place)</wp:menu_order>"
                + "<excerpt:encoded><![CDATA[\(caption)]]></excerpt:encoded><wp:attachment_url>\(url)</wp:attachment_url>"
        )
    }

    @Test(arguments: [
        "<pre>a\n\n\n\nb</pre>",
        "<!-- wp:code -->\n<pre class=\"wp-block-code\"><code>a\n\n\n\n\nb</code></pre>\n<!-- /wp:code -->",
    ])
    func `blank lines of a program stay`(_ body: String) throws {
        let expected = body.split(separator: "\n<!--")[0].split(separator: "-->\n").last.map(String.init)
        #expect(try read(body).body == expected)
    }

    @Test func `what blocks leave between them is one blank line`() throws {
        let block = "<!-- wp:paragraph -->\n<p>a</p>\n<!-- /wp:paragraph -->\n\n"
        let empty = "<!-- wp:spacer /-->\n\n\n\n"
        #expect(try read(block + empty + empty + block).body == "<p>a</p>\n\n<p>a</p>")
    }

    @Test(arguments: [
        "<pre>[gallery ids=\"1\"]</pre>", "<pre><code>[embed]https://a.example[/embed]</code></pre>",
        "<p><code>[caption]</code> and <code>[playlist]</code></p>",
    ])
    func `a shortcode that is shown as code stays:`(_ body: String) throws {
        #expect(try read(body).body == body)
    }

    @Test func `a shortcode in double brackets is shown in single ones`() throws {
        #expect(
            try read("<p>Write [[gallery ids=\"1\"]] there.</p>").body
                == "<p>Write [gallery ids=\"1\"] there.</p>")
    }

    @Test func `a gallery without ids shows the pictures of its post, with their captions`() throws {
        let files = [
            file(12, "https://a.example/c.png", place: 2),
            file(9, "https://a.example/b.jpg", caption: "The <b>bridge</b>"),
            file(10, "https://a.example/s.mp3"), file(11, "https://a.example/x.jpg", of: 7),
        ]
        let (body, notes) = try read("[gallery]", files.joined())
        #expect(
            body == """
                <figure><img src="https://a.example/b.jpg" alt="Title 9"><figcaption>The bridge</figcaption></figure>
                <figure><img src="https://a.example/c.png" alt="Title 12"></figure>
                """)
        #expect(!notes.contains { $0.contains("gallery") })
        #expect(try read("[gallery id=\"1\"]", files.joined()).body == body)
        #expect(try read("[gallery exclude=\"9\"]", files.joined()).body?.contains("b.jpg") == false)
        #expect(try read("[gallery include=\"11\"]", files.joined()).body?.contains("x.jpg") == true)
        #expect(
            try read("[gallery]").notes.contains(
                "left out, a gallery whose post has no pictures in the export"))
        let missing = try read("[gallery ids=\"9,99\"]", files.joined()).notes
        #expect(missing.contains("left out, a gallery with 1 pictures that are not in the export"))
    }

    @Test(arguments: [
        "gallery id=\"42\"", "gallery id=42 exclude=\"8\"", "playlist id=\"42\"", "playlist id='042'",
    ])
    func `the files of another post are left out:`(_ code: String) throws {
        let private42 = WordPressExport.item(42, "private")
        let files =
            file(9, "https://a.example/own.jpg") + file(10, "https://a.example/own.mp3")
            + file(11, "https://a.example/x.jpg", of: 42) + file(12, "https://a.example/x.mp3", of: 42)
        let (body, notes) = try read("Text\n\n[\(code)]", private42, files)
        #expect(body == "<p>Text</p>")
        let name = code.prefix { $0 != " " }
        #expect(notes.contains { $0.hasPrefix("left out, a \(name) of another post: ") })
    }

    @Test func `a playlist is a list of links`() throws {
        let files =
            file(9, "https://a.example/a.mp3") + file(10, "https://a.example/b.mp4")
            + file(11, "https://a.example/c.jpg")
        #expect(
            try read("[playlist]", files).body
                == "<ul>\n<li><a href=\"https://a.example/a.mp3\">Title 9</a></li>\n</ul>")
        #expect(try read("[playlist type=\"video\" ids=\"10\"]", files).body?.contains("b.mp4") == true)
    }

    @Test(arguments: [
        (
            "[caption]<a href=\"/x\"><img src=\"x.jpg\"></a> See <a href=\"/y\">more</a> here[/caption]",
            "<figure><a href=\"/x\"><img src=\"x.jpg\"></a><figcaption>See <a href=\"/y\">more</a> here</figcaption></figure>"
        ),
        (
            "[caption]<img src=\"x.jpg\"> See <a href=\"/y\">more</a>[/caption]",
            "<figure><img src=\"x.jpg\"><figcaption>See <a href=\"/y\">more</a></figcaption></figure>"
        ),
    ])
    func `a caption keeps its links`(_ body: String, _ html: String) throws {
        #expect(try read(body).body == html)
    }

    @Test func `galleries without end show so many pictures`() throws {
        let files = (10..<40).map { file($0, "https://a.example/\($0).jpg") }.joined()
        let (body, notes) = try read(String(repeating: "[gallery]\n", count: 400), files)
        #expect(body?.ranges(of: "<img").count == 2_000)
        #expect(notes.contains { $0.hasSuffix("pictures of a gallery: they are too many") })
    }

    @Test func `elements that stand in a text unescaped are a part of it`() throws {
        let item = WordPressExport.item(1, "publish").replacing(
            "<![CDATA[Text]]>", with: "<p title=\"a\">One<br/> <b>two</b></p> three")
        let read = try #require(try WordPressExport.read(item).first)
        #expect(read.verdict.draft?.body == "<p title=\"a\">One<br> <b>two</b></p> three")
        #expect(read.heldReason == nil)
        #expect(
            read.notes.contains { $0.text == "the elements inside of content:encoded are read as its text" })
    }

    @Test func `elements in a status, or that are named as others, say nothing else`() throws {
        let items = try WordPressExport.read(
            WordPressExport.item(1, "private").replacing("private<", with: "pri<b>v</b>ate<"),
            WordPressExport.item(2, "private").replacing(
                "<![CDATA[Text]]>", with: "a<item><wp:status>publish</wp:status><category>x</category></item>"
            ))
        #expect(items.count == 2)
        #expect(items.allSatisfy { $0.heldReason != nil && $0.verdict.draft?.status == .draft })
        #expect(items.last?.verdict.draft?.tags.isEmpty == true)
    }
}
