import Articles

/// Atom (RFC 4287).
extension Feed {
    func atom() -> [UInt8] {
        var xml = XMLWriter(capacity: capacity)
        xml.open(
            "feed", ("xmlns", "http://www.w3.org/2005/Atom"),
            ("xmlns:fh", isArchive ? historyNamespace : nil), ("xml:lang", language))
        xml.element("id", url(links.current))
        xml.element("title", title)
        xml.element("updated", updated.description)
        xml.open("author")
        xml.element("name", site.title)
        xml.close("author")
        xml.element("generator", "Dateline")
        xml.empty(
            "link", ("rel", "alternate"), ("type", "text/html"), ("href", site.url.text + "/"))
        writeLinks(to: &xml, as: "link", .atom)
        if isArchive { xml.empty("fh:archive") }
        for article in articles { write(article, to: &xml) }
        xml.close("feed")
        return xml.bytes
    }

    private func write(_ article: Article, to xml: inout XMLWriter) {
        xml.open("entry", ("xml:lang", article.language == language ? nil : article.language))
        xml.element("id", article.urn)
        xml.element("title", article.title)
        xml.empty(
            "link", ("rel", "alternate"), ("type", "text/html"), ("href", site.address(of: article)))
        if let original = site.original(of: article) {
            xml.empty("link", ("rel", "canonical"), ("href", original))
        }
        if let image = article.image {
            let url = site.absolute(image)
            xml.empty(
                "link", ("rel", "enclosure"), ("type", ImageType.mediaType(of: url)),
                ("title", image.alt.isEmpty ? nil : image.alt), ("href", url))
        }
        if let publishedAt = article.publishedAt { xml.element("published", publishedAt.description) }
        xml.element("updated", article.lastModified.description)
        for author in article.authors {
            xml.open("author")
            xml.element("name", author)
            xml.close("author")
        }
        for tag in article.tags { xml.empty("category", ("term", tag.slug.text), ("label", tag.name)) }
        if !article.excerpt.isEmpty { xml.element("summary", article.excerpt) }
        xml.element("content", site.html(article), ("type", "html"))
        xml.close("entry")
    }

    /// The links to this and other documents of the feed (RFC 5005).
    func writeLinks(to xml: inout XMLWriter, as name: StaticString, _ format: FeedFormat) {
        let all: [(String, String?)] = [
            ("self", links.own), ("first", links.first),
            ("previous", links.previous), ("next", links.next),
            ("current", isArchive ? links.current : nil), ("prev-archive", links.previousArchive),
        ]
        for (relation, target) in all {
            guard let target else { continue }
            xml.empty(name, ("rel", relation), ("type", format.mediaType), ("href", url(target)))
        }
        if let hub = links.hub { xml.empty(name, ("rel", "hub"), ("href", hub)) }
    }

    /// Of `archive` (RFC 5005, 4).
    var historyNamespace: String { "http://purl.org/syndication/history/1.0" }
}
