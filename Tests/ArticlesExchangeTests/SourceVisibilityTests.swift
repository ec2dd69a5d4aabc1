import Articles
import Testing

@testable import ArticlesExchange

/// What a feed or an export says of itself holds for all that is in it, wherever it stands.
@Suite("What a feed or an export says of itself")
struct SourceVisibilityTests {
    /// Whether each item is held back.
    private func held(_ name: String, _ text: String) throws -> [Bool] {
        try Reading.items(name, Array(text.utf8)).map { $0.heldReason != nil }
    }

    private func item(_ id: Int, _ text: String = "b") -> String {
        "<item><guid>\(id)</guid><title>A</title><description>\(text)</description></item>"
    }

    /// With something behind the items one of these is larger than what is read at once.
    private func rss(
        _ head: String = "", behind: String = "", root: String = "", channel: String = ""
    ) -> String {
        let text = behind.isEmpty ? "b" : String(repeating: "word ", count: 15_000)
        return "<rss xmlns:x='urn:x' xmlns:podcast='urn:p'"
            + " xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd' \(root)>"
            + "<channel \(channel)>\(head)\(item(1))\(item(2, text))\(item(3))\(behind)</channel></rss>"
    }

    private func atom(_ head: String, behind: String = "", root: String = "") -> String {
        "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:x='urn:x' \(root)>\(head)<entry><id>1</id><title>A</title>"
            + "<content>b</content></entry>\(behind)</feed>"
    }

    @Test(arguments: [
        "<x:status>draft</x:status>", "<x:visibility>private</x:visibility>", "<!-- members-only -->",
        "<x:settings><x:visibility>private</x:visibility></x:settings>",
        "<x:access><x:level>members</x:level></x:access>", "<x:state value='hidden'/>",
        "<x:a><x:b><x:c><x:d><x:e><x:f><x:g><x:h><x:i><x:unpublished>yes</x:unpublished>"
            + "</x:i></x:h></x:g></x:f></x:e></x:d></x:c></x:b></x:a>",
        "<itunes:block>Yes</itunes:block>", "<x:restriction relationship='deny'/>",
        "<x:membership_level>gold</x:membership_level>", "<podcast:visibility>private</podcast:visibility>",
        "<itunes:private>yes</itunes:private>",
        "<category domain='visibility'>members-only</category>", "<copyright>members only</copyright>",
    ])
    func `each entry is held back, before and behind:`(_ member: String) throws {
        let all = [true, true, true]
        #expect(try held("a.rss", rss(member)) == all)
        #expect(try held("a.rss", rss(behind: member)) == all)
        #expect(try held("a.rss", rss().replacing("<channel", with: member + "<channel")) == all)
        #expect(try held("a.atom", atom(member.replacing("domain=", with: "scheme="))) == [true])
        #expect(try held("a.atom", atom("", behind: member.replacing("domain=", with: "scheme="))) == [true])
    }

    @Test(arguments: ["visibility='private'", "x:access='members'", "x:status='draft'"])
    func `an attribute of the feed holds its entries back:`(_ attribute: String) throws {
        #expect(try held("a.rss", rss(root: attribute)) == [true, true, true])
        #expect(try held("a.rss", rss(channel: attribute)) == [true, true, true])
        #expect(try held("a.atom", atom("", root: attribute)) == [true])
    }

    @Test func `the rights of a feed, and those of the one that an entry is from, hold an entry back`() throws
    {
        #expect(try held("a.atom", atom("<rights>members only</rights>")) == [true])
        #expect(try held("a.atom", atom("<rights>All rights reserved</rights>")) == [false])
        let entry =
            "<entry><id>1</id><title>A</title><source><id>x</id><rights>members only</rights></source></entry>"
        #expect(try held("a.atom", "<feed xmlns='http://www.w3.org/2005/Atom'>\(entry)</feed>") == [true])
    }

