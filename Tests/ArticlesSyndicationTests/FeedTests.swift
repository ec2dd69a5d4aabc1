import Articles
import ArticlesConformance
import ArticlesSyndication
import StrictJSON
import Testing

@Suite struct FeedTests {
    private static let hostile = [
        "<script>alert(1)</script>", "]]>", "a & b &amp; &#0; &nbsp;", "\"'><svg onload=x>",
        "\u{202E}gnp.exe",
        "a\u{1}b\u{8}c\u{B}d\u{FFFE}e\u{FFFF}f", "line\r\nline\u{85}\u{2028}", "<!--", "<![CDATA[", "<?xml?>",
        "\u{1F469}\u{200D}\u{1F680} é 日本 العربية", "%3Cscript%3E",
    ]

    private func article(_ text: String) -> Article {
        var article = Article.sample(1, title: text)
        article.excerpt = text
        article.body = text
        article.format = .plain
        article.authors = [text]
        article.tags = [ArticleTag(id: .sample(9), slug: .sample("tag"), name: text)]
        article.image = ArticleImage(url: "https://example.org/a\(text).png", alt: text)
        article.canonicalURL = "https://elsewhere.example/?\(text)"
        return article
    }

    private func feed(_ articles: [Article], site: PublicSite = PublicSite()) -> Feed {
        Feed(
            site: site, title: site.title, links: .init(own: "/feed?q=%3C", current: "/feed"),
            articles: articles)
    }

    /// The text as XML can carry it: what XML has not is U+FFFD.
    private func carried(_ text: String) -> String {
        let forbidden: Set<UInt32> = [0x1, 0x8, 0xB, 0xFFFE, 0xFFFF]
        var view = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            view.append(forbidden.contains(scalar.value) ? "\u{FFFD}" : scalar)
        }
        return String(view)
    }

    @Test(arguments: hostile, [FeedFormat.atom, .rss])
    func `a hostile text is well-formed, and a text`(_ text: String, _ format: FeedFormat) throws {
        let document = try #require(ParsedXML(feed([article(text)]).bytes(as: format)))
        let creator = format == .atom ? "name" : "dc:creator"
        #expect(document.texts("title").last == carried(text))
        #expect(document.texts(creator).last == carried(text))
        let content = try #require(document.texts(format == .atom ? "content" : "content:encoded").first)
        #expect(!content.contains("<script") && !content.contains("<svg"))
        #expect(content.hasPrefix("<p>"))
        #expect(document.elements.allSatisfy { !["script", "svg"].contains($0.name) })
    }

    @Test(arguments: hostile) func `a hostile text is the same text in JSON`(_ text: String) throws {
        let json = try JSONParser.parse(feed([article(text)]).bytes(as: .json))
        guard case .array(let items)? = json["items"], let item = items.first else {
            Issue.record("no items")
            return
        }
        #expect(item["title"] == .string(text))
        #expect(item["summary"] == .string(text))
    }

    @Test func `an identity is made of the id alone`() throws {
        var renamed = Article.sample(1, slug: "new-name", title: "New")
        renamed.updatedAt = .latest
        for format in [FeedFormat.atom, .rss] {
            for article in [Article.sample(1), renamed] {
                let document = try #require(ParsedXML(feed([article]).bytes(as: format)))
                let identity = document.texts(format == .atom ? "id" : "guid")
                #expect(identity.contains("urn:uuid:\(ArticleID.sample(1))"))
            }
        }
    }

    @Test func `html without a renderer is its text`() throws {
        var article = Article.sample(1)
        article.format = .html
        article.body = "<p>One <b>two</b></p><script>alert(1)</script><p onclick=x>Three &lt; four</p>"
        let document = try #require(ParsedXML(feed([article]).bytes(as: .atom)))
        let content = try #require(document.texts("content").first)
        #expect(content.contains("One") && content.contains("two") && content.contains("Three &lt; four"))
        #expect(!content.contains("<b>"))
        #expect(!content.contains("alert") && !content.contains("onclick"))
    }

    @Test func `a renderer of the program makes the content`() throws {
        let site = PublicSite { "<h1>\($0.title)</h1>" }
        let document = try #require(ParsedXML(feed([.sample(1)], site: site).bytes(as: .rss)))
        #expect(document.texts("content:encoded") == ["<h1>Article 1</h1>"])
    }

    @Test func `what is scheduled was changed when it appeared, what is edited when it was edited`() throws {
        var article = Article.sample(1)
        article.updatedAt = .sample
        article.publishedAt = Timestamp("2026-03-01T10:00:00Z")
        let document = try #require(ParsedXML(feed([article]).bytes(as: .atom)))
        #expect(document.texts("updated").last == "2026-03-01T10:00:00.000Z")
        let rss = try #require(ParsedXML(feed([article]).bytes(as: .rss)))
        #expect(rss.texts("pubDate") == ["Sun, 01 Mar 2026 10:00:00 GMT"])
        article.updatedAt = .latest
        #expect(
            try #require(ParsedXML(feed([article]).bytes(as: .atom))).texts("updated").last
                == "9999-12-31T23:59:59.999Z")
    }

    @Test func `an article of elsewhere says where it belongs, and one of here where it is`() throws {
        let site = PublicSite(url: try #require(SiteURL("https://example.org/news/")))
        var own = Article.sample(1)
        own.canonicalURL = "https://EXAMPLE.org/news/2026/one"
        var foreign = Article.sample(2)
        foreign.canonicalURL = "https://example.org/newsletter"
        let document = try #require(ParsedXML(feed([own, foreign], site: site).bytes(as: .atom)))
        let links = document.values("link", "href")
        #expect(links.contains("https://EXAMPLE.org/news/2026/one"))
        #expect(links.contains("https://example.org/news/articles/article-2"))
        let canonical = document.elements.filter { $0.attributes["rel"] == "canonical" }
        #expect(canonical.map { $0.attributes["href"] } == ["https://example.org/newsletter"])
    }

    @Test func `an image is an enclosure with an absolute address`() throws {
        let site = PublicSite(url: try #require(SiteURL("https://example.org/news")))
        var article = Article.sample(1)
        article.image = ArticleImage(url: "/i/a b.JPG?w=1", alt: "Alt")
        let atom = try #require(ParsedXML(feed([article], site: site).bytes(as: .atom)))
        let link = try #require(atom.elements.first { $0.attributes["rel"] == "enclosure" })
        #expect(link.attributes["href"] == "https://example.org/i/a%20b.JPG?w=1")
        #expect(link.attributes["type"] == "image/jpeg")
        let rss = try #require(ParsedXML(feed([article], site: site).bytes(as: .rss)))
        #expect(rss.values("enclosure", "length") == ["0"])
        #expect(rss.values("media:content", "medium") == ["image"])
        article.image = ArticleImage(url: "https://example.org/picture", alt: "")
        let unknown = try #require(ParsedXML(feed([article], site: site).bytes(as: .rss)))
        #expect(unknown.values("enclosure", "url").isEmpty)
        #expect(unknown.values("media:content", "url") == ["https://example.org/picture"])
    }
}
