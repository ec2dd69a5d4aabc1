import Articles
import Testing

@testable import ArticlesExchange

/// The marks of a text that is not for everybody, in every format that can hold them.
@Suite("Marks that hide a text")
struct HidingMarkTests {
    private static let words =
        "The council met on Tuesday evening and argued for three hours about the bridge. Nobody left early."

    private func page(_ article: String = "", head: String = "", body: String = "") -> String {
        "<html><head><title>A - Gazette</title>\(head)</head><body><main><article \(article)><h1>A</h1>"
            + "<p>\(Self.words)</p><p>\(Self.words)</p>\(body)</article></main></body></html>"
    }

    private func isHeld(_ name: String, _ text: String) throws -> Bool {
        let items = try Reading.items(name, Array(text.utf8))
        #expect(items.count == 1)
        return try #require(items.first).heldReason != nil
    }

    private func quoted(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }

    /// Whether the text is held back in each of the formats that may hold HTML.
    private func held(_ html: String) throws -> [Bool] {
        let json = quoted(html)
        let feed =
            "<rss><channel><item><title>A</title><description><![CDATA[\(html)]]></description></item></channel></rss>"
        let jsonFeed =
            #"{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","title":"A","content_html":"\#(json)"}]}"#
        let ghost =
            #"{"data":{"posts":[{"id":"1","title":"A","status":"published","visibility":"public","html":"\#(json)"}]}}"#
        let post = try WordPressExport.read(WordPressExport.item(1, "publish", body: html)).first
        return [
            try isHeld("a.rss", feed), try isHeld("a.json", jsonFeed), try isHeld("a.json", ghost),
            try isHeld("a.md", "---\ntitle: A\ndate: 2020-01-01\n---\n\(html)"), post?.heldReason != nil,
        ]
    }

    @Test(arguments: [
        "<p>a</p><!--premium--><p>b</p>", "<p>a</p><!-- private --><p>b</p>",
        "<!-- x --><!--subscribers--><p>b</p>", "<p>a</p><!-- wp:memberpress/gate --><p>b</p>",
        "<div class=members-only>a</div>", "<div class=\"[&>p]:mt-2 paywall\">a</div>",
        "<div class='a \"b\" paywall'>a</div>", "<div CLASS = x-paywall>a</div>",
        "<div className=\"members-only\">a</div>", "<div data-component-name=PaywallToDOM>a</div>",
        "<p>a</p><!-- begin premium content --><p>b</p>", "<!-- x <!-- paywall --><p>b</p>",
        "<div class=\"members&#45;only\">a</div>", "<div className={styles.paywall}>a</div>",
        "<!--kg-gated-block:begin nonMember:false memberSegment:\"\" --><p>a</p>", "<p>a</p><!--premium",
        "<!-- not public: members only --><p>b</p>", "<!-- members-only: no preview of it --><p>b</p>",
        "<div class=free-members-only>b</div>", "<section class=gh-post-upgrade-cta>b</section>",
    ])
    func `a mark hides a text in a feed, JSON Feed, Ghost, Markdown and WordPress:`(_ html: String) throws {
        #expect(try held(html) == [true, true, true, true, true])
    }

    @Test(arguments: [
        "<p>a</p><!-- a note on premium fuel --><p>b</p>", "<!--more--><p>A paywall is premium.</p>",
        "<!-- wp:paragraph --><p>a</p><!-- /wp:paragraph -->", "<div class=\"a\">members-only</div>",
        "<div class=a>paywall</div>", "<!-- x --><p>premium</p>", "<p title='a'>paywall</p>", "<!--",
        "<!-- here no paywall --><p>a</p>", "<div data-visibility=hidden>a</div>",
        "<!-- paid content --><p>a</p>", "<!-- wp:acme/box {\"align\":\"wide\"} --><p>a</p>",
        "<div class='no-paywall sr-only mobile-only'>a</div>", "<p>a</p><!-- no paywall -->",
        "<p>a</p><!-- paywall: off -->", "<!-- without paywall --><p>a</p>",
        "<!-- paywall is disabled --><p>a</p>",
        "<p>a</p><!-- members-only=false -->", "<p>a</p><!-- no-premium -->",
        "<h2 class=post-upgrade-notes>a</h2>",
        "<p>a</p>&lt;div class=\"paywall\"&gt;", "<p>use class=\"paywall\" here</p>",
        "<p>a</p><code>class=paywall</code>", "<div class=paywall-free>a</div>",
        "<!--kg-card-begin: html--><p>a</p><!--kg-card-end: html-->",
        "<!--kg-gated-block:begin nonMember:true memberSegment:\"\" --><p>a</p><!--kg-gated-block:end-->",
    ])
    func `what is no mark hides nothing:`(_ html: String) throws {
        #expect(try held(html) == [false, false, false, false, false])
    }

    @Test(arguments: [
        "{{< div class=\"members-only\" >}}b{{< /div >}}", "{% include box.html class=\"members-only\" %}",
        "::: {class=\"members-only\"}\nb\n:::", "# H {class=\"members-only\"}",
        "{{< section \"members-only\" >}}b{{< /section >}}", "{% if page.members_only %}b{% endif %}",
        "{{< membership-gate >}}", "{{< patreon-only >}}",
        "{{< section \"a\" >}}{{< section \"paywall\" >}}{{< /section >}}",
    ])
    func `a tag of a site generator hides a text of Markdown by its class or what it is of:`(
        _ text: String
    ) throws {
        #expect(try isHeld("a.md", "---\ntitle: A\ndate: 2020-01-01\n---\na\n\n\(text)\n"))
    }

