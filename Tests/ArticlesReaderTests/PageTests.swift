import Articles
import ArticlesConformance
import ArticlesRendering
import ArticlesSyndication
import Testing

@testable import ArticlesReader

@Suite struct PageTests {
    private func shown(_ article: Article, _ html: String = "<p>x</p>", at now: Timestamp = .sample) throws
        -> String
    {
        let pages = ReaderPages(site: PublicSite(title: "S"), theme: try ReaderTheme())
        return String(
            decoding: pages.html(of: ArticlePage(article: article, html: html, at: now)).bytes, as: UTF8.self)
    }

    private func published(_ language: String?) -> Article {
        var article = Article.sample(1, title: "T")
        (article.status, article.publishedAt, article.language) = (
            .published, Timestamp("2018-05-25T09:00:00Z"), language
        )
        return article
    }

    @Test(arguments: [
        ("en", "en", "ltr", "25 May 2018"), ("ar", "ar", "rtl", "25 مايو 2018"),
        ("ja", "ja", "ltr", "2018年5月25日"),
        ("zh-Hant-TW", "zh-Hant-TW", "ltr", "2018年5月25日"), ("de-AT", "de-AT", "ltr", "25. Mai 2018"),
        ("sv", "en", "ltr", "25 May 2018"), ("he", "en", "ltr", "25 May 2018"),
    ])
    func `a page is in the language of its article, if there are words of it`(
        _ language: String, _ page: String, _ direction: String, _ date: String
    ) throws {
        let text = try shown(published(language))
        #expect(text.hasPrefix("<!doctype html>\n<html lang=\"\(page)\" dir=\"\(direction)\">"))
        #expect(text.contains("<article class=\"page\" lang=\"\(language)\""))
        #expect(text.contains(">\(date)</time>"))
    }

    @Test func `no heading takes an id of the page around it`() throws {
        let text = try shown(published("en"))
        let ids = text.split(separator: " id=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
        #expect(ids.contains("content") && ids.contains("q"))
        for id in ids + ["related", "related-topics", "topics"] {
            let html = ArticleRenderer.html(of: "## \(id)\n\n<p id=\"\(id)\">x</p>", .markdown)
            #expect(!html.contains("id=\"\(id)\""), "\(html)")
        }
    }

    @Test func `a hidden article says so, and nothing to search engines`() throws {
        for status in [ArticleStatus.draft, .archived, .published] {
            var article = published("en")
            (article.status, article.publishedAt) = (status, Timestamp("2090-01-01T00:00:00Z"))
            let text = try shown(article)
            #expect(text.contains("class=\"preview\"") && text.contains("content=\"noindex\""))
            #expect(!text.contains("og:") && !text.contains("ld+json") && !text.contains("canonical"))
        }
        #expect(
            try !shown(published("en"), at: Timestamp("2026-01-01T00:00:00Z") ?? .sample).contains("noindex"))
    }

    @Test func `the article that belongs elsewhere names the other address`() throws {
        var article = published("en")
        article.canonicalURL = "https://other.example/a?b=1&c"
        let text = try shown(article, at: .latest)
        #expect(text.contains("<link rel=\"canonical\" href=\"https://other.example/a?b=1&amp;c\">"))
    }

    @Test(arguments: [
        (
            "<h1 id=\"a\">A</h1><h3>B</h3><h6>C</h6><h2>D</h2>",
            "<h2 id=\"a\">A</h2><h3>B</h3><h4>C</h4><h3>D</h3>"
        ),
        ("<h4>A</h4><h5>B</h5>", "<h2>A</h2><h3>B</h3>"), ("<h1>A</h1><h1>B</h1>", "<h2>A</h2><h2>B</h2>"),
        ("<p>&lt;h1&gt;</p><hr>", "<p>&lt;h1&gt;</p><hr>"), ("<header></header>", "<header></header>"),
        (
            "<pre><code>x</code></pre><table></table>",
            "<pre tabindex=\"0\"><code>x</code></pre><table tabindex=\"0\"></table>"
        ),
        ("<h2", "<h2"), ("<", "<"), ("", ""),
    ])
    func `headings go on from the title`(_ html: String, _ expected: String) {
        #expect(BodyInPage.fitted(html) == expected)
    }

    @Test func `each language has all words`() {
        for language in Words.languages {
            #expect(Words.tables[language]?.count == Words.names.count, "\(language)")
        }
    }

    @Test(
        arguments: [
            ("2018", nil, "2018-01-01T00:00:00.000Z", "2019-01-01T00:00:00.000Z"),
            ("2018", "12", "2018-12-01T00:00:00.000Z", "2019-01-01T00:00:00.000Z"),
            ("2018", "02", "2018-02-01T00:00:00.000Z", "2018-03-01T00:00:00.000Z"),
            ("9999", "12", "9999-12-01T00:00:00.000Z", nil),
            ("0001", "01", "0001-01-01T00:00:00.000Z", "0001-02-01T00:00:00.000Z"),
        ] as [(String, String?, String, String?)])
    func `a period begins and ends`(_ year: String, _ month: String?, _ start: String, _ end: String?) throws
    {
        let period = try #require(ArchivePeriod(year: year, month: month))
        #expect(period.start.description == start && period.end?.description == end)
        #expect(period.path == "/archive/\(year)" + (month.map { "/" + $0 } ?? ""))
    }

    @Test(
        arguments: [
            ("18", nil), ("2018", "13"), ("2018", "5"), ("0000", nil), ("+201", nil), ("2018", "00"),
            ("２０１８", nil),
        ] as [(String, String?)])
    func `other texts are no periods`(_ year: String, _ month: String?) {
        #expect(ArchivePeriod(year: year, month: month) == nil)
    }

    @Test func `structured data has no character of markup`() {
        let article = published("en")
        var hostile = article
        hostile.title = "</script><!--&\u{2028}"
        hostile.metadata = #"{"schema_type":"NewsArticle"}"#
        let script = StructuredData(hostile, on: PublicSite()).script
        #expect(!script.contains("<") && !script.contains(">") && !script.contains("&"))
        #expect(script.contains("\"NewsArticle\"") && script.contains("\\u003c/script\\u003e"))
        #expect(StructuredData(article, on: PublicSite()).script.contains("\"BlogPosting\""))
    }
}
