import Articles
import Foundation
import StrictJSON
import Testing

@testable import ArticlesExchange

/// What an export of a site or a feed says of who may see its posts, in whatever spelling.
@Suite("Held back of exports and feeds")
struct HeldBackExportTests {
    private static let now = Timestamp(clamping: 1_800_000_000_000)

    /// The articles that the public may see after an import that publishes.
    private func published(
        _ name: String, _ text: String, _ format: ImportFormat? = nil
    ) async throws -> [Article] {
        let fixture = Fixture()
        let folder = try TemporaryFolder([name: text])
        let options = ImportOptions(format: format, status: .published)
        _ = try await fixture.run(folder.file(name), options)
        return try await fixture.articles().filter { $0.isVisible(at: Self.now) }
    }

    // MARK: Feeds

    private func rss(_ more: String, _ namespaces: String = "") -> String {
        """
        <rss version='2.0' xmlns:wp='https://a.example/wp' xmlns:x='https://a.example/x' \(namespaces)><channel><item>\
        <guid>1</guid><title>A</title><description>a</description>\(more)</item></channel></rss>
        """
    }

    @Test(arguments: [
        "<status>private</status>", "<wp:status>private</wp:status>", "<x:visibility>members</x:visibility>",
        "<x:control><x:draft>yes</x:draft></x:control>", "<x:state value='hidden'/>",
        "<private>true</private>",
        "<x:published>false</x:published>", "<x:meta><x:status>draft</x:status></x:meta>",
        "<wp:post_password>x</wp:post_password>", "<pubDate>2099-01-01</pubDate>", "<pubDate>soon</pubDate>",
        "<pubDate>2020-01-01</pubDate><x:embargo>2099-01-01</x:embargo>",
        "<pubDate>2020-01-01</pubDate><pubDate>2099-01-01</pubDate>",
        "<pubDate>2020-01-01</pubDate><pubDate>?</pubDate>",
        "<pubDate>2020-01-01</pubDate><dc:date xmlns:dc='http://purl.org/dc/elements/1.1/'>2099-01-01</dc:date>",
        "<x:event><x:start>2099-01-01</x:start></x:event>", "<x:expires>2020-01-01</x:expires>",
    ])
    func `no command publishes an item of RSS with`(_ more: String) async throws {
        #expect(try await published("a.xml", rss(more)).isEmpty)
    }

    @Test(arguments: [
        "<comments>https://a.example/c</comments>", "<x:status>publish</x:status>", "<x:draft>no</x:draft>",
        "<media:content xmlns:media='http://search.yahoo.com/mrss/' url='https://a.example/a.mp4' type='video/mp4'/>",
        "<media:status xmlns:media='http://search.yahoo.com/mrss/' state='active'/>",
        "<x:origLink>y</x:origLink>",
        "<slash:comments xmlns:slash='http://purl.org/rss/1.0/modules/slash/'>0</slash:comments>",
        "<itunes:explicit xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'>no</itunes:explicit>",
        "<x:publicationName>The Times</x:publicationName>", "<source url='https://a.example'>S</source>",
    ])
    func `an item of RSS is public with`(_ more: String) async throws {
        #expect(try await published("a.xml", rss("<pubDate>2020-01-01</pubDate>" + more)).count == 1)
    }

    @Test(arguments: [
        "<app:control xmlns:app='http://www.w3.org/2007/app'><app:draft/></app:control>",
        "<c:control xmlns:c='https://b.example/app'><c:draft>yes</c:draft></c:control>",
        "<published>sometime</published><updated>2020-01-01T00:00:00Z</updated>",
        "<updated>2020-01-01T00:00:00Z</updated><published>2099-01-01T00:00:00Z</published>",
    ])
    func `an entry of Atom is not public with`(_ more: String) async throws {
        let feed =
            "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>1</id><title>A</title><content>a</content>\(more)</entry></feed>"
        let fixture = Fixture()
        let folder = try TemporaryFolder(["a.atom": feed])
        _ = try await fixture.run(folder.file("a.atom"))
        #expect(try await fixture.articles().map { $0.isVisible(at: Self.now) } == [false])
    }

