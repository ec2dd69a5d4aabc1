import Articles
import StrictJSON

/// JSON Feed 1.1.
extension Feed {
    func json() -> [UInt8] {
        var writer = JSONWriter(capacity: capacity)
        writer.raw("{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":")
        writer.string(title)
        writer.raw(",\"home_page_url\":")
        writer.string(site.url.text + "/")
        writer.raw(",\"feed_url\":")
        writer.string(url(links.own))
        if let next = links.next {
            writer.raw(",\"next_url\":")
            writer.string(url(next))
        }
        if let language {
            writer.raw(",\"language\":")
            writer.string(language)
        }
        if let hub = links.hub {
            writer.raw(",\"hubs\":[{\"type\":\"WebSub\",\"url\":")
            writer.string(hub)
            writer.raw("}]")
        }
        writer.raw(",\"items\":")
        writer.array(articles) { write($1, to: &$0) }
        writer.raw("}")
        return writer.bytes
    }

    private func write(_ article: Article, to writer: inout JSONWriter) {
        writer.raw("{\"id\":")
        writer.string(article.urn)
        writer.raw(",\"url\":")
        writer.string(site.address(of: article))
        writer.raw(",\"title\":")
        writer.string(article.title)
        writer.raw(",\"content_html\":")
        writer.string(site.html(article))
        if let publishedAt = article.publishedAt {
            writer.raw(",\"date_published\":")
            writer.timestamp(publishedAt)
        }
        writer.raw(",\"date_modified\":")
        writer.timestamp(article.lastModified)
        writeWhatMayLack(of: article, to: &writer)
        writer.raw("}")
    }

    private func writeWhatMayLack(of article: Article, to writer: inout JSONWriter) {
        if let original = site.original(of: article) {
            writer.raw(",\"external_url\":")
            writer.string(original)
        }
        if !article.excerpt.isEmpty {
            writer.raw(",\"summary\":")
            writer.string(article.excerpt)
        }
        if let image = article.image {
            writer.raw(",\"image\":")
            writer.string(site.absolute(image))
        }
        if !article.authors.isEmpty {
            writer.raw(",\"authors\":")
            writer.array(article.authors) { writer, author in
                writer.raw("{\"name\":")
                writer.string(author)
                writer.raw("}")
            }
        }
        if !article.tags.isEmpty {
            writer.raw(",\"tags\":")
            writer.array(article.tags) { $0.string($1.name) }
        }
        if let language = article.language {
            writer.raw(",\"language\":")
            writer.string(language)
        }
    }
}