    @Test(arguments: [
        "<x:subscribers>1200</x:subscribers>", "<x:premium_url>https://a.example/p</x:premium_url>",
        "<podcast:locked>yes</podcast:locked>", "<podcast:locked owner='a@b.example'>yes</podcast:locked>",
        "<itunes:explicit>no</itunes:explicit>", "<itunes:block>no</itunes:block>",
        "<x:expires>2020-01-01</x:expires>", "<x:cache><x:expires>2099-01-01</x:expires></x:cache>",
        "<skipHours><hour>1</hour></skipHours>", "<x:visibility>public</x:visibility>", "<!-- hello -->",
        "<textInput><title>Search</title><name>q</name><link>https://a.example</link></textInput>",
        "<cloud domain='a.example' port='80' path='/x' registerProcedure='' protocol='http-post'/>",
        "<lastBuildDate>Fri, 01 Jan 2099 00:00:00 GMT</lastBuildDate>",
        "<x:restriction relationship='allow'/>",
        "<category>Premium</category>", "<category domain='topic_access'>Database access</category>",
    ])
    func `a feed is public with`(_ member: String) throws {
        #expect(try held("a.rss", rss(member)) == [false, false, false])
    }

    @Test(arguments: [
        #""private":true"#, #""_access":{"level":"members"}"#, #""rights":"members only""#,
        #""settings":{"visibility":"private"}"#,
    ])
    func `a JSON Feed holds its items back, as one of another form does:`(_ member: String) throws {
        func feed(_ member: String) -> String {
            #"{"version":"https://jsonfeed.org/version/1.1","expired":true,"items":[{"id":"1","content_text":"a"}],\#(member)}"#
        }
        #expect(try held("a.json", feed(member)) == [true])
        for open in [
            #""_subscribers":1200"#, #""_premium_url":"https://a.example""#,
            #""description":"Private notes""#,
        ] {
            #expect(try held("a.json", feed(open)) == [false])
        }
    }

    @Test func `a feed that names a date ahead is not public before`() throws {
        let feed = rss("<x:embargo>2099-01-01</x:embargo>")
        let later = try Reading.items("a.rss", Array(feed.utf8)).map { $0.laterDate?.time.description }
        #expect(later == Array(repeating: "2099-01-01T00:00:00.000Z", count: 3))
    }

    @Test func `a feed that says more of itself than is looked at is not read`() throws {
        let large = "<x:a>" + String(repeating: "word ", count: 3_500_000) + "</x:a>"
        let items = try Reading.items("a.rss", Array(rss(behind: large + "<x:private>true</x:private>").utf8))
        #expect(items.count == 1 && items.allSatisfy { $0.verdict.draft == nil })
    }

    @Test func `a file that becomes an export of WordPress is not read as a feed at all`() throws {
        let other = "<item xmlns:wp='http://wordpress.org/export/1.2/'><title>A</title></item>"
        let items = try Reading.items("a.rss", Array(rss(behind: other).utf8))
        #expect(items.allSatisfy { $0.verdict.draft == nil })
    }

    @Test func `a prefix means what the element around it declares`() throws {
        let entry = "<item><guid>9</guid><x:y xmlns:content='http://www.w3.org/2005/Atom'/></item>"
        let other = "<item><guid>8</guid><content:encoded>body</content:encoded></item>"
        let feed =
            "<rss xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:x='urn:x'><channel>\(entry)\(other)</channel></rss>"
        #expect(try Reading.items("a.rss", Array(feed.utf8)).last?.verdict.draft?.body == "body")
    }

