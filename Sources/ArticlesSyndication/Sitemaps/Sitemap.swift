public import Articles

/// Sitemaps (sitemaps.org, protocol 0.9): which pages there are, and when each last changed.
public enum Sitemap {
    /// The most articles that are put into a document of their own. A document may hold 50,000 and 50 MiB; that of a request
    /// shall be made in a moment.
    public static let preferredSize = 10_000
    /// The most pages that a document holds: together with the longest addresses less than 50 MiB.
    public static let maximumSize = 20_000
    /// The longest address that a sitemap may hold.
    static let longestAddress = 2_047

    /// The document with these articles, without those that belong on another site.
    public static func pages(of articles: [Article], on site: PublicSite) -> [UInt8] {
        var xml = XMLWriter(capacity: 256 + articles.count * 160)
        xml.open("urlset", ("xmlns", namespace))
        for article in articles {
            guard let address = address(of: article, on: site) else { continue }
            xml.open("url")
            xml.element("loc", address)
            xml.element("lastmod", article.lastModified.description)
            xml.close("url")
        }
        xml.close("urlset")
        return xml.bytes
    }

    /// The document that names so many others, `/sitemap-1.xml` and so on.
    public static func index(of count: Int, on site: PublicSite) -> [UInt8] {
        var xml = XMLWriter(capacity: 256 + count * 96)
        xml.open("sitemapindex", ("xmlns", namespace))
        for number in 1...max(count, 1) {
            xml.open("sitemap")
            xml.element("loc", "\(site.url.text)/sitemap-\(number).xml")
            xml.close("sitemap")
        }
        xml.close("sitemapindex")
        return xml.bytes
    }

    /// The address of an article that belongs on this site.
    static func address(of article: Article, on site: PublicSite) -> String? {
        guard site.original(of: article) == nil else { return nil }
        let address = site.address(of: article)
        // It is measured as it is written, with `&amp;`.
        let length = address.utf8.reduce(0) { $0 + ($1 == UInt8(ascii: "&") ? 5 : 1) }
        return length <= longestAddress ? address : nil
    }

    static let namespace = "http://www.sitemaps.org/schemas/sitemap/0.9"
}
