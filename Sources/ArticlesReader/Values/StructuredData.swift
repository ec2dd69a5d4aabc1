import Articles
import ArticlesSyndication
import StrictJSON

/// What search engines read of an article: JSON-LD with the vocabulary of schema.org.
struct StructuredData {
    /// JSON that may stand in a `script` element: it has no character that html knows.
    let script: String

    init(_ article: Article, on site: PublicSite) {
        var writer = JSONWriter(capacity: 1_024)
        writer.raw("{\"@context\":\"https://schema.org\",\"@type\":")
        writer.string(Self.kind(of: article))
        writer.raw(",\"headline\":")
        writer.string(article.title)
        writer.raw(",\"mainEntityOfPage\":")
        writer.string(site.address(of: article))
        if let publishedAt = article.publishedAt {
            writer.raw(",\"datePublished\":")
            writer.timestamp(publishedAt)
            writer.raw(",\"dateModified\":")
            writer.timestamp(article.lastModified)
        }
        Self.writeDetails(of: article, on: site, to: &writer)
        writer.raw(",\"publisher\":{\"@type\":\"Organization\",\"name\":")
        writer.string(site.title)
        writer.raw(",\"url\":")
        writer.string(site.url.text + "/")
        writer.raw("}}")
        script = Self.withoutMarkup(writer.bytes)
    }

    private static func writeDetails(of article: Article, on site: PublicSite, to writer: inout JSONWriter) {
        if !article.excerpt.isEmpty {
            writer.raw(",\"description\":")
            writer.string(article.excerpt)
        }
        if let language = article.language {
            writer.raw(",\"inLanguage\":")
            writer.string(language)
        }
        if let image = article.image, site.absolute(image).isWebAddress {
            writer.raw(",\"image\":")
            writer.string(site.absolute(image))
        }
        if !article.authors.isEmpty {
            writer.raw(",\"author\":")
            writer.array(article.authors) { writer, author in
                writer.raw("{\"@type\":\"Person\",\"name\":")
                writer.string(author)
                writer.raw("}")
            }
        }
        if !article.tags.isEmpty {
            writer.raw(",\"keywords\":")
            writer.array(article.tags) { $0.string($1.name) }
        }
    }

    /// `NewsArticle` where the metadata say so, else `BlogPosting`.
    private static func kind(of article: Article) -> String {
        let name = "schema_type"
        guard article.metadata.contains("\"\(name)\""),
            case .string("NewsArticle")? = (try? JSONParser.parse(Array(article.metadata.utf8)))?[name]
        else { return "BlogPosting" }
        return "NewsArticle"
    }

    /// With the characters that end a script element, or begin a reference, as escapes of JSON: they stand in strings only.
    private static func withoutMarkup(_ json: [UInt8]) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(json.count + 64)
        for byte in json {
            switch byte {
            case UInt8(ascii: "<"): bytes += "\\u003c".utf8
            case UInt8(ascii: ">"): bytes += "\\u003e".utf8
            case UInt8(ascii: "&"): bytes += "\\u0026".utf8
            case _: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self).withoutForbiddenCharacters
    }
}
