import Articles
import Testing

@testable import ArticlesExchange

/// What says in places that no format has for it that a text is not for everybody.
@Suite("Members of other names that hide a text")
struct HiddenMemberTests {
    private static let words =
        "The council met on Tuesday evening and argued for three hours about the bridge. Nobody left early. "

    private func isHeld(_ name: String, _ text: String) throws -> Bool {
        try #require(try Reading.items(name, Array(text.utf8)).last).heldReason != nil
    }

    private func rss(_ members: String, channel: String = "") -> String {
        "<rss xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:x='urn:x'"
            + " xmlns:dcterms='http://purl.org/dc/terms/'><channel>\(channel)<item><title>A</title>"
            + "<pubDate>Wed, 02 Oct 2002 13:00:00 GMT</pubDate>\(members)</item></channel></rss>"
    }

    private func page(_ body: String = "", head: String = "", article: String = "") -> String {
        "<html><head><title>A - Gazette</title>\(head)</head><body><main><article \(article)><h1>A</h1>"
            + "<p>\(Self.words)\(Self.words)</p>\(body)</article></main></body></html>"
    }

    private func post(_ more: String, body: String = "Text", item: String = "<item>") throws -> ImportItem {
        let text = WordPressExport.item(1, "publish", body: body, more: more)
        return try #require(try WordPressExport.read(text.replacing("<item>", with: item)).first)
    }

