import Articles
import Testing

@testable import ArticlesExchange

/// What a saved page leaves of a paywall, and what only looks like it.
@Suite("Marks of a paywall in saved pages")
struct PageMarkTests {
    private static let text =
        "The council met on Tuesday evening and argued for three hours about the bridge. Nobody left early. "
        + "In the end the vote was postponed, as it had been in spring, and everyone went home unhappy."

    private func page(
        head: String = "", body: String = "", article: String = "", text: String = "", after: String = ""
    ) -> String {
        """
        <!doctype html>
        <html lang=en><head><title>The bridge stays closed - Gazette</title>\(head)</head>
        <body \(body)><main><article \(article)><h1>The bridge stays closed</h1>
        <p>\(Self.text)</p>
        \(text)
        <p>\(Self.text)</p></article>\(after)</main></body></html>
        """
    }

    private func held(_ page: String) throws -> ImportNote? {
        let items = try Reading.items("a.html", Array(page.utf8))
        #expect(items.count == 1)
        return items.first?.heldReason
    }

    @Test(arguments: [
        "<div class='paywall'></div>", "<div class='article-paywall-cta'>Go on</div>",
        "<section class='gh-post-upgrade-cta'><p>Sign up</p></section>", "<p class='x members-only'>More</p>",
        "<div class='kg-card kg-gated-content'></div>", "<div data-component-name='PaywallToDOM'></div>",
        "<div data-component-name='Paywall'>x</div>", "<!--members-only-->", "<!-- premium -->",
        "<!--kg-gated-block:begin nonMember:false memberSegment:\"status:free\" -->", "<!-- paywall -->",
        "<aside><p>This post is for paying subscribers only</p></aside>",
        "<div class=newsletter><h3>This post is for paid members only</h3></div>",
        "<dialog><p>Subscribe to keep reading</p></dialog>",
    ])
    func `a page is a draft with a mark in its text, which is told with its line:`(_ mark: String) throws {
        for page in [page(text: mark), page(text: "<nav>\(mark)</nav>")] {
            #expect(try held(page)?.location.line == 5)
        }
    }

    @Test(arguments: [
        "<div class='no-paywall'></div>", "<div class='paywall-off'>x</div>", "<!-- wp:more -->",
        "<!-- ad -->",
        "<div data-component-name='ImageToDOM'></div>", "<!--[if IE]>x<![endif]-->", "<!-- Status: HIT -->",
        "<!--kg-gated-block:begin nonMember:true memberSegment:\"\" -->", "<!-- cache: 200 -->",
        "<section><form><p>Become a member of our choir, it is fun.</p></form></section>",
        "<pre>&lt;!--members-only--&gt;</pre>",
    ])
    func `a page is public with`(_ mark: String) throws {
        #expect(try held(page(text: mark)) == nil)
    }

    @Test(arguments: [
        "class='subscriber-only'", "class=premium", "class='has-paywall'", "class='post is-premium'",
        "class='story--members-only'", "data-content-tier=locked", "data-content-tier=metered",
        "data-premium=true",
        "data-is-paywalled=1", "data-access=subscribers", "data-status=private", "data-is-public=false",
        "class='node--unpublished'",
    ])
    func `an article is a draft whose element has`(_ attribute: String) throws {
        #expect(try held(page(article: attribute)) != nil)
        #expect(try held(page(body: attribute)) != nil)
    }

    @Test(arguments: [
        "class='premium-theme'", "class='internal-page'", "class='free'", "class='no-premium'",
        "class='not-premium'", "data-content-tier=free", "data-premium=false", "data-access=public",
        "data-access=''",
        "class='private-beach-hotel'", "class='post-type-archive'", "data-status=ready",
        "class='hidden-header'",
        "class='subscribe-box-off'",
    ])
    func `an article is public whose element has`(_ attribute: String) throws {
        #expect(try held(page(article: attribute)) == nil)
        #expect(try held(page(body: attribute)) == nil)
    }

    @Test(arguments: [
        "<div itemscope itemtype='https://schema.org/NewsArticle'><span itemprop=isAccessibleForFree>False</span></div>",
        "<link itemprop=isAccessibleForFree href='https://schema.org/False'>",
        "<span itemprop=isAccessibleForFree></span>", "<span itemprop=creativeWorkStatus>In review</span>",
        "<time itemprop=datePublished datetime='2099-01-01'>x</time>",
        "<meta itemprop=datePublished content='some day'>",
        "<span itemprop=datePublished>1 March 2099</span>",
        "<span itemprop=conditionsOfAccess>Subscription</span>",
    ])
    func `microdata hides a page:`(_ element: String) throws {
        let items = try Reading.items("a.html", Array(page(text: element).utf8))
        #expect(items.first?.heldReason != nil || items.first?.laterDate.map { $0.time > Self.now } == true)
    }

    private static let now = Timestamp(clamping: 1_800_000_000_000)

    @Test(arguments: [
        "<span itemprop=isAccessibleForFree>True</span>", "<span itemprop=datePublished>yesterday</span>",
        "<link itemprop=isAccessibleForFree href='https://schema.org/True'>",
        "<span itemprop=creativeWorkStatus>Published</span>",
    ])
    func `microdata leaves a page public:`(_ element: String) throws {
        #expect(try held(page(text: element)) == nil)
    }