    @Test(arguments: [
        #""status":"private""#, #""_status":"hidden""#, #""visibility":"members""#, #""published":false"#,
        #""date_published":4070908800"#, #""date_published":4070908800000"#,
        #""date_published":"4070908800""#,
        #""date_published":true"#, #""date_published":["2020-01-01"]"#, #""_x":{"draft":true}"#,
        #""private":1"#,
        #""_publish_at":"2099-01-01""#, #""_event":{"date":"2099-01-01"}"#, #""password":"x""#,
    ])
    func `no command publishes an item of a JSON Feed with`(_ member: String) async throws {
        let feed =
            #"{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","title":"A","content_text":"a",\#(member)}]}"#
        #expect(try await published("a.json", feed).isEmpty)
    }

    @Test func `a number is a date of a JSON Feed, and a draft can be published by a command`() async throws {
        let feed =
            #"{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","title":"A","content_text":"a","date_published":1577836800,"draft":true}]}"#
        let articles = try await published("a.json", feed)
        #expect(articles.map(\.publishedAt?.description) == ["2020-01-01T00:00:00.000Z"])
        #expect(try Reading.items("a.json", Array(feed.utf8)).map { $0.verdict.draft?.status } == [.draft])
    }

    @Test(arguments: [ImportFormat.feed, nil])
    func `an export of WordPress is not read as a feed`(_ format: ImportFormat?) async throws {
        let head = "<?xml version='1.0'?><!--\(String(repeating: "x ", count: 50_000))-->"
        let export =
            head + "<rss xmlns:wp='http://wordpress.org/export/1.2/'><channel><item><title>A</title>"
            + "<wp:status>private</wp:status></item></channel></rss>"
        let folder = try TemporaryFolder(["a.xml": export])
        let fixture = Fixture()
        let result = try? await fixture.run(folder.file("a.xml"), ImportOptions(format: format))
        #expect(try await fixture.articles().isEmpty)
        if format != nil {
            #expect(result?.faults.first?.contains("is an export of WordPress, and no feed") == true)
        }
    }

    @Test func `an export whose name says that it is a text is one all the same`() async throws {
        let export = rss("<wp:status>private</wp:status>").replacing(
            "https://a.example/wp", with: "http://wordpress.org/export/1.2/")
        #expect(try await published("a.txt", export).isEmpty)
        #expect(try await published("b.txt", ghost(#""html":"<p>x</p>","visibility":"paid""#)).isEmpty)
    }

    @Test func `the format of a file in UTF-16 is told, too`() {
        for text in [
            "<rss xmlns:wp='http://wordpress.org/export/1.2/'/>",
            "\u{FEFF}<rss xmlns:wp='http://wordpress.org/export/1.2/'/>",
        ] {
            let little = text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
            let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
            for bytes in [little, big] {
                #expect(ImportFormat.recognizing(FileHead(name: "a.xml", bytes))?.name == "wordpress")
            }
        }
    }

    // MARK: Ghost

    private func ghost(_ members: String, _ tables: String = "") -> String {
        #"{"db":[{"data":{"posts":[{"id":"1","title":"A","slug":"a","status":"published","published_at":"2020-01-01T00:00:00Z",\#(members)}]\#(tables)}}]}"#
    }

