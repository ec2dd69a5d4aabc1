import Articles
import ArticlesConformance
import ArticlesSyndication
import Testing

@Suite struct ArticlesSyndicationExample {
    @Test func `the example of the catalog runs`() throws {
        let url = try #require(SiteURL("https://example.org"))
        let articles = [Article.sample(1), .sample(2)]
        let site = PublicSite(url: url, title: "Example") { "<p>\($0.excerpt)</p>" }
        let links = Feed.Links(own: "/feed.atom", current: "/feed.atom")
        let feed = Feed(site: site, title: site.title, links: links, articles: articles)
        let atom = feed.bytes(as: .atom)
        let sitemap = Sitemap.pages(of: articles, on: site)
        print(atom.count, sitemap.count)
        #expect(!atom.isEmpty && !sitemap.isEmpty)
    }
}
