import Articles
import Foundation
import Testing

@testable import ArticlesExchange

@Suite("Ghost")
struct GhostTests {
    private func post(_ more: String) -> String {
        #"{"id":"1","title":"T","slug":"t","status":"published","visibility":"public","published_at":"2020-01-02T03:04:05.000Z",\#(more)}"#
    }

    private func read(_ posts: String..., tables: String = "", isNested: Bool = true) throws -> [ImportItem] {
        let data = #"{"meta":{"version":"5"},"data":{"posts":[\#(posts.joined(separator: ","))]\#(tables)}}"#
        return try Reading.items("ghost.json", Array((isNested ? #"{"db":[\#(data)]}"# : data).utf8))
    }

    private func isHeld(_ item: ImportItem) -> Bool {
        if case .heldBack = item.verdict { true } else { false }
    }

    @Test(arguments: [true, false])
    func `both shapes give tags in order, people and what is lost`(_ isNested: Bool) throws {
        let tables = """
            ,"tags":[{"id":"a","name":"A"},{"id":"b","name":"B"},{"id":"c","name":"#hidden","visibility":"internal"}],
            "posts_tags":[{"post_id":"1","tag_id":"a","sort_order":2},{"post_id":"1","tag_id":"b","sort_order":0},{"post_id":"1","tag_id":"c","sort_order":1}],
            "users":[{"id":"u","name":"Ann Lee"}],"posts_authors":[{"post_id":"1","author_id":"u","sort_order":0}],
            "posts_meta":[{"post_id":"1","feature_image_alt":"Alt"}]
            """
        let more =
            ##""html":"<!--kg-card-begin: html--><p>x</p><!--kg-card-end: html-->","feature_image":"__GHOST_URL__/content/a.jpg","codeinjection_head":"<b>""##
        let item = try #require(try read(post(more), tables: tables, isNested: isNested).first)
        let draft = try #require(item.verdict.draft)
        #expect(draft.tags.map(\.text) == ["B", "A"] && draft.authors == ["Ann Lee"])
        #expect(draft.metadata == ##"{"internal_tags":["#hidden"]}"##)
        #expect(draft.image?.url == "/content/a.jpg" && draft.image?.alt == "Alt")
        #expect(draft.body == "<p>x</p>")
        #expect(item.notes.contains { $0.text == "left out, codeinjection_head with 3 bytes of code" })
    }

    @Test func `a picture whose address has blanks is kept, one without an address is left out`() throws {
        let pictures = [
            ("__GHOST_URL__/content/my photo.jpg", "/content/my%20photo.jpg"), ("https:///x.jpg", nil),
        ]
        for (address, kept) in pictures {
            let item = try #require(try read(post(#""html":"<p>x</p>","feature_image":"\#(address)""#)).first)
            #expect(item.verdict.draft?.image?.url == kept)
        }
    }

    @Test(arguments: [
        (#""status":"draft""#, false), (#""status":"sent""#, true), (#""visibility":"members""#, true),
        (#""visibility":"paid""#, true), (#""status":null"#, true), (#""visibility":"tiers""#, true),
        (#""visibility":["members"]"#, true), (#""visibility":{"paid":true}"#, true),
    ])
    func `what is not for everybody is a draft`(_ member: String, _ isHeld: Bool) throws {
        let members =
            [#""id":"1""#, #""title":"T""#, member]
            + (member.contains("status") ? [] : [#""status":"published""#])
        let item = try #require(try read("{\(members.joined(separator: ","))}").first)
        #expect(item.verdict.draft?.status == .draft)
        #expect(self.isHeld(item) == isHeld)
    }

    @Test func `all databases of an export are read`() throws {
        func database(_ title: String) -> String {
            #"{"data":{"posts":[{"id":"\#(title)","title":"\#(title)","status":"published","html":"<p>x</p>"}]}}"#
        }
        let text = #"{"db":[\#(database("A")),\#(database("B"))]}"#
        let titles = try Reading.items("a.json", Array(text.utf8)).compactMap { $0.verdict.draft?.title }
        #expect(titles == ["A", "B"])
    }

    @Test func `a Lexical document becomes HTML, and its unknown cards are named`() throws {
        let lexical =
            #"{"root":{"children":[{"type":"extended-heading","tag":"h2","children":[{"type":"extended-text","text":"H","format":0}]},{"type":"paragraph","children":[{"type":"extended-text","text":"a < ","format":1},{"type":"link","url":"https://a.example","children":[{"type":"text","text":"b","format":2}]},{"type":"linebreak"}]},{"type":"list","listType":"number","children":[{"type":"listitem","children":[{"type":"text","text":"c","format":16}]}]},{"type":"bookmark","url":"https://b.example","metadata":{"title":"B"}},{"type":"horizontalrule"},{"type":"spinning-globe"}]}}"#
        let item = try #require(try read(post(#""lexical":\#(quoted(lexical))"#)).first)
        #expect(
            item.verdict.draft?.body == """
                <h2>H</h2>
                <p><strong>a &lt; </strong><a href="https://a.example"><em>b</em></a><br></p>
                <ol><li><code>c</code></li></ol>
                <p><a href="https://b.example">B</a></p>
                <hr>
                """)
        #expect(item.notes.map(\.text).contains("left out, a card that is not known: spinning-globe"))
    }

    @Test func `a Mobiledoc document becomes HTML, and one of Markdown stays Markdown`() throws {
        let document =
            #"{"version":"0.3.1","atoms":[["soft-return","",{}]],"cards":[["image",{"src":"https://a.example/i.jpg","alt":"I"}]],"markups":[["strong"],["a",["href","https://a.example"]]],"sections":[[1,"p",[[0,[0],1,"bold"],[1,[],0,0],[0,[1],1,"link"]]],[10,0],[3,"ul",[[[0,[],0,"x"]]]]]}"#
        let item = try #require(try read(post(#""mobiledoc":\#(quoted(document))"#)).first)
        #expect(
            item.verdict.draft?.body == """
                <p><strong>bold</strong><br><a href="https://a.example">link</a></p>
                <figure><img src="https://a.example/i.jpg" alt="I"></figure>
                <ul><li>x</li></ul>
                """)
        let markdown =
            ##"{"version":"0.3.1","atoms":[],"markups":[],"cards":[["card-markdown",{"markdown":"# Hi"}]],"sections":[[10,0]]}"##
        let plain = try #require(try read(post(#""mobiledoc":\#(quoted(markdown))"#)).first?.verdict.draft)
        #expect(plain.body == "# Hi" && plain.format == .markdown)
    }

    @Test func `a card that is only for e-mail is left out, and one without an end holds its post back`()
        throws
    {
        let email = "<!--kg-card-begin: email-->secret<!-- x --> more<!--kg-card-end: email-->"
        let item = try #require(
            try read(
                post(
                    #""html":"<p>x</p>\#(email)<!-- y --><!--kg-card-begin: html-->\n<b>z</b><!--kg-card-end: html-->""#
                )
            )
            .first)
        #expect(item.verdict.draft?.body == "<p>x</p><b>z</b>")
        #expect(item.notes.map(\.text).contains("left out, a card that is only for e-mail"))
        #expect(!isHeld(item))
        let open = try read(post(#""html":"<p>x</p><!--kg-card-begin: email-->secret""#)).first
        #expect(open.map(isHeld) == true)
    }

    @Test(arguments: [
        (#""html":"<p>x</p>","lexical":{"root":{"children":[{"type":"paywall"}]}}"#, "has a paywall"),
        (
            #""html":"<p>x</p>","mobiledoc":{"cards":[["html",{"html":"y","visibility":{"web":{"nonMember":false,"memberSegment":"status:free"}}}]]}"#,
            "a part of it is for members only"
        ),
        (##""plaintext":"One < two\n\nThree""##, "has its text without links and pictures only (plaintext)"),
    ])
    func `what hides in a document that is no text, or leaves a text alone, holds a post back:`(
        _ members: String, _ reason: String
    ) throws {
        let item = try #require(try read(post(members)).first)
        guard case .heldBack(let draft, let note) = item.verdict else {
            Issue.record("is not held back")
            return
        }
        #expect(note.text.hasPrefix(reason), "\(note.text)")
        #expect(
            draft.body == (members.contains("plaintext") ? "<p>One &lt; two</p>\n<p>Three</p>" : "<p>x</p>"))
    }

    @Test func `a document that is no text is read`() throws {
        let lexical = #"{"root":{"children":[{"type":"paragraph","children":[{"type":"text","text":"a"}]}]}}"#
        let item = try #require(try read(post(#""lexical":\#(lexical)"#)).first)
        #expect(item.verdict.draft?.body.contains("<p>a</p>") == true && !isHeld(item))
    }

    @Test(arguments: ["lexical", "mobiledoc"])
    func `a post with a document that can't be read is held back, whatever its HTML says`(_ name: String)
        throws
    {
        let item = try #require(try read(post(#""html":"<p>x</p>","\#(name)":"{""#)).first)
        guard case .heldBack(let draft, let note) = item.verdict else {
            Issue.record("is not held back")
            return
        }
        #expect(draft.body == "<p>x</p>")
        #expect(note.text == "has a document that can't be read, and is a draft")
    }

    @Test func `every export beside the checkout is read, and again unchanged`() async throws {
        guard let root = RealData.path("import/ghost") else { return }
        for (name, count) in [
            ("ghost.json", 3), ("ghost-flat.json", 1), ("content-api-posts-response.json", 1),
        ] {
            let fixture = Fixture()
            let first = try await fixture.run("\(root)/\(name)")
            #expect(first.faults == [] && first.counts.created == count, "\(name)")
            #expect(try await fixture.run("\(root)/\(name)").counts.unchanged == count, "\(name)")
        }
    }

    private func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
