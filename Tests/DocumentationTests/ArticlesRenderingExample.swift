import Articles
import ArticlesConformance
import ArticlesRendering
import Testing

@Suite struct ArticlesRenderingExample {
    @Test func `the example of the catalog runs`() {
        var article = Article.sampleWithEverything()
        article.body = "*Hello*"
        article.format = .markdown
        let renderer = ArticleRenderer(cacheBytes: 8 << 20)
        let page = "<main>\(renderer.html(of: article))</main>"
        print(page)
        #expect(page == "<main><p><em>Hello</em></p>\n</main>")
    }
}
