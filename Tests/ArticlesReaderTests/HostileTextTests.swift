import ArticlesConformance
import ArticlesReader
import ArticlesRendering
import ArticlesSyndication
import Testing

@testable import Articles

/// Whatever an article holds, it is text on each page.
@Suite struct HostileTextTests {
    private static let noncharacters = String(
        String.UnicodeScalarView(
            [0x85, 0x9F, 0xFDD0, 0xFDEF, 0x1FFFE, 0x10FFFF].compactMap { Unicode.Scalar($0 as UInt32) }))
    private static let attacks = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onfocus='alert(1)' x='",
        "\"\u{301} onfocus=\"alert(1)\" autofocus x=\"", "<\u{301}script>",
        "</title><script>alert(1)</script>",
        "</script><script>alert(1)</script>", "<!--<script>", "]]>", "{{{body}}}", "{{>head}}", "{{=<% %>=}}",
        "a\u{1}b\r\nc",
        "\u{202E}gnp.exe", "\u{2069}\u{202C}\u{2067}", "&lt;script&gt;&#60;b&#62;", "javascript:alert(1)",
        "\u{2028}\u{FFFE}", noncharacters,
    ]

    /// Whether html must not have it: controls and noncharacters.
    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        let value = scalar.value
        return value < 0x20 && value != 0x0A && value != 0x09 || (0x7F...0x9F).contains(value)
            || (0xFDD0...0xFDEF).contains(value) || value & 0xFFFE == 0xFFFE
    }

    private func pages(title: String) throws -> ReaderPages {
        ReaderPages(site: PublicSite(title: title), theme: try ReaderTheme())
    }

    private func article(_ text: String, _ number: Int = 1) -> Article {
        var article = Article.sample(number, title: text)
        article.status = .published
        article.publishedAt = .sample
        article.excerpt = text
        article.authors = [text]
        article.tags = [ArticleTag(id: .sample(9), slug: .sample("tag"), name: text)]
        article.image = ArticleImage(url: "https://example.org/a\(text).png", alt: text)
        article.canonicalURL = "https://elsewhere.example/?\(text)"
        return article
    }

    private func all(_ text: String) throws -> [String] {
        let pages = try pages(title: text)
        let article = article(text)
        var related = RelatedArticle(
            article: self.article(text, 2), relation: Relation(score: 1, isPinned: false, isFill: false))
        related.relation.sharedTerms = [text]
        let html = ArticleRenderer.html(of: "<h1>A</h1><pre>b</pre>", .html)
        var translation = self.article(text, 3)
        translation.language = "ar"
        var shown = [
            pages.html(
                of: ArticlePage(
                    article: article, html: html, related: [related], translations: [translation], at: .sample
                )),
            pages.html(ofStatus: 400, detail: text),
        ]
        var listed = ListedArticle(article: article)
        let passage = SearchHighlights.Passage(text: text + text, ranges: [0..<1, 2..<3])
        var highlights = SearchHighlights()
        (highlights.title, highlights.body) = (passage, passage)
        listed.highlights = highlights
        var tag = Tag.sample(9, name: "tag")
        (tag.name, tag.description) = (text, text)
        let month = try #require(ArchivePeriod(year: 2018, month: 5))
        let subjects: [ListPage.Subject] = [
            .front,
            .tag(
                CountedTag(tag: tag, articleCount: 1),
                related: [RelatedTag(tag: tag, articlesInCommon: 1, weight: 1)]),
            .author(text), .archive(month, months: [month], earlier: month, later: month), .search(text),
        ]
        for subject in subjects {
            var page = ListPage(subject)
            page.articles = [listed]
            (page.corrected, page.didYouMean, page.topics) = (
                text, text, [CountedTag(tag: tag, articleCount: 1)]
            )
            shown.append(pages.html(of: page))
        }
        return shown.map { String(decoding: $0.bytes, as: UTF8.self) }
    }

    /// The tags of a page without the values of their attributes; by bytes, as browsers read them.
    private func skeleton(_ page: String) -> [String] {
        var tags: [String] = []
        var tag: [UInt8]?
        var quote: UInt8?
        for byte in page.utf8 {
            switch (byte, tag, quote) {
            case (UInt8(ascii: "<"), nil, _): tag = [byte]
            case (_, nil, _): break
            case (_, _, let open?):
                if byte == open {
                    quote = nil
                    tag?.append(byte)
                }
            case (UInt8(ascii: "\""), _, nil):
                quote = byte
                tag?.append(byte)
            case (UInt8(ascii: ">"), let text?, nil):
                tags.append(String(decoding: text, as: UTF8.self))
                tag = nil
            case _: tag?.append(byte)
            }
        }
        #expect(tag == nil)
        return tags
    }

    @Test(arguments: attacks)
    func `a hostile text changes no tag of any page`(_ attack: String) throws {
        let (plain, hostile) = (try all("plain"), try all(attack))
        for (page, expected) in zip(hostile, plain) {
            let (found, wanted) = (skeleton(page), skeleton(expected))
            #expect(found == wanted, "\(attack)")
            #expect(!page.unicodeScalars.contains { Self.isForbidden($0) }, "\(attack)")
        }
    }

    @Test func `what tells tags apart sees an attribute that is broken out of`() {
        #expect(skeleton("<a x=\"\">") == skeleton("<a x=\"b'c>\">"))
        #expect(skeleton("<a x=\"\">") != skeleton("<a x=\"\"\u{301} y=\"\">"))
    }

    @Test func `an address that is none of the web is left out`() throws {
        var article = article("A")
        article.image = ArticleImage(url: "javascript:alert(1)", alt: "A")
        article.canonicalURL = "javascript:alert(2)"
        let page = try pages(title: "S").html(of: ArticlePage(article: article, html: "", at: .sample))
        let text = String(decoding: page.bytes, as: UTF8.self)
        #expect(!text.contains("javascript:") && !text.contains("<img"))
    }

    @Test func `marks of direction end where their text does`() throws {
        let article = article("a\u{202E}b\u{2067}c")
        let page = try pages(title: "S").html(of: ArticlePage(article: article, html: "", at: .sample))
        let text = String(decoding: page.bytes, as: UTF8.self)
        #expect(
            text.contains("<title>\u{2068}a\u{202E}b\u{2067}c\u{2069}\u{202C}\u{2069} \u{2013} S</title>"))
        #expect(text.contains("<h1>a\u{202E}b\u{2067}c\u{2069}\u{202C}</h1>"))
    }
}
