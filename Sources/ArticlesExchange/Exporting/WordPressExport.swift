import Articles
import ArticlesSyndication
import StrictJSON

/// WordPress's own export (WXR 1.2): a post for each article, and one more for its image.
///
/// What WordPress has no place for – canonical URL, language, the members of `metadata` – is in custom fields. An
/// archived article is private there: the public can't read it any more.
struct WordPressExport: ArticleWriter {
    private let site: PublicSite
    private let now: Timestamp
    private var postCount = 0
    private var authors: [String] = []
    private var knownAuthors = Set<String>()

    init(site: PublicSite, now: Timestamp) {
        self.site = site
        self.now = now
    }

    /// The login of posts without an author: WordPress has none of those.
    private static let nobody = "dateline"

    func begin(_ bytes: inout [UInt8]) {
        var xml = XMLWriter(capacity: 1_024)
        xml.open(
            "rss", ("version", "2.0"), ("xmlns:excerpt", "http://wordpress.org/export/1.2/excerpt/"),
            ("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("xmlns:wp", "http://wordpress.org/export/1.2/"))
        xml.open("channel")
        xml.element("title", site.title)
        xml.element("link", site.url.text)
        xml.element("description", "")
        xml.element("pubDate", now.internetDate)
        xml.element("language", site.language)
        xml.element("wp:wxr_version", "1.2")
        xml.element("wp:base_site_url", site.url.text)
        xml.element("wp:base_blog_url", site.url.text)
        bytes += xml.bytes
    }

    mutating func write(_ article: Article, _ bytes: inout [UInt8]) {
        postCount += 1
        let post = postCount
        if article.image != nil { postCount += 1 }
        for author in article.authors.isEmpty ? [Self.nobody] : article.authors
        where knownAuthors.insert(author).inserted {
            authors.append(author)
        }
        var xml = XMLWriter(part: ())
        xml.open("item")
        write(article, post, to: &xml)
        xml.close("item")
        if let image = article.image {
            xml.open("item")
            write(image, postCount, of: article, post, to: &xml)
            xml.close("item")
        }
        bytes += xml.bytes
    }

    func end(_ bytes: inout [UInt8]) {
        var xml = XMLWriter(part: ())
        for (index, author) in authors.enumerated() {
            xml.open("wp:author")
            xml.element("wp:author_id", "\(index + 1)")
            xml.element("wp:author_login", author)
            xml.element("wp:author_email", "")
            xml.element("wp:author_display_name", author)
            xml.close("wp:author")
        }
        xml.close("channel")
        xml.close("rss")
        bytes += xml.bytes
    }

    private func write(_ article: Article, _ post: Int, to xml: inout XMLWriter) {
        let published = article.publishedAt ?? article.createdAt
        xml.element("title", article.title.asHTML)
        xml.element("link", site.address(of: article))
        xml.element("pubDate", published.internetDate)
        xml.element("dc:creator", article.authors.first ?? Self.nobody)
        xml.element("guid", "urn:uuid:\(article.id)", ("isPermaLink", "false"))
        xml.element("description", "")
        xml.element("content:encoded", article.format == .html ? article.body : site.html(article))
        xml.element("excerpt:encoded", article.excerpt.asHTML)
        xml.element("wp:post_id", "\(post)")
        write(published, updated: article.updatedAt, to: &xml)
        xml.element("wp:post_name", article.slug.text)
        xml.element("wp:status", status(of: article))
        xml.element("wp:post_parent", "0")
        xml.element("wp:menu_order", "0")
        xml.element("wp:post_type", "post")
        xml.element("wp:post_password", "")
        xml.element("wp:is_sticky", "0")
        for tag in article.tags {
            xml.element("category", tag.name.asHTML, ("domain", "post_tag"), ("nicename", tag.slug.text))
        }
        // As Co-Authors Plus has them, which keeps the order.
        for author in article.authors where article.authors.count > 1 {
            xml.element("category", author, ("domain", "author"), ("nicename", Slug(making: author).text))
        }
        for (key, value) in fields(of: article, image: post + 1) {
            xml.open("wp:postmeta")
            xml.element("wp:meta_key", key)
            xml.element("wp:meta_value", value)
            xml.close("wp:postmeta")
        }
    }

    private func write(
        _ image: ArticleImage, _ number: Int, of article: Article, _ post: Int, to xml: inout XMLWriter
    ) {
        let address = site.absolute(image)
        let published = article.publishedAt ?? article.createdAt
        xml.element("title", (image.alt.isEmpty ? article.title : image.alt).asHTML)
        xml.element("link", address)
        xml.element("pubDate", published.internetDate)
        xml.element("dc:creator", article.authors.first ?? Self.nobody)
        xml.element("guid", address, ("isPermaLink", "false"))
        xml.element("description", "")
        xml.element("content:encoded", "")
        xml.element("excerpt:encoded", "")
        xml.element("wp:post_id", "\(number)")
        write(published, updated: article.updatedAt, to: &xml)
        xml.element("wp:post_name", "\(article.slug.text)-image")
        xml.element("wp:status", "inherit")
        xml.element("wp:post_parent", "\(post)")
        xml.element("wp:menu_order", "0")
        xml.element("wp:post_type", "attachment")
        xml.element("wp:post_password", "")
        xml.element("wp:is_sticky", "0")
        xml.element("wp:attachment_url", address)
        if !image.alt.isEmpty {
            xml.open("wp:postmeta")
            xml.element("wp:meta_key", "_wp_attachment_image_alt")
            xml.element("wp:meta_value", image.alt)
            xml.close("wp:postmeta")
        }
    }

    /// The dates, which are all in UTC: WordPress gives them the zone of the site that imports them.
    private func write(_ published: Timestamp, updated: Timestamp, to xml: inout XMLWriter) {
        xml.element("wp:post_date", published.wordPressDate)
        xml.element("wp:post_date_gmt", published.wordPressDate)
        xml.element("wp:post_modified", updated.wordPressDate)
        xml.element("wp:post_modified_gmt", updated.wordPressDate)
        xml.element("wp:comment_status", "closed")
        xml.element("wp:ping_status", "closed")
    }

    private func status(of article: Article) -> String {
        switch article.status {
        case .published: article.isVisible(at: now) ? "publish" : "future"
        case .draft: "draft"
        case .archived: "private"
        }
    }

    private func fields(of article: Article, image: Int) -> [(String, String)] {
        var fields: [(String, String)] = []
        if article.image != nil { fields.append(("_thumbnail_id", "\(image)")) }
        if let language = article.language { fields.append(("language", language)) }
        if let url = article.canonicalURL { fields.append(("canonical_url", url)) }
        guard case .object(let members)? = try? JSONParser.parse(Array(article.metadata.utf8)) else {
            return fields
        }
        for member in members {
            if case .string(let text) = member.value {
                fields.append((member.name, text))
            } else {
                var writer = JSONWriter(capacity: 64)
                writer.value(member.value)
                fields.append((member.name, String(decoding: writer.bytes, as: UTF8.self)))
            }
        }
        return fields
    }
}

extension String {
    /// As WordPress keeps titles, excerpts and names: html.
    fileprivate var asHTML: String {
        guard utf8.contains(where: { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "<") }) else {
            return self
        }
        // By bytes: a character may hold one of them with a mark behind it.
        var html: [UInt8] = []
        for byte in utf8 {
            switch byte {
            case UInt8(ascii: "&"): html += "&amp;".utf8
            case UInt8(ascii: "<"): html += "&lt;".utf8
            case _: html.append(byte)
            }
        }
        return String(decoding: html, as: UTF8.self)
    }
}

extension Timestamp {
    /// `2018-05-25 09:00:00`, in UTC.
    fileprivate var wordPressDate: String { String(description.prefix(19)).replacing("T", with: " ") }
}
