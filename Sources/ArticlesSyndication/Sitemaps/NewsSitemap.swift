public import Articles

/// Google's sitemap of news: the articles of the last two days.
public enum NewsSitemap {
    /// How long an article is news, in milliseconds.
    public static let age: Int64 = 48 * 3_600_000
    /// The most articles that one holds.
    public static let maximumSize = 1_000

    /// The document with these articles, without those that belong on another site.
    public static func document(of articles: [Article], on site: PublicSite) -> [UInt8] {
        var xml = XMLWriter(capacity: 256 + articles.count * 480)
        xml.open(
            "urlset", ("xmlns", Sitemap.namespace),
            ("xmlns:news", "http://www.google.com/schemas/sitemap-news/0.9"))
        for article in articles {
            guard let address = Sitemap.address(of: article, on: site), let publishedAt = article.publishedAt
            else { continue }
            xml.open("url")
            xml.element("loc", address)
            xml.open("news:news")
            xml.open("news:publication")
            xml.element("news:name", site.title)
            xml.element("news:language", language(article.language ?? site.language))
            xml.close("news:publication")
            xml.element("news:publication_date", publishedAt.description)
            xml.element("news:title", article.title)
            xml.close("news:news")
            xml.close("url")
        }
        xml.close("urlset")
        return xml.bytes
    }

    /// The two or three letters of ISO 639 that a language tag begins with; of Chinese `zh-cn` or `zh-tw`, as Google wants it.
    static func language(_ tag: String) -> String {
        let parts = tag.lowercased().split(separator: "-")
        let code = parts.first.map(String.init) ?? tag
        guard code == "zh" else { return code }
        let isTraditional = parts.dropFirst().contains { ["hant", "tw", "hk", "mo"].contains($0) }
        return isTraditional && !parts.contains("hans") ? "zh-tw" : "zh-cn"
    }
}
