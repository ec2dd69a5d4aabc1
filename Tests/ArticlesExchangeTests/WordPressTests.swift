import Articles
import Foundation
import Testing

@testable import ArticlesExchange

@Suite("WordPress")
struct WordPressTests {
    private func item(
        _ id: Int, _ status: String, type: String = "post", body: String = "Text", more: String = ""
    ) -> String {
        WordPressExport.item(id, status, type: type, body: body, more: more)
    }

    private func read(_ items: String..., includesPages: Bool = false) throws -> [ImportItem] {
        try WordPressExport.read(items.joined(separator: "\n"), includesPages: includesPages)
    }

    private func isHeld(_ item: ImportItem) -> Bool {
        if case .heldBack = item.verdict { true } else { false }
    }

    @Test func `only what is published is public`() throws {
        let items = try read(
            item(1, "publish"), item(2, "draft"), item(3, "pending"), item(4, "private"), item(5, "future"),
            item(6, "publish", more: "<wp:post_password>x</wp:post_password>"), item(7, "trash"),
            item(8, "odd"),
            item(9, "auto-draft"))
        #expect(
            items.map { $0.verdict.draft?.status } == [
                .published, .draft, .draft, .draft, .published, .draft, nil, .draft, nil,
            ])
        #expect(items.map(isHeld) == [false, false, false, true, false, true, false, true, false])
        let scheduled = try #require(items[4].verdict.draft)
        #expect(String(describing: scheduled.publishedAt).contains("2020-01-02T01:04:05.000Z"))
    }

    @Test func `pages are taken when they are asked for`() throws {
        #expect(try read(item(1, "publish", type: "page")).first?.verdict.draft == nil)
        #expect(try read(item(1, "publish", type: "page"), includesPages: true).first?.verdict.draft != nil)
    }

    @Test func `categories are paths, people have their names, pictures may come behind`() throws {
        let terms = """
            <category domain="category" nicename="soup"><![CDATA[Soup]]></category>
            <category domain="post_tag" nicename="w"><![CDATA[winter &amp; snow]]></category>
            <category domain="category" nicename="uncategorized"><![CDATA[Uncategorized]]></category>
            <category domain="series" nicename="s"><![CDATA[Slow]]></category><wp:is_sticky>1</wp:is_sticky>
            <wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>9</wp:meta_value></wp:postmeta>
            <wp:postmeta><wp:meta_key>_mailer_key</wp:meta_key><wp:meta_value>secret</wp:meta_value></wp:postmeta>
            <wp:postmeta><wp:meta_key>_yoast_wpseo_title</wp:meta_key><wp:meta_value>S</wp:meta_value></wp:postmeta>
            <wp:postmeta><wp:meta_key>mood</wp:meta_key><wp:meta_value>good</wp:meta_value></wp:postmeta>
            <wp:postmeta><wp:meta_key>mood</wp:meta_key><wp:meta_value>calm</wp:meta_value></wp:postmeta>
            <wp:comment><wp:comment_id>1</wp:comment_id></wp:comment>
            """
        let picture = item(
            9, "inherit", type: "attachment",
            more: "<wp:attachment_url>https://blog.example/a.jpg?a=1&b=2</wp:attachment_url>")
        let items = try read(item(1, "publish", more: terms), picture)
        let draft = try #require(items.first?.verdict.draft)
        #expect(draft.tags.map(\.text) == ["Food/Soup", "winter & snow"])
        #expect(draft.authors == ["Ann Lee"])
        #expect(draft.image?.url == "https://blog.example/a.jpg?a=1&b=2")
        #expect(
            draft.metadata
                == #"{"series":["Slow"],"sticky":true,"_yoast_wpseo_title":"S","mood":["good","calm"]}"#)
        #expect(
            items.first?.notes.map(\.text).contains(
                "left out, fields that WordPress does not show: _mailer_key") == true)
        #expect(draft.source == Source(name: "blog.example", id: "1"))
        let notes = items.first?.notes.map(\.text) ?? []
        #expect(notes.contains("left out, 1 comments of readers"))
        #expect(notes.contains("left out, the category for what has none: Uncategorized"))
    }

    @Test(arguments: [
        (
            "<!-- wp:paragraph -->\n<p>One</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:paragraph {\"a\":1} -->\n<p>Two</p>\n<!-- /wp:paragraph -->",
            "<p>One</p>\n\n<p>Two</p>"
        ),
        ("One\nline\n\nTwo", "<p>One<br>\nline</p>\n<p>Two</p>"),
        ("<pre>a\n\nb</pre>\n\nc", "<pre>a\n\nb</pre>\n<p>c</p>"),
        (
            "[caption id=\"a\" width=\"1\"]<img src=\"x.jpg\" /> Words[/caption]",
            "<figure><img src=\"x.jpg\" /><figcaption>Words</figcaption></figure>"
        ),
        (
            "[embed]https://video.example/1[/embed]",
            "<p><a href=\"https://video.example/1\">https://video.example/1</a></p>"
        ),
        ("He said [sic] it.", "<p>He said [sic] it.</p>"),
        ("[contact-form-7 id=\"1\"]", "<p>[contact-form-7 id=\"1\"]</p>"),
        ("Above<!--more-->below", "<p>Abovebelow</p>"),
        (
            "a\n\n[code language=\"c\"]\nif (a < b) {\n\n  c[0] = '[embed]';\n}\n[/code]\n\nb",
            "<p>a</p>\n<pre><code>if (a &lt; b) {\n\n  c[0] = '[embed]';\n}</code></pre>\n<p>b</p>"
        ),
        ("[sourcecode]&lt;b&gt;\n\n&amp;[/sourcecode]", "<pre><code>&lt;b&gt;\n\n&amp;</code></pre>"),
    ])
    func `blocks, paragraphs and shortcodes become plain HTML`(_ body: String, _ html: String) throws {
        #expect(try read(item(1, "publish", body: body)).first?.verdict.draft?.body == html)
    }

    @Test func `a date that is none is not taken`() throws {
        let xml = item(1, "draft").replacing("2020-01-02 01:04:05", with: "0000-00-00 00:00:00")
        let draft = try #require(try read(xml).first?.verdict.draft)
        #expect(draft.record.createdAt?.description == "2020-01-02T03:04:05.000Z")
    }

    @Test func `what does not fit metadata is left out, and said`() throws {
        let fields = (1...3).map { number in
            "<wp:postmeta><wp:meta_key>f\(number)</wp:meta_key><wp:meta_value>\(String(repeating: "x", count: 9_000))</wp:meta_value></wp:postmeta>"
        }
        let items = try read(item(1, "publish", more: fields.joined()))
        #expect(items.first?.verdict.draft?.metadata.utf8.count ?? 0 < 16_384)
        #expect(items.first?.notes.count { $0.text.hasPrefix("left out, more than 16 KiB of metadata") } == 2)
    }

    @Test func `a document type, a cut file and a post without end are refused with their line`() throws {
        let typed =
            "<?xml version=\"1.0\"?>\n<!DOCTYPE rss [<!ENTITY a \"b\">]>\n<rss xmlns:wp=\"http://wordpress.org/export/1.2/\"/>"
        let items = try Reading.items("export.xml", Array(typed.utf8))
        #expect(items.map(\.description) == ["2: has a document type declaration, which is not read"])
        let cut = WordPressExport.head + item(1, "publish") + "<item><title>b"
        let rest = try Reading.items("export.xml", Array(cut.utf8))
        #expect(rest.count == 2 && rest.first?.verdict.draft != nil && rest.last?.verdict.draft == nil)
        let long = try read(
            item(1, "publish", body: String(repeating: "word ", count: 2_400_000)), item(2, "publish"))
        #expect(long.first?.description.hasSuffix("the body is larger than 1 MiB") == true)
        #expect(long.last?.verdict.draft?.title == "Title 2")
    }

    @Test func `what the library reads over in broken XML is said with its line`() throws {
        let broken = item(1, "publish", more: "\n<b>x</i>\n").replacing("</b>", with: "")
        let items = try read(broken, item(2, "draft"))
        let notes = items.flatMap(\.notes).filter { $0.text.hasPrefix("is not well-formed, and read on: ") }
        #expect(notes.map(\.location.line) == [9])
        let last = WordPressExport.head + item(1, "publish") + "\n</channel><b></i></rss>"
        let rest = try Reading.items("export.xml", Array(last.utf8))
        #expect(rest.last?.verdict.draft == nil && rest.first?.verdict.draft != nil)
    }

    @Test func `terms that are too many are counted`() throws {
        let many = (0..<1_003).map { "<category domain=\"d\($0)\" nicename=\"a\">x</category>" }.joined()
        let notes = try read(item(1, "publish", more: many)).first?.notes.map(\.text) ?? []
        #expect(notes.contains("left out, 3 terms: more than 1000"))
    }

    @Test func `every export beside the checkout is read, and again unchanged`() async throws {
        guard let root = RealData.path("import/wxr") else { return }
        for name in try FileManager.default.contentsOfDirectory(atPath: root).sorted()
        where name.hasSuffix(".xml") {
            let fixture = Fixture()
            let first = try await fixture.run("\(root)/\(name)")
            #expect(first.faults == [], "\(name)")
            let second = try await fixture.run("\(root)/\(name)")
            #expect(second.counts.created == 0 && second.counts.updated == 0, "\(name)")
        }
    }
}

extension ImportItem {
    /// The line and the reason of a refusal.
    fileprivate var description: String {
        if case .refused(let fault) = verdict { "\(fault.location.line): \(fault.reason)" } else { "" }
    }
}
