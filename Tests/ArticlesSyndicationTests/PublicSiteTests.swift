import Articles
import ArticlesConformance
import ArticlesSyndication
import Testing

@Suite struct PublicSiteTests {
    @Test(arguments: [
        ("https://example.org", "https://example.org"), ("HTTPS://Example.ORG/", "https://example.org"),
        ("http://localhost:8080//", "http://localhost:8080"), ("http://[::1]:80/a/B/", "http://[::1]:80/a/B"),
        ("https://xn--bcher-kva.example/%C3%A9", "https://xn--bcher-kva.example/%C3%A9"),
    ])
    func `an address is kept without slashes at its end`(_ text: String, _ expected: String) throws {
        #expect(try #require(SiteURL(text)).text == expected)
    }

    @Test(arguments: [
        "", "example.org", "ftp://example.org", "https://", "https:///a", "https://a@b.example",
        "https://b.example?a",
        "https://b.example#a", "https://b.example/<a>", "https://b\u{FC}cher.example",
        "https://b.example/%zz",
        "https://b.example:999999", "javascript:alert(1)", "https://-a", "https://b.example/\n",
        "https://b.example\r\nx",
    ])
    func `what is no address of a site is refused`(_ text: String) {
        #expect(SiteURL(text) == nil)
    }

    @Test func `a host is told without its port`() {
        #expect(SiteURL("https://example.org:8080/a")?.host == "example.org")
        #expect(SiteURL("https://[::1]:8080/a")?.host == "[::1]")
        #expect(PublicSite(url: .local).title == "localhost")
    }

    @Test func `html is escaped by bytes: a mark before or behind a sign makes one character with it`() {
        for mark in ["\u{600}", "\u{301}", "\u{200D}", "\u{110BD}"] {
            let escaped = "\(mark)<img\(mark)>\(mark)&\(mark)".escapedHTML
            #expect(!escaped.utf8.contains(UInt8(ascii: "<")) && !escaped.utf8.contains(UInt8(ascii: ">")))
            #expect(escaped == "\(mark)&lt;img\(mark)&gt;\(mark)&amp;\(mark)")
        }
    }

    @Test func `a path names the article`() {
        #expect(ArticlePath("/blog/{slug}")?.template == "/blog/{slug}")
        #expect(ArticlePath("/{id}/{slug}.html") != nil)
        #expect(ArticlePath("/p?id={id}") != nil)
        let slug = Slug(stored: "caf\u{E9}")
        let id = UniqueID.sample(7)
        #expect(ArticlePath.articles.path(of: slug, id: id) == "/articles/caf%C3%A9")
        #expect(
            ArticlePath("/{id}/{slug}/{slug}.html")?.path(of: slug, id: id)
                == "/\(id)/caf%C3%A9/caf%C3%A9.html")
        for text in ["", "/", "/blog", "blog/{slug}", "//host/{slug}", "/{slag}", "/{slug} ", "/<{slug}"] {
            #expect(ArticlePath(text) == nil, "\(text)")
        }
    }
}