    @Test(arguments: [
        "<members-only>b</members-only>", "<MembersOnly>b</MembersOnly>", "<Paywall><p>b</p></Paywall>",
        "<div data-visibility=members>b</div>",
        "<div data-access=\"employees-only\">b</div>", "a [members_only level=\"1\"]b[/members_only]",
        "<!-- paid members only --><p>b</p>",
    ])
    func `an element, an attribute or a shortcode hides a text in each format:`(_ html: String) throws {
        let json = html.replacing("\"", with: "\\\"")
        #expect(try isHeld("a.rss", rss("<description><![CDATA[\(html)]]></description>")))
        #expect(try isHeld("a.md", "---\ntitle: A\ndate: 2020-01-01\n---\n\(html)"))
        #expect(try post("", body: html).heldReason != nil)
        #expect(
            try isHeld(
                "a.json",
                #"{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","content_html":"\#(json)"}]}"#
            ))
        #expect(
            try isHeld(
                "a.json",
                #"{"posts":[{"id":"1","title":"A","status":"published","visibility":"public","html":"\#(json)"}]}"#
            ))
    }

    @Test(arguments: [
        "<description access='premium'>a</description>",
        "<content:encoded x:visibility='private'>a</content:encoded>",
        "<content:encoded>a</content:encoded><dcterms:accessRights>restricted</dcterms:accessRights>",
        "<content:encoded>a</content:encoded><content:encoded><![CDATA[a<!--members-only-->]]></content:encoded>",
        "<content:encoded><div>a<![CDATA[<!--members-only-->]]>b</div></content:encoded>",
        "<content:encoded><div>a<?members-only?>b</div></content:encoded>",
        "<description>a</description><category domain='visibility'>members-only</category>",
    ])
    func `an entry of a feed is hidden by`(_ members: String) throws {
        #expect(try isHeld("a.rss", rss(members)))
    }

    @Test(arguments: ["<x:visibility>private</x:visibility>", "<!-- members-only -->"])
    func `a whole feed is hidden by`(_ channel: String) throws {
        #expect(try isHeld("a.rss", rss("<description>a</description>", channel: channel)))
        let podcast = "<podcast:locked owner='a@b.example'>yes</podcast:locked><ttl>60</ttl><!-- hello -->"
        let open = rss("<description type='html'>a</description>", channel: podcast)
        #expect(try !isHeld("a.rss", open.replacing("<rss", with: "<rss xmlns:podcast='urn:p'")))
    }

    @Test(arguments: [#""private":true"#, #""_access":"members""#])
    func `a whole JSON Feed is hidden by`(_ member: String) throws {
        func feed(_ member: String) -> String {
            #"{"version":"https://jsonfeed.org/version/1.1","title":"F","expired":false,\#(member),"#
                + #""items":[{"id":"1","title":"A","content_text":"a"}]}"#
        }
        #expect(try isHeld("a.json", feed(member)))
        #expect(try !isHeld("a.json", feed(#""_generator":"x""#)))
    }

    @Test(arguments: [
        "<wp:visibility>private</wp:visibility>",
        "<wp:post_visibility><![CDATA[members]]></wp:post_visibility>",
        "<category domain='visibility' nicename='members-only'><![CDATA[Members only]]></category>",
        "<category domain='membership_level' nicename='gold'>Gold</category>",
        "<excerpt:encoded><![CDATA[a [private]b[/private]]]></excerpt:encoded>",
        "<excerpt:encoded access='members'>a</excerpt:encoded>",
        "<content:encoded>Another text</content:encoded>",
        "<wp:postmeta><wp:meta_key>page_options</wp:meta_key><wp:meta_value>{\"visibility\":\"members\"}</wp:meta_value></wp:postmeta>",
        "<!-- premium -->", "<wp:post_password><![CDATA[ ]]></wp:post_password>",
        "<category domain='topic_access' nicename='x'>Members only</category>",
        "<x:settings xmlns:x='urn:x'><x:visibility>private</x:visibility></x:settings>",
        "<x:state xmlns:x='urn:x' value='hidden'/>",
        "<x:access xmlns:x='urn:x'><x:level>gold</x:level></x:access>",
    ])
    func `a post of WordPress is hidden by`(_ more: String) throws {
        #expect(try post(more).heldReason != nil)
    }

    @Test(arguments: [
        #"a:1:{s:10:"visibility";s:7:"private";}"#, #"O:8:"stdClass":1:{s:9:"isPrivate";b:1;}"#,
        #"a:2:{i:0;s:1:"x";s:3:"box";a:1:{s:11:"restriction";i:1;}}"#, #"{"box":{"accessLevel":"members"}}"#,
        #"a:2:{s:1:"a";s:7:"private";s:10:"visibility";R:2;}"#, #"a:9:{s:9:"isPrivate";b:1"#,
        #"a:2:{s:1:"a";R:1;s:10:"visibility";s:7:"private";}"#,
        #"C:11:"ArrayObject":62:{x:i:0;a:1:{s:10:"visibility";s:7:"private";};m:a:0:{}}"#,
        #"a:2:{s:4:"name";s:4:"José";s:10:"visibility";s:7:"private";}"#,
        String(repeating: "a:1:{i:0;", count: 40) + #"a:1:{s:10:"visibility";s:7:"private";}"#
            + String(repeating: "}", count: 40),
        #"{"a":"\#(String(repeating: "x", count: 30_000))","visibility":"private"}"#,
        #"s:41:"a:1:{s:10:"visibility";s:7:"private";}";"#, #"[{"visibility":"members"}]"#,
        #"{"visibility":"members",}"#, #"{"box":"{\"visibility\":\"members\"}"}"#,
        #"a:1:{s:10:"visibility";E:18:"Visibility:Members";}"#, #"{'a':1,"isPrivate" : true}"#,
        #""{\"accessLevel\":\"paid\"}""#,
    ])
    func `settings of a plugin hide a post of WordPress:`(_ value: String) throws {
        func field(_ value: String) -> String {
            "<wp:postmeta><wp:meta_key>_box</wp:meta_key><wp:meta_value><![CDATA[\(value)]]></wp:meta_value></wp:postmeta>"
        }
        #expect(try post(field(value)).heldReason != nil)
        for open in [
            #"a:1:{s:10:"visibility";s:6:"public";}"#, #"a:1:{s:9:"isPrivate";b:0;}"#,
            #"a:9:{s:9:"isPrivate";b:0"#, #"{"visibility":"public",}"#, #"a:2:{i:0;R:1;s:4:"mode";s:1:"x";}"#,
            #"[gallery ids="1"]"#, #"["private"]"#, #"s:6:"hello!";"#,
            #"{"a":"{\"visibility\":\"public\"}"}"#,
            #"[{"id":"1","elType":"widget","settings":{"premium_title":"A","hide_mobile":"hidden-phone"},"widgetType":"x"}]"#,
            #"a:1:{s:99999999999999999999:"a";}"#, #"a:1:{s:-1:"a";}"#, "a:",
            String(repeating: "a:1:{i:0;", count: 900),
        ] {
            #expect(try post(field(open)).heldReason == nil, "\(open.prefix(60))")
        }
    }

    @Test func `attributes of a post of WordPress hide it, and terms that are none of a limit do not`() throws
    {
        #expect(try post("", item: "<item visibility='private'>").heldReason != nil)
        let terms =
            "<category domain='category' nicename='premium'>Premium</category>"
            + "<category domain='genre' nicename='private-eye'>Private eye</category>"
            + "<category domain='visibility' nicename='public'>Public</category>"
            + "<category domain='topic_access' nicename='database-access'>Database access</category>"
            + "<wp:postmeta><wp:meta_key>box</wp:meta_key><wp:meta_value>{\"visibility\":\"public\"}</wp:meta_value></wp:postmeta>"
            + "<wp:postmeta><wp:meta_key>theme</wp:meta_key><wp:meta_value>{\"header\":{\"visibility\":\"hidden\"}}</wp:meta_value></wp:postmeta>"
        #expect(try post(terms, item: "<item id='1'>").heldReason == nil)
    }

    @Test(arguments: [
        #""html":null,"lexical":"{\"root\":{\"children\":[{\"type\":\"Paywall\"}]}}""#,
        #""html":null,"mobiledoc":"{\"cards\":[[\"paywall-card\",{}]],\"sections\":[[10,0]]}""#,
        #""mobiledoc":"{\"cards\":[[\"markdown\",{\"markdown\":\"a\\n{{< paywall >}}\"}]],\"sections\":[[10,0]]}""#,
        ##""tags":[{"name":"#members-only","slug":"hash-members-only"}]"##,
        ##""tags":[{"name":"#private"}]"##, ##""tags":[{"slug":"hash-private","visibility":"internal"}]"##,
        ##""tags":[{"name":"#old-drafts"}]"##,
    ])
    func `a post of Ghost is hidden by`(_ members: String) throws {
        let post = #"{"posts":[{"id":"1","title":"A","status":"published",\#(members)}]}"#
        #expect(try isHeld("a.json", post))
    }

    @Test(arguments: [
        "<meta property='schema:isAccessibleForFree' content='false'>",
        "<meta name='dcterms.accessRights' content='restricted'>", "<meta name=robots content='no index'>",
        "<script type=' application/ld+json'>{\"@type\":\"Course\",\"isAccessibleForFree\":false}</script>",
    ])
    func `a page is hidden by a member of its head:`(_ head: String) throws {
        #expect(try isHeld("a.html", page(head: head)))
    }

    @Test(arguments: [
        "<span property='schema:isAccessibleForFree' content='false'></span>",
        "<meta itemprop=isAccessibleForFree itemscope itemtype='https://schema.org/Place' content=false>",
        "<p>Member-only story</p>",
        "<members-only><p>\(words)</p></members-only>", "<div hidden><p>\(words)\(words)\(words)</p></div>",
        "<div style='display : none'><p>\(words)\(words)\(words)</p></div>",
        "<div class='x d-none'><p>\(words)\(words)\(words)</p></div>",
        hiding("hidden wp-block-group"), hiding("d-none flex-fill"), hiding("hidden blockquote"),
        hiding("is-hidden inline-block"), hiding("!hidden grid"), hiding("hidden hover:block"),
    ])
    func `a page is hidden by a part of its text:`(_ body: String) throws {
        #expect(try isHeld("a.html", page(body)))
    }

    @Test(arguments: ["hidden", "style='display:none'", "class='hidden wp-block-group'"])
    func `a page is hidden whose text is in an element that is not shown:`(_ attribute: String) throws {
        #expect(try isHeld("a.html", page(article: attribute)))
    }

    private static func hiding(_ names: String) -> String {
        "<div class='\(names)'><p>\(words)\(words)\(words)</p></div>"
    }

    @Test(arguments: [
        "<p hidden>Share this</p>", "<div class='hidden md:block'><p>\(words)\(words)\(words)</p></div>",
        "<div style='display:none'>Menu</div>",
        "<p style='color:red'>\(words)</p>", hiding("hidden md:grid"), hiding("d-none d-md-inline"),
        hiding("d-none d-lg-table"), hiding("hidden sm:contents"), hiding("!hidden lg:!flex"),
        hiding("hidden max-md:inline-block"), hiding("d-none d-xl-table-cell"),
        "<div itemscope itemtype='https://schema.org/MusicEvent'><meta itemprop=isAccessibleForFree content=false></div>",
    ])
    func `a page is not hidden by`(_ body: String) throws {
        #expect(try !isHeld("a.html", page(body)))
    }

    @Test(arguments: [
        "{{< paywall >}}", "{{% members-only %}}", "{% members_only %}", "{%- premium -%}",
        "{% include paywall.html %}",
        "::: members-only", ":::{.members-only}", "b\n{: .members-only}", "[//]: # (members-only)",
        "a %% members-only %%", "{{% hugo-encryptor \"x\" %}}", "[comment]: <> (premium)",
        "```\n{{private}}x{{/private}}\n```", "{{#members}}\nx\n{{/members}}", "{{<\n  paywall\n>}}",
        "{% secret %}x{% endsecret %}", "{% private %}x{% /private %}",
        "{{< premium-box >}}x{{< /premium-box >}}",
        "{% include \"paywall.njk\" %}", "{% render 'members-only' %}", "{{> paywall}}",
        "{% premium-content %}",
        "{# members-only #}", "{/* members-only */}", "{{/* members-only */}}",
        "{% comment %}members-only{% endcomment %}", "%%\nmembers-only\n%%", "> ::: members-only",
        "```{members-only}\nx\n```", "[members_only level=1]\nx\n[/members_only]", "::: premium",
        "{#a .paywall}",
        "{: class=\"members-only\"}", "{% encrypt %}", "{%- restricted -%}", "{% raw %}{% paywall %}",
        "<Section visibility=\"members\">b</Section>", "<div title='a > b' class=\"paywall\">b</div>",
        "<p title=\"a><b class='paywall'>b</b>",
    ])
    func `Markdown is hidden by`(_ mark: String) throws {
        #expect(try isHeld("a.md", "---\ntitle: A\ndate: 2020-01-01\n---\nfree\n\n\(mark)\n\npaid"))
    }

    @Test(arguments: [
        "{{< figure src=\"a.jpg\" >}}", "{% include note.html %}", "::: note\nPremium fuel\n:::", "{: .lead}",
        "`{{ .Paywall }}`", "[//]: # (a note on premium fuel)", "100 %% of premium %% fuel", "a { .b } c",
        "{% link _posts/private.md %}", "[/docs](https://a.example/private)",
        "{{< ref \"how-we-built-our-paywall\" >}}", "{% post_url 2020-01-02-why-paywalls-fail %}",
        "{{< figure src=\"/img/paywall.png\" >}}", "{{< premium-logo >}}", "{% password-generator %}",
        "{{</* paywall */>}}", "{{%/* members-only */%}}",
        "{% raw %}{% members_only %}x{% endmembers_only %}{% endraw %}",
        "{%- raw -%}{{private}}x{{/private}}{%- endraw -%}", "{{ private }}", "{{< patreon >}}",
        "{% include premium-logo.svg %}", "{% if page.lang %}x{% endif %}", "{% encryption-diagram %}",
        "[protected][/protected]", "[protected]\n\n[/protected]: https://a.example",
        "::: note How paywalls work\nx\n:::",
        "use class=\"paywall\" here", "&lt;div class=\"paywall\"&gt;", "## How {#members-only}",
        "<!-- no paywall -->", "<!-- paywall: off -->", "<!-- no-premium -->", "{% no_paywall %}",
        "<img visibility=\"hidden\" src=a.png>",
    ])
    func `Markdown is not hidden by`(_ text: String) throws {
        #expect(try !isHeld("a.md", "---\ntitle: A\ndate: 2020-01-01\n---\nfree\n\n\(text)\n\nmore"))
    }

    @Test(arguments: [
        #""content_html":"a","content_text":"a<!--members-only-->""#,
        #""content_html":"a","content_text":"a\n{{< paywall >}}\nb""#,
        #""content_html":"a","summary":"b<!--members-only-->""#, #""content_text":"a\n::: members-only\nb""#,
        #""content_html":"a","summary":"a %% members-only %%""#,
    ])
    func `an item of a JSON Feed is hidden by a text, also one that is not taken:`(_ texts: String) throws {
        let feed = #"{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1",\#(texts)}]}"#
        #expect(try isHeld("a.json", feed))
    }

    @Test(arguments: ["a<!--members-only-->b", "::: members-only", "{{< paywall >}}"])
    func `a mark in the excerpt of front matter hides a text:`(_ mark: String) throws {
        let text = "---\ntitle: A\ndate: 2020-01-01\nexcerpt: '\(mark)'\n---\nfree"
        #expect(try isHeld("a.md", text))
    }

    @Test(arguments: [
        "<!--members-only-->", "{{< paywall >}}", "::: members-only", "{{private}}x{{/private}}",
    ])
    func `a mark is told with its line and what it is:`(_ mark: String) throws {
        let text = "---\ntitle: A\ndate: 2020-01-01\n---\n\nfree\n\n\(mark)\n\npaid"
        let reason = try #require(try Reading.items("a.md", Array(text.utf8)).first?.heldReason)
        #expect(reason.location.line == 8)
        #expect(reason.text.hasPrefix("a part of it is for members only: \(mark.prefix(9))"))
    }

    @Test(arguments: [
        "{%", "{{", "{#", "{% raw %}", "{{private}}", "%%", "{%endprivate", "{/*", "{% comment %}",
    ])
    func `tags without end are looked at in time:`(_ piece: String) {
        let text = String(repeating: piece, count: Hostile.size(300_000) / piece.utf8.count)
        _ = HidingMark.first(in: text, .markdown)
        #expect(HidingMark.first(in: text + "\n\n::: members-only", .markdown) != nil)
    }
}
