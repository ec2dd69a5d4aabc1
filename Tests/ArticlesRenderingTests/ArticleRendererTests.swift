import Articles
import Testing

@testable import ArticlesRendering

@Suite struct ArticleRendererTests {
    private static func article(_ number: UInt64, _ body: String) throws -> Article {
        let slug = try #require(Slug("article-\(number)"))
        var article = Article(
            id: ArticleID(high: 1, low: number), slug: slug, title: "A", createdAt: Timestamp(clamping: 0))
        article.body = body
        return article
    }

    @Test func `html is kept, and another body, version or format has its own`() throws {
        let renderer = ArticleRenderer()
        var article = try Self.article(1, "*a*")
        #expect(renderer.keptHTML(of: article) == nil)
        #expect(renderer.html(of: article) == "<p><em>a</em></p>\n")
        #expect(renderer.keptHTML(of: article) == "<p><em>a</em></p>\n")
        article.format = .plain
        #expect(renderer.html(of: article) == "<p>*a*</p>\n")
        article.format = .markdown
        article.body = "*b*"
        #expect(renderer.html(of: article) == "<p><em>b</em></p>\n")
        article.version = 2
        #expect(renderer.keptHTML(of: article) == nil)
    }

    @Test func `what is kept is bounded by bytes, and what is used stays`() throws {
        let limit = 64 << 10
        let renderer = ArticleRenderer(cacheBytes: limit)
        let used = try Self.article(0, "used")
        _ = renderer.html(of: used)
        for number in 1...500 {
            _ = renderer.html(of: try Self.article(UInt64(number), String(repeating: "a", count: 1_000)))
            _ = renderer.html(of: used)
            #expect(renderer.size <= limit)
        }
        #expect(renderer.keptHTML(of: used) != nil)
        #expect(renderer.keptHTML(of: try Self.article(1, String(repeating: "a", count: 1_000))) == nil)
        _ = renderer.html(of: try Self.article(501, String(repeating: "a", count: limit)))
        #expect(renderer.size <= limit)
    }

    @Test func `a renderer without room keeps nothing`() throws {
        let renderer = ArticleRenderer(cacheBytes: 0)
        let article = try Self.article(1, "a")
        #expect(renderer.html(of: article) == "<p>a</p>\n")
        #expect(renderer.keptHTML(of: article) == nil && renderer.size == 0)
    }
}