    @Test func `what is nested as deep as can be is looked at, and so is what is said at great length`()
        throws
    {
        let deep = String(repeating: "<x:a>", count: 950)
        let ends = String(repeating: "</x:a>", count: 950)
        #expect(
            try held("a.rss", rss(deep + "<x:unpublished>yes</x:unpublished>" + ends)) == [true, true, true])
        #expect(try held("a.rss", rss(deep + ends)) == [false, false, false])
        let many = (0..<12_000).map { "<x:b\($0)>1</x:b\($0)>" }.joined()
        #expect(try held("a.rss", rss("<x:a>\(many)</x:a>")) == [true, true, true])
    }

    @Test func `a reason names the line of what hides`() throws {
        func lines(_ name: String, _ text: String) throws -> [Int?] {
            try Reading.items(name, Array(text.utf8)).map { $0.heldReason?.location.line }
        }
        #expect(try lines("a.rss", rss("\n\n<x:status>draft</x:status>")) == [3, 3, 3])
        #expect(try lines("a.rss", rss(behind: "\n<!-- members-only -->")) == [2, 2, 2])
        let item =
            "<item>\n<title>A</title>\n<description>\nb<div class='paywall'>c</div></description>%</item>"
        #expect(
            try lines(
                "a.rss",
                "<rss><channel>\(item.replacing("%", with: "\n<!--\n members-only -->"))</channel></rss>")
                == [5])
        let field =
            "\n<wp:postmeta><wp:meta_key>visibility</wp:meta_key>\n<wp:meta_value>private</wp:meta_value></wp:postmeta>"
        let start =
            WordPressExport.text("").split(separator: "\n", omittingEmptySubsequences: false).count - 1
        let post = WordPressExport.item(1, "publish", more: field)
        #expect(try lines("a.xml", WordPressExport.text(post)) == [start + 4])
        let excerpt = "\n<excerpt:encoded><![CDATA[a [private]b[/private]]]></excerpt:encoded>"
        #expect(
            try lines("a.xml", WordPressExport.text(WordPressExport.item(1, "publish", more: excerpt))) == [
                start + 4
            ])
    }

    // MARK: WordPress

    @Test(arguments: [
        ("", "<x:visibility xmlns:x='urn:x'>private</x:visibility>"), ("", "<!-- members-only -->"),
        ("", "<x:settings xmlns:x='urn:x'><x:visibility>private</x:visibility></x:settings>"),
        ("", "<wp:site_visibility>members</wp:site_visibility>"),
        ("", "<description>a<!--members-only--></description>"),
        ("access=\"members\"", ""), ("visibility='private'", ""),
    ])
    func `an export of WordPress holds its posts back:`(_ attribute: String, _ member: String) throws {
        let items = WordPressExport.item(1, "publish") + WordPressExport.item(2, "publish")
        for text in [member + items, items + member] {
            let export = WordPressExport.text(text)
            #expect(try held("a.xml", export.replacing("<rss ", with: "<rss \(attribute) ")) == [true, true])
            #expect(
                try held("a.xml", export.replacing("<channel>", with: "<channel \(attribute)>")) == [
                    true, true,
                ])
        }
        let open =
            "<!-- generator=\"WordPress/6.4\" created=\"2024-01-01 10:00\" --><x:subscribers xmlns:x='urn:x'>12</x:subscribers>"
            + "<wp:author><wp:author_login>premium</wp:author_login><x:private xmlns:x='urn:x'>yes</x:private></wp:author>"
        #expect(try held("a.xml", WordPressExport.text(open + items)) == [false, false])
    }

    // MARK: Ghost

    private let post =
        #"{"id":"1","title":"A","status":"published","published_at":"2020-01-01T00:00:00Z","html":"a"}"#

    @Test(arguments: [
        #"{"visibility":"private","db":[{"data":{"posts":[%]}}]}"#,
        #"{"db":[{"visibility":"members","data":{"posts":[%]}}]}"#,
        #"{"db":[{"data":{"visibility":"members","posts":[%]}}]}"#, #"{"data":{"posts":[%]},"private":true}"#,
        #"{"data":{"posts":[%],"settings":{"is_private":true}}}"#, #"{"posts":[%],"access":"members"}"#,
        #"{"data":{"posts":[%],"settings":[{"key":"is_private","value":1}]}}"#,
        #"{"data":{"posts":[%],"posts_meta":[{"post_id":"1","visibility":"members"}]}}"#,
        #"{"data":{"posts":[%],"posts_meta":[{"post_id":"1","email_only":1},{"post_id":"1","email_only":0}]}}"#,
    ])
    func `an export of Ghost holds its posts back:`(_ export: String) throws {
        #expect(try held("a.json", export.replacing("%", with: post)) == [true])
        let open =
            #"{"db":[{"meta":{"exported_on":1577836800000,"version":"5.0"},"data":{"posts":[%],"members":[{"status":"paid"}],"#
            + #""settings":[{"key":"is_private","value":"false"},{"key":"password","value":"x"},{"key":"members_signup_access","value":"invite"}]}}]}"#
        #expect(try held("a.json", open.replacing("%", with: post)) == [false])
    }
}