    private func lexical(_ card: String) -> String {
        let document =
            #"{"root":{"children":[{"type":"paragraph","children":[{"type":"text","text":"x"}]},\#(card)]}}"#
        var writer = JSONWriter()
        writer.value(.string(document))
        return #""lexical":"# + String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test(arguments: [
        #""html":"<p>a</p><!--members-only--><p>b</p>""#, #""html":"<p>a</p>","email_only":true"#,
        #""html":"<p>a</p><!--kg-gated-block:begin nonMember:false memberSegment:\"status:free\" --><p>b</p>""#,
        #""html":"<p>a</p><div class=\"kg-card kg-paywall\">b</div>""#, #""html":"<p>a</p>","access":false"#,
        #""html":"<p>a</p>","visibility":"tiers""#, #""html":"<p>a</p>","visibility":"filter""#,
        #""html":"<p>a</p>","is_private":true"#, #""html":"<p>a</p>","published_at":4070908800"#,
        #""html":"<p>a</p>","published_at":"4070908800000""#, #""html":"<p>a</p>","published_at":{"a":1}"#,
    ])
    func `no command publishes a post of Ghost with`(_ members: String) async throws {
        let text = ghost(members).replacing(
            #""published_at":"2020-01-01T00:00:00Z","#,
            with: members.contains("published_at") ? "" : #""published_at":"2020-01-01T00:00:00Z","#)
        #expect(try await published("a.json", text).isEmpty)
    }

    @Test(arguments: [
        #"{"type":"paywall"}"#,
        #"{"type":"html","html":"<b>y</b>","visibility":{"web":{"nonMember":false,"memberSegment":"status:-free"},"email":{"memberSegment":""}}}"#,
        #"{"type":"html","html":"y","visibility":{"showOnWeb":true,"showOnEmail":true,"segment":"status:paid"}}"#,
        #"{"type":"html","html":"y","visibility":{"web":{"someone":1}}}"#,
        #"{"type":"html","html":"y","visibility":7}"#,
        #"{"type":"html","html":"<!--members-only-->y"}"#,
    ])
    func `no command publishes a post of Ghost with a part that is for members:`(_ card: String) async throws
    {
        #expect(try await published("a.json", ghost(lexical(card))).isEmpty)
        #expect(try await published("a.json", ghost(#""html":"<p>x</p>","# + lexical(card))).isEmpty)
    }

    @Test(arguments: [
        #"{"type":"email","html":"secret"}"#,
        #"{"type":"email-cta","html":"secret","buttonUrl":"https://secret.example"}"#,
        #"{"type":"html","html":"secret","visibility":{"web":{"nonMember":false,"memberSegment":""},"email":{"memberSegment":"status:free"}}}"#,
        #"{"type":"html","html":"secret","visibility":{"showOnWeb":false,"showOnEmail":true,"segment":""}}"#,
    ])
    func `what is only for e-mail is left out of a post of Ghost:`(_ card: String) async throws {
        #expect(try await published("a.json", ghost(lexical(card))).map(\.body) == ["<p>x</p>"])
    }

    @Test func `e-mail only posts, private sites and their tables are known`() async throws {
        let html = #""html":"<p>a</p>""#
        #expect(try await published("a.json", ghost(html)).count == 1)
        let meta = #","posts_meta":[{"post_id":"1","email_only":1}]"#
        #expect(try await published("a.json", ghost(html, meta)).isEmpty)
        let settings = #","settings":[{"key":"is_private","value":"true"}]"#
        #expect(try await published("a.json", ghost(html, settings)).isEmpty)
        let ordinary =
            #","published_by":"5951f5fca366002ebd5dbef7","send_email_when_published":false,"tiers":[{"visibility":"none"}]"#
        #expect(try await published("a.json", ghost(html + ordinary)).count == 1)
    }

    @Test func `a card keeps its start, language and caption, and no link runs a script`() async throws {
        let cards =
            #"{"type":"list","listType":"number","start":3,"children":[{"type":"listitem","children":[{"type":"text","text":"c"}]}]},"#
            + #"{"type":"codeblock","code":"let a","language":"swift","caption":"C"},"#
            + #"{"type":"gallery","images":[{"src":"/a.png"}],"caption":"G"},"#
            + #"{"type":"paragraph","children":[{"type":"link","url":"java\u0000script:x()","children":[{"type":"text","text":"l"}]}]},"#
            + #"{"type":"button","buttonUrl":" JavaScript:x()","buttonText":"b"}"#
        let text = ghost(lexical(cards).replacing("u0000", with: "u0009"))
        let items = try Reading.items("a.json", Array(text.utf8))
        #expect(
            items.first?.verdict.draft?.body == """
                <p>x</p>
                <ol start="3"><li>c</li></ol>
                <figure><pre><code class="language-swift">let a</code></pre><figcaption>C</figcaption></figure>
                <figure><img src="/a.png" alt=""></figure><p>G</p>
                <p>l</p>
                <p>b</p>
                """)
        #expect(items.first?.notes.map(\.text).contains("left out, a link that runs a script") == true)
    }

    @Test func `of several posts on one line the report names each`() throws {
        let export =
            #"{"data":{"posts":[{"id":"1","slug":"one","title":"A","status":"sent"},{"id":"2","slug":"two","title":"B","status":"published"}]}}"#
        let items = try Reading.items("a.json", Array(export.utf8))
        guard case .heldBack(_, let note)? = items.first?.verdict else {
            Issue.record("is not held back")
            return
        }
        #expect(note.text == "one: was only sent by e-mail, and is a draft")
        #expect(items.last?.notes.first?.text == "two: has no date")
    }

    // MARK: People and keys

    @Test func `addresses and keys of feeds and exports do not become public`() async throws {
        let item =
            "<pubDate>2020-01-01</pubDate><author>ann@blog.example (Ann Lee)</author><author>tom@blog.example</author>"
        let articles = try await published("a.xml", rss(item))
        #expect(articles.map(\.authors) == [["Ann Lee"]])
    }

    // MARK: Archives that were unpacked

    private static let story = """
        <!DOCTYPE html><html><head><title>R</title><style>p { color: red }</style></head><body><article class="h-entry"><h1 class="p-name">R</h1>
        <section data-field="body" class="e-content"><p>A text of the story.</p></section>
        <footer><time class="dt-published" datetime="2020-08-17T14:02:11.000Z">x</time></footer></article></body></html>
        """

    @Test func `the stories of an unpacked archive of Medium keep their state`() async throws {
        let fixture = Fixture()
        let folder = try TemporaryFolder([
            "posts/draft_R-2a2b3c4d5e6f.html": Self.story, "posts/2020-08-17_R-1a2b3c4d5e6f.html": Self.story,
        ])
        _ = try await fixture.run(folder.path)
        let articles = try await fixture.articles()
        #expect(articles.map(\.status) == [.published, .draft])
        #expect(articles.map { $0.source?.id } == ["1a2b3c4d5e6f", "2a2b3c4d5e6f"])
        let pages = ImportOptions(format: .pages)
        #expect(try await Fixture().run(folder.path, pages).counts.failed == 2)
    }

    @Test(arguments: ["", "posts"])
    func `the posts of an unpacked archive of Substack are those of its table`(_ root: String) async throws {
        let fixture = Fixture()
        let folder = try TemporaryFolder([
            "posts.csv": """
            post_id,post_date,is_published,email_sent_at,type,audience,title,subtitle,podcast_url
            1.first,2024-03-03T10:00:00.000Z,true,,newsletter,everyone,First,,
            2.second,2024-03-04T10:00:00.000Z,false,,newsletter,everyone,Draft,,
            3.third,2024-03-05T10:00:00.000Z,true,,newsletter,only_paid,Paid,,
            4.fourth,2024-03-05T10:00:00.000Z,true,,restacked,everyone,Restacked,,
            5.fifth,2024-03-05T10:00:00.000Z,true,,newsletter,adhoc_email,Mail,,
            6.sixth,2024-03-05T10:00:00.000Z,,,newsletter,everyone,None,,
            7.seventh,2024-03-05T10:00:00.000Z,true,,newsletter,everyone,Twice,,
            7.seventh,2024-03-05T10:00:00.000Z,true,,newsletter,everyone,Twice,,
            8.eighth,2024-03-05T10:00:00.000Z,true,,newsletter,everyone,Walled,,
            """,
            "posts/1.first.html": "<p>a</p>", "posts/2.second.html": "<p>b</p>",
            "posts/3.third.html": "<p>c</p>",
            "posts/4.fourth.html": "<p>d</p>", "posts/5.fifth.html": "<p>e</p>",
            "posts/6.sixth.html": "<p>f</p>",
            "posts/7.seventh.html": "<p>g</p>",
            "posts/8.eighth.html":
                "<p>h</p><div class=\"paywall-jump\" data-component-name=\"PaywallToDOM\"></div><p>i</p>",
            "posts/9.ninth.html": "<p>j</p>",
        ])
        _ = try await fixture.run(folder.file(root))
        let articles = try await fixture.articles()
        #expect(articles.filter { $0.status == .published }.map(\.title) == ["First"])
        #expect(articles.count == 9)
    }

    @Test func `a post of Substack without its table is held back`() async throws {
        #expect(
            try await published("12345678.the-bridge.html", "<p>A text of a post, long enough.</p>").isEmpty)
    }
}