    @Test(arguments: [
        "{{< ref \"members-only\" >}}", "{{< figure src=\"members-only.png\" >}}", "{{< patreon >}}",
        "{{< div class=\"wide\" >}}b{{< /div >}}", "{% if page.open %}b{% endif %}",
        "{ class } of members-only",
    ])
    func `one that is of something else hides nothing:`(_ text: String) throws {
        #expect(try !isHeld("a.md", "---\ntitle: A\ndate: 2020-01-01\n---\na\n\n\(text)\n"))
    }

    @Test(arguments: [
        "[members_only]b[/members_only]", "<members-only>b</members-only>", "<div class='paywall'>b</div>",
        "%% members-only %%", "<!--premium-->b",
    ])
    func `a text without a format hides itself as one of Markdown does:`(_ text: String) throws {
        let feed =
            #"{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","title":"A","content_text":"\#(quoted(text))"}]}"#
        #expect(try isHeld("a.json", feed))
    }

    @Test(arguments: [
        "class=", "class=\"", "class=' class=", "<!--a", "<!---->", "<!-->", "class=class ", "<!--!",
    ])
    func `marks without end are looked at in time:`(_ piece: String) {
        let text = String(repeating: piece, count: 400_000 / piece.utf8.count)
        _ = HidingMark.first(in: text + " pay-wall", .html)
        #expect(HidingMark.first(in: text + "--><!--premium-->", .html) != nil)
    }

    @Test(arguments: [
        "noindex|nofollow", "noindex/nofollow", "max-snippet:-1 noindex", "noindex max-snippet:-1",
        "max-snippet: -1 noindex", "index; noindex", "[noindex]", "nofollow+noindex", "no-index",
        "max-image-preview:large none", "googlebot : noindex", "nofollow unavailable_after: 25 Jun 2030",
        "noindex\u{3001}nofollow",
    ])
    func `directives for robots hide, however they are set apart:`(_ text: String) throws {
        #expect(RobotsDirectives.hiding(text) != nil)
        #expect(try isHeld("a.html", page(head: "<meta name=robots content='\(text)'>")))
    }

    @Test(arguments: [
        "robots: noindex until 2030", "seo:\n  robots: max-snippet:-1 noindex forever",
        "robots: [index, no-index]",
        "metaRobots: 'max-image-preview:large none'",
    ])
    func `so do those of front matter:`(_ member: String) throws {
        #expect(try isHeld("a.md", "---\ntitle: A\ndate: 2020-01-01\n\(member)\n---\nText"))
        let open = "title: A\ndate: 2020-01-01\nrobots: max-image-preview:none, index"
        #expect(try !isHeld("a.md", "---\n\(open)\n---\nText"))
    }

    @Test(arguments: [
        "max-image-preview:none", "max-image-preview: none", "max-image-preview : none, index",
        "index/follow",
        "max-snippet:-1 max-video-preview:-1", "googlebot-news: noindex", "all", "", ":",
    ])
    func `directives that hide nothing:`(_ text: String) {
        #expect(RobotsDirectives.hiding(text) == nil)
    }

    @Test(arguments: [
        "LearningResource", "Course", "VideoObject", "Dataset", "SoftwareSourceCode", "PodcastSeries", "Quiz",
        "https://schema.org/MediaObject", "Wibble",
    ])
    func `linked data of any work hides a page:`(_ type: String) throws {
        let json = #"{"@type":"\#(type)","isAccessibleForFree":false}"#
        #expect(try isHeld("a.html", page(head: "<script type='application/ld+json'>\(json)</script>")))
        let both = json.replacing("\"\(type)\"", with: "[\"Product\",\"\(type)\"]")
        #expect(try isHeld("a.html", page(head: "<script type='application/ld+json'>\(both)</script>")))
    }

    @Test(arguments: [
        "Event", "MusicEvent", "schema:Festival", "https://schema.org/Museum", "Park", "Place", "Offer",
        "Organization", "NGO", "Product", "Person", "TouristAttraction", "Zoo", "LocalBusiness", "Restaurant",
    ])
    func `linked data of a place, an event or a product hides no page:`(_ type: String) throws {
        let json = #"{"@type":"\#(type)","isAccessibleForFree":false}"#
        #expect(try !isHeld("a.html", page(head: "<script type='application/ld+json'>\(json)</script>")))
    }

    @Test(arguments: [
        "data-visibility=employees-only", "data-status=unreleased", "data-access='not public'",
        "data-post-status=not-published", "class=access-employees-only",
    ])
    func `a word that nobody listed hides an article by its form:`(_ attribute: String) throws {
        #expect(try isHeld("a.html", page(attribute)))
        #expect(try !isHeld("a.html", page("data-status=ready data-visibility=everyone")))
    }

    @Test(arguments: ["Visibility: employees only", "Access: staff only", "State: not published"])
    func `such a word hides a text among whose first lines it stands:`(_ line: String) throws {
        #expect(try isHeld("a.txt", "The bridge stays closed\n\n\(line)\n\n\(Self.words) \(Self.words)\n"))
    }

    @Test(arguments: [
        ("article_status", "unreleased"), ("article_status", "premium article"),
        ("acme_visibility", "employees-only"), ("acme_status", "not public"), ("status", "in review"),
        ("post_state", "not yet published"), ("editorial_status", "needs work"),
        ("post_state", "pre-release"), ("layout", #"{"blocks":[{"visibility":"hidden","text":"secret"}]}"#),
    ])
    func `such a word hides a post of WordPress in a field:`(_ key: String, _ value: String) throws {
        let field =
            "<wp:postmeta><wp:meta_key>\(key)</wp:meta_key><wp:meta_value>\(value)</wp:meta_value></wp:postmeta>"
        #expect(
            try WordPressExport.read(WordPressExport.item(1, "publish", more: field)).first?.heldReason != nil
        )
    }
}
