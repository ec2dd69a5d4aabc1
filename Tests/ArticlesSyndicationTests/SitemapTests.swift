import Articles
import ArticlesConformance
import ArticlesSyndication
import Testing

@Suite struct SitemapTests {
    private let site = PublicSite(url: .local, title: "A & B")

    @Test func `a page is named with the time of its last change`() throws {
        var article = Article.sample(1, slug: "日本-&")
        article.updatedAt = .sample.adding(5_000)
        let document = try #require(ParsedXML(Sitemap.pages(of: [article], on: site)))
        #expect(document.texts("loc") == ["http://localhost:8080/articles/%E6%97%A5%E6%9C%AC"])
        #expect(document.texts("lastmod") == ["2026-01-01T00:00:05.000Z"])
    }

    @Test func `an article that belongs elsewhere is not named`() throws {
        var foreign = Article.sample(1)
        foreign.canonicalURL = "https://elsewhere.example/a"
        var long = Article.sample(2)
        long.canonicalURL = "http://localhost:8080/" + String(repeating: "&", count: 600)
        for bytes in [
            Sitemap.pages(of: [foreign, long], on: site), NewsSitemap.document(of: [foreign], on: site),
        ] {
            #expect(try #require(ParsedXML(bytes)).texts("loc").isEmpty)
        }
    }

    @Test func `an index names each part`() throws {
        let document = try #require(ParsedXML(Sitemap.index(of: 2, on: site)))
        #expect(
            document.texts("loc")
                == ["http://localhost:8080/sitemap-1.xml", "http://localhost:8080/sitemap-2.xml"])
    }

    @Test func `news have a publication, a language, a date and a title`() throws {
        var articles = ["en-GB", nil, "zh-Hant", "zh", "zh-TW", "yue", "zh-Hans-HK"].enumerated().map {
            var article = Article.sample($0.offset + 1, title: "<\($0.offset)>")
            article.language = $0.element
            return article
        }
        articles[0].publishedAt = Timestamp("2026-02-03T04:05:06Z")
        let document = try #require(ParsedXML(NewsSitemap.document(of: articles, on: site)))
        #expect(document.texts("news:language") == ["en", "en", "zh-tw", "zh-cn", "zh-tw", "yue", "zh-cn"])
        #expect(document.texts("news:name").first == "A & B")
        #expect(document.texts("news:publication_date").first == "2026-02-03T04:05:06.000Z")
        #expect(document.texts("news:title").first == "<0>")
    }

    @Test func `robots are told of the sitemaps`() {
        let text = RobotsText.document(of: site)
        #expect(text.contains("User-agent: *\nDisallow:\n"))
        #expect(text.contains("\nSitemap: http://localhost:8080/sitemap.xml\n"))
    }

    @Test func `a title can't leave its line of llms.txt`() {
        var article = Article.sample(1, title: "a](javascript:x)\n# b\u{2028}<c>")
        article.excerpt = "`d` *e*"
        let text = LLMsText.document(of: site, naming: [article])
        #expect(
            text.contains(
                ##"- [a\](javascript:x) \# b \<c\>](http://localhost:8080/articles/article-1): \`d\` \*e\*"##)
        )
    }
}
