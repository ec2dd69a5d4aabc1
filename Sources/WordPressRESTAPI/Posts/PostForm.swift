import Articles
import ArticlesSyndication
import StrictJSON

/// What a request wants to see of posts, and how it is written.
struct PostForm: Sendable {
    let fields: FieldSelection
    let api: WordPressRESTAPI

    /// A post.
    func value(of article: Article) -> JSONValue {
        let number = ContentNumber(.post, of: article).value
        let html = fields.shows("content") || fields.shows("excerpt") ? api.site.html(article) : ""
        let address = api.site.address(of: article)
        var members = [
            JSONMember("id", .count(number)), JSONMember("date", .time(article.publishedAt)),
            JSONMember("date_gmt", .time(article.publishedAt)), JSONMember("guid", .rendered(address)),
            JSONMember("modified", .time(article.updatedAt)),
            JSONMember("modified_gmt", .time(article.updatedAt)),
            JSONMember("slug", .string(article.slug.text)), JSONMember("status", "publish"),
            JSONMember("type", "post"), JSONMember("link", .string(address)),
            JSONMember("title", .rendered(article.title.escapedHTML)),
            JSONMember("content", .rendered(html, isProtected: false)),
            JSONMember("excerpt", .rendered(Self.excerpt(of: article, html), isProtected: false)),
            JSONMember("author", .count(article.authorNumber)),
            JSONMember(
                "featured_media",
                .count(article.image == nil ? 0 : ContentNumber(.media, of: article).value)),
            JSONMember("comment_status", "closed"), JSONMember("ping_status", "closed"),
            JSONMember("sticky", .bool(article.isSticky)), JSONMember("template", ""),
            JSONMember("format", "standard"), JSONMember("meta", []), JSONMember("categories", []),
            JSONMember(
                "tags", .array(article.tags.map { .count(TagNumber(key: $0.name.folded).value) })),
            JSONMember("_links", links(of: article, number)),
        ]
        let embedded = embedded(in: article)
        if !embedded.isEmpty { members.append(JSONMember("_embedded", .object(embedded))) }
        return fields.object(members)
    }

    private func links(of article: Article, _ number: Int) -> JSONValue {
        let embeddable = JSONMember("embeddable", true)
        var members = [
            JSONMember("self", .array([.link(api.address("posts/\(number)"))])),
            JSONMember("collection", .array([.link(api.address("posts"))])),
            JSONMember("about", .array([.link(api.address("types/post"))])),
        ]
        if article.authorNumber != 0 {
            let author = api.address("users/\(article.authorNumber)")
            members.append(JSONMember("author", .array([.link(author, [embeddable])])))
        }
        if article.image != nil {
            let media = api.address("media/\(ContentNumber(.media, of: article).value)")
            members.append(JSONMember("wp:featuredmedia", .array([.link(media, [embeddable])])))
        }
        members.append(
            JSONMember("wp:attachment", .array([.link(api.address("media?parent=\(number)"))])))
        let terms = [("category", "categories"), ("post_tag", "tags")].map { taxonomy, path in
            JSONValue.link(
                api.address("\(path)?post=\(number)"),
                [JSONMember("taxonomy", .string(taxonomy)), embeddable])
        }
        members.append(JSONMember("wp:term", .array(terms)))
        members.append(.curies)
        return .object(members)
    }

    private func embedded(in article: Article) -> [JSONMember] {
        var members: [JSONMember] = []
        if fields.embeds("author"), let name = article.authors.first {
            members.append(JSONMember("author", .array([api.user(name, isEmbedded: true)])))
        }
        if fields.embeds("wp:featuredmedia"), article.image != nil {
            members.append(
                JSONMember("wp:featuredmedia", .array([.object(api.media(of: article, isEmbedded: true))])))
        }
        if fields.embeds("wp:term") {
            let terms = article.tags.map { tag in
                JSONValue.object(api.term(tag.name, tag.slug))
            }
            members.append(JSONMember("wp:term", .array([[], .array(terms)])))
        }
        return members
    }

    /// The excerpt, or the first 55 words of the text, as WordPress has it.
    private static func excerpt(of article: Article, _ html: String) -> String {
        if !article.excerpt.isEmpty { return "<p>\(article.excerpt.escapedHTML)</p>\n" }
        var rendered = article
        (rendered.body, rendered.format) = (html, .html)
        let words = rendered.plainText.split(maxSplits: 55, whereSeparator: \.isWhitespace)
        guard !words.isEmpty else { return "" }
        let text = words.prefix(55).joined(separator: " ").escapedHTML
        return "<p>\(text)\(words.count > 55 ? " [&hellip;]" : "")</p>\n"
    }
}

extension Article {
    var isSticky: Bool { tags.contains { $0.slug.text == WordPressRESTAPI.stickyTag } }
}

extension JSONMember {
    /// Where the names of links with a prefix are explained.
    static var curies: JSONMember {
        let link = JSONValue.link(
            "https://api.w.org/{rel}", [JSONMember("name", "wp"), JSONMember("templated", true)])
        return JSONMember("curies", .array([link]))
    }
}
