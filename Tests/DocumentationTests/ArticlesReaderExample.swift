import Articles
import ArticlesConformance
import ArticlesReader
import ArticlesSyndication
import Testing

@Suite struct ArticlesReaderExample {
    @Test func `the example of the catalog runs`() throws {
        let article = Article.sample(1)

        let theme = try ReaderTheme(replacing: ["foot.mustache": "</main></body></html>\n"])
        let pages = ReaderPages(site: PublicSite(title: "Example"), theme: theme)
        let page = ArticlePage(article: article, html: "<p>Hello.</p>", at: article.createdAt)
        print(String(decoding: pages.html(of: page).bytes, as: UTF8.self))
        #expect(pages.html(of: page).bytes.ends(with: "</main></body></html>\n".utf8))
    }
}

extension [UInt8] {
    fileprivate func ends(with end: String.UTF8View) -> Bool { suffix(end.count).elementsEqual(end) }
}
