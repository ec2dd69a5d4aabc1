import Articles
import ArticlesSyndication
import StrictJSON

/// What a request wants to see of posts, and how it is written.
struct PostForm: Sendable {
    let query: GhostQuery
    let includesTags: Bool
    let includesAuthors: Bool
    /// The tags of the posts as a whole, by their slugs.
    var tags: [Slug: Tag] = [:]
    private let formats: Set<String>

    init(_ query: GhostQuery) throws(GhostError) {
        self.query = query
        let includes = query.names("include")
        includesTags = includes.contains("tags")
        includesAuthors = includes.contains("authors")
        let formats = query.names("formats")
        let unknown = formats.subtracting(["html", "plaintext", "mobiledoc", "lexical"])
        guard unknown.isEmpty else { throw .validation("formats", "are html and plaintext") }
        self.formats = formats.isEmpty ? query.fields == nil ? ["html"] : [] : formats
    }

    private func shows(format: String) -> Bool {
        formats.contains(format) || query.fields?.contains(format) ?? false
    }

    /// Whether a body is needed for what is shown.
    var needsBody: Bool {
        shows(format: "html") || shows(format: "plaintext") || query.shows("reading_time")
            || query.shows("excerpt")
    }

    /// A post.
    func value(of article: Article, on site: PublicSite) -> JSONValue {
        let html = needsBody ? site.html(article) : ""
        let plaintext = needsBody ? Self.plaintext(of: html, article) : ""
        let id = JSONValue.string(article.id.description)
        let image = article.image.map { site.absolute($0) }
        var members = [
            JSONMember("id", id), JSONMember("uuid", id), JSONMember("title", .string(article.title)),
            JSONMember("slug", .string(article.slug.text)),
        ]
        if shows(format: "html") { members.append(JSONMember("html", .string(html))) }
        if shows(format: "plaintext") { members.append(JSONMember("plaintext", .string(plaintext))) }
        members += [
            JSONMember("comment_id", id), JSONMember("feature_image", .text(image)),
            JSONMember("featured", .bool(PostFilter.isFeatured(article))),
            JSONMember("visibility", "public"), JSONMember("created_at", .time(article.createdAt)),
            JSONMember("updated_at", .time(article.updatedAt)),
            JSONMember("published_at", article.publishedAt.map { .time($0) } ?? .null),
            JSONMember("custom_excerpt", .filled(article.excerpt)),
        ]
        members += .nulls("codeinjection_head", "codeinjection_foot", "custom_template")
        members.append(JSONMember("canonical_url", .text(article.canonicalURL)))
        members += relations(of: article, on: site)
        members += [
            JSONMember("url", .string(site.address(of: article))),
            JSONMember(
                "excerpt",
                .string(article.excerpt.isEmpty ? String(plaintext.prefix(500)) : article.excerpt)),
            JSONMember("reading_time", .count(ReadingTime.minutes(of: html, plaintext, image: image != nil))),
            JSONMember("access", true), JSONMember("comments", false),
        ]
        members += .nulls(
            "og_image", "og_title", "og_description", "twitter_image", "twitter_title", "twitter_description",
            "meta_title", "meta_description", "email_subject", "frontmatter")
        members += [
            JSONMember("feature_image_alt", .filled(article.image?.alt ?? "")),
            JSONMember("feature_image_caption", .null),
        ]
        guard query.fields != nil else { return .object(members) }
        return .object(members.filter { query.shows($0.name) || isIncluded($0.name) })
    }

    private func isIncluded(_ member: String) -> Bool {
        switch member {
        case "html", "plaintext": formats.contains(member)
        case "tags", "primary_tag": includesTags
        case "authors", "primary_author": includesAuthors
        case _: false
        }
    }

    private func relations(of article: Article, on site: PublicSite) -> [JSONMember] {
        var members: [JSONMember] = []
        if includesTags {
            let tags = article.tags.map { tag in
                GhostTag(slug: tag.slug, name: tag.name, description: self.tags[tag.slug]?.description)
                    .value(on: site)
            }
            members.append(JSONMember("tags", .array(tags)))
            members.append(JSONMember("primary_tag", tags.first ?? .null))
        }
        if includesAuthors {
            let authors = article.authors.map { GhostAuthor(name: $0).value(on: site) }
            members.append(JSONMember("authors", .array(authors)))
            members.append(JSONMember("primary_author", authors.first ?? .null))
        }
        return members
    }

    /// The text of a body, read from its html, so that nothing of any markup is left.
    private static func plaintext(of html: String, _ article: Article) -> String {
        var rendered = article
        (rendered.body, rendered.format) = (html, .html)
        return rendered.plainText.trimmed
    }
}

extension JSONValue {
    /// An instant with its offset: `2018-05-25T09:00:00.000+00:00`.
    static func time(_ time: Timestamp) -> JSONValue { .string("\(time.description.dropLast())+00:00") }
}

/// How long a post takes to read, as Ghost has it: 275 words a minute; 12 seconds for the first image, one less for each that follows,
/// and at least 3.
enum ReadingTime {
    static func minutes(of html: String, _ plaintext: String, image: Bool) -> Int {
        let words = plaintext.split(whereSeparator: \.isWhitespace).count
        let images = html.lowercased().split(separator: "<img", omittingEmptySubsequences: false).count - 1
        let pictures = (0..<images + (image ? 1 : 0)).reduce(0) { $0 + max(12 - $1, 3) }
        let seconds = Double(words) / 275 * 60 + Double(pictures)
        return Int((seconds / 60).rounded())
    }
}