    private func data(_ json: String) -> String {
        page(head: "<script type='application/ld+json'>\(json)</script>")
    }

    @Test func `linked data is read to its depth, and is in doubt below`() throws {
        let free = #"{"@type":"WebPageElement","isAccessibleForFree":false}"#
        func nested(_ depth: Int) -> String {
            String(repeating: #"{"@type":"Article","hasPart":"#, count: depth) + free
                + String(repeating: "}", count: depth)
        }
        #expect(try held(data(nested(8)))?.text == "isAccessibleForFree false makes it a draft")
        #expect(try held(data(nested(400)))?.text == "its linked data can't be read, and says who may see it")
        #expect(try held(data(#"{"@type":"Article","conditionsOfAccess":"Subscription required"}"#)) != nil)
        #expect(try held(data(#"{"@type":"Article","conditionsOfAccess":"Open access"}"#)) == nil)
    }

    @Test(arguments: [
        #"{"@type":"Event","isAccessibleForFree":false}"#,
        #"{"@type":"TouristAttraction","isAccessibleForFree":"no"}"#,
        #"{"@graph":[{"@type":"Article"},{"@type":"Museum","isAccessibleForFree":false}]}"#,
    ])
    func `what linked data says of other things does not hide a page:`(_ json: String) throws {
        #expect(try held(data(json)) == nil)
    }

    @Test(arguments: [
        "<meta name=robots content='max-image-preview:none'>", "<meta name=Googlebot-News content=noindex>",
        "<meta name=audience content=General>", "<meta name=state content=Texas>",
        "<meta name=published content=1577836800>", "<meta name=published content='2020-01-01'>",
        "<meta name=date content='2020-01-02'><meta http-equiv=expires content='Thu, 01 Jan 1970 00:00:00 GMT'>",
        "<meta name=date content='2020-01-02'><meta name=expires content='Tue, 01 Jan 2019 00:00:00 GMT'>",
        "<meta name=expires content='Thu, 01 Jan 1970 00:00:00 GMT'>", "<!-- Cache-Status: HIT -->",
        "<!-- X-Cache-Status: MISS -->", "<!-- status: 200 -->",
    ])
    func `a page is public with this in its head:`(_ head: String) throws {
        #expect(try held(page(head: head)) == nil)
    }

    @Test(arguments: [
        "<meta name=robots content='max-image-preview:none, noindex'>",
        "<meta name=audience content=subscribers>",
        "<meta name=published content=0>", "<meta name=expires content='Tue, 01 Jan 2030 00:00:00 GMT'>",
        "<meta name=bingbot content='googlebot: noindex'>", "<!-- status: draft -->",
        "<meta name=premium content=true>", "<meta property='article:content_tier' content=metered>",
        "<meta name='article.access' content=paid>",
    ])
    func `a page is a draft with this in its head:`(_ head: String) throws {
        #expect(try held(page(head: head)) != nil)
    }

    @Test func `what teasers of other articles say is not said of this one`() throws {
        let teasers = """
            <aside><article class='post-9 hentry status-private' data-premium=true><h2>Another story</h2>
            <span itemprop=isAccessibleForFree>False</span><time itemprop=datePublished datetime='2099-01-01'>x</time>
            <div class=paywall></div><p>This post is for paid subscribers</p></article></aside>
            """
        let item = try Reading.items("a.html", Array(page(after: teasers).utf8)).first
        #expect(item?.heldReason == nil && item?.laterDate == nil)
    }

    @Test func `a reason has the line of what says so`() throws {
        let both = page().replacing("<h1>The bridge", with: "<h1>Private: The bridge").replacing(
            "<title>The bridge", with: "<title>Private: The bridge")
        #expect(try held(both)?.location.line == 3)
        #expect(try held(page().replacing("<h1>The", with: "<h1>\nProtected: The"))?.location.line == 4)
        #expect(try held(page().replacing("<title>The", with: "<title>Draft: The"))?.location.line == 2)
    }

    @Test func `a time among the words is no date of the page`() throws {
        let history =
            "<p>The bridge was opened on <time datetime='1911-05-04'>4 May 1911</time> by a king who fell in.</p>"
        let item = try Reading.items("a.html", Array(page(text: history).utf8)).first
        let undated = String(describing: item?.verdict.draft?.publishedAt)
        #expect(!undated.contains("1911"))
        let dated = page().replacing("</h1>", with: "</h1><time datetime='2021-05-04'>4 May</time>")
        let published = try Reading.items("a.html", Array(dated.utf8)).first?.verdict.draft?.publishedAt
        let time = String(describing: published)
        #expect(time.contains("2021-05-04"))
    }

    @Test(arguments: [
        "java&#9;script:x()", "JaVaScRiPt:x()", "&#1;javascript:x()", "data:text/html,x", "vbscript:x",
        "blob:x",
        "file:///etc/passwd", "java\nscript:x()",
    ])
    func `a link that is none of the web loses its address:`(_ target: String) throws {
        let link = "<p>It was closed for a long time, as <a href=\"\(target)\">the report</a> says of it.</p>"
        let draft = try Reading.items("a.html", Array(page(text: link).utf8)).first?.verdict.draft
        #expect(
            draft?.body.contains("<a>the report</a>") == true
                || draft?.body.contains("as the report says") == true)
        #expect(draft?.body.contains("href") == false)
    }
}
