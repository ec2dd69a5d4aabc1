import Articles

/// RSS 2.0 with the full text in `content:encoded` (RSS Advisory Board, "RSS Best Practices Profile").
extension Feed {
    func rss() -> [UInt8] {
        var xml = XMLWriter(capacity: capacity)
        xml.open(
            "rss", ("version", "2.0"), ("xmlns:atom", "http://www.w3.org/2005/Atom"),
            ("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("xmlns:media", "http://search.yahoo.com/mrss/"),
            ("xmlns:fh", isArchive ? historyNamespace : nil))
        xml.open("channel")
        xml.element("title", title)
        xml.element("link", site.url.text + "/")
        xml.element("description", "Articles of \(title)".escapedHTML)
        if let language { xml.element("language", language) }
        xml.element("lastBuildDate", updated.internetDate)
        xml.element("generator", "Dateline")
        writeLinks(to: &xml, as: "atom:link", .rss)
        if isArchive { xml.empty("fh:archive") }
        for article in articles { write(article, to: &xml) }
        xml.close("channel")
        xml.close("rss")
        return xml.bytes
    }

    private func write(_ article: Article, to xml: inout XMLWriter) {
        xml.open("item")
        xml.element("title", article.title)
        xml.element("link", site.address(of: article))
        xml.element("guid", article.urn, ("isPermaLink", "false"))
        if let publishedAt = article.publishedAt { xml.element("pubDate", publishedAt.internetDate) }
        for author in article.authors { xml.element("dc:creator", author) }
        if let language = article.language { xml.element("dc:language", language) }
        for tag in article.tags { xml.element("category", tag.name) }
        // Unlike all other elements it is html by itself.
        if !article.excerpt.isEmpty { xml.element("description", article.excerpt.escapedHTML) }
        xml.element("content:encoded", site.html(article))
        if let image = article.image { write(image, to: &xml) }
        if let original = site.original(of: article) {
            xml.empty("atom:link", ("rel", "canonical"), ("href", original))
        }
        xml.close("item")
    }

    /// An enclosure must have a type and a length: 0 where that is not known.
    private func write(_ image: ArticleImage, to xml: inout XMLWriter) {
        let url = site.absolute(image)
        let type = ImageType.mediaType(of: url)
        if let type { xml.empty("enclosure", ("url", url), ("length", "0"), ("type", type)) }
        xml.open("media:content", ("url", url), ("medium", "image"), ("type", type))
        if !image.alt.isEmpty { xml.element("media:description", image.alt, ("type", "plain")) }
        xml.close("media:content")
    }
}
