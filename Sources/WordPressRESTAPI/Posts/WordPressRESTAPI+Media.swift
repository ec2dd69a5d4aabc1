import Articles
import ArticlesSyndication
import HTTPRouting
import StrictJSON

/// Media: the pictures of posts.
extension WordPressRESTAPI {
    @Sendable func listMedia(_ request: Request) async throws -> Response {
        var query = try WordPressQuery(
            request, refusing: PostSelection.refused + ["include", "exclude", "slug"])
        let asked = try await PostSelection(&query, self)
        var selection = asked.withPictures()
        let parents = query.numbers("parent")
        if !parents.isEmpty {
            selection.candidates = try await articles(numbered: parents, .post).map { .id($0.id) }
        }
        let isOther = query.values("media_type").contains { $0 != "image" }
        if query.has("mime_type") { query.report("mime_type", "can't be served.") }
        try query.finish()
        guard !asked.isEmpty, !isOther else { return try await response([], total: 0, query, to: request) }
        let selected = try await articles.articles(selection)
        try checkPage(query, total: selected.total)
        let form = query.form
        return try await response(
            selected.articles.map { form.object(media(of: $0)) }, total: selected.total, query, to: request)
    }

    @Sendable func showMedia(_ request: Request) async throws -> Response {
        let form = try WordPressQuery(request).form
        guard let article = try await article(numbered: try number(in: request), .media),
            article.image != nil
        else { throw WordPressError.noPost }
        return response(form.object(media(of: article)))
    }

    /// The picture of a post.
    func media(of article: Article, isEmbedded: Bool = false) -> [JSONMember] {
        let number = ContentNumber(.media, of: article).value
        let source = article.image.map { site.absolute($0) } ?? ""
        let alt = article.image?.alt ?? ""
        let file = source.split(separator: "/").last.map { $0.prefix { $0 != "?" } }.map(String.init) ?? ""
        let type = Self.mediaType(of: file)
        let time = JSONValue.time(article.publishedAt)
        var members = [JSONMember("id", .count(number)), JSONMember("date", time)]
        if !isEmbedded {
            members += [
                JSONMember("date_gmt", time), JSONMember("guid", .rendered(source)),
                JSONMember("modified", .time(article.updatedAt)),
                JSONMember("modified_gmt", .time(article.updatedAt)),
            ]
        }
        members.append(JSONMember("slug", .string("\(article.slug.text)-image")))
        if !isEmbedded { members.append(JSONMember("status", "inherit")) }
        members += [
            JSONMember("type", "attachment"), JSONMember("link", .string(source)),
            JSONMember("title", .rendered((alt.isEmpty ? file : alt).escapedHTML)),
            JSONMember("author", .count(article.authorNumber)),
        ]
        if !isEmbedded {
            members += [
                JSONMember("comment_status", "closed"), JSONMember("ping_status", "closed"),
                JSONMember("template", ""), JSONMember("meta", []), JSONMember("description", .rendered("")),
            ]
        }
        members += [
            JSONMember("caption", .rendered("")), JSONMember("alt_text", .string(alt)),
            JSONMember("media_type", "image"), JSONMember("mime_type", .string(type)),
            JSONMember("media_details", Self.details(file, type, source)),
        ]
        if !isEmbedded {
            members.append(JSONMember("post", .count(ContentNumber(.post, of: article).value)))
        }
        members += [
            JSONMember("source_url", .string(source)),
            JSONMember(
                "_links", .object([JSONMember("self", .array([.link(address("media/\(number)"))]))])),
        ]
        return members
    }

    /// What is known of the file: where the one size of it is.
    private static func details(_ file: String, _ type: String, _ source: String) -> JSONValue {
        let size = JSONValue.object([
            JSONMember("file", .string(file)), JSONMember("mime_type", .string(type)),
            JSONMember("source_url", .string(source)),
        ])
        return .object([
            JSONMember("file", .string(file)), JSONMember("sizes", .object([JSONMember("full", size)])),
        ])
    }

    /// The media type that the ending of a file's name says.
    private static func mediaType(of file: String) -> String {
        switch file.lowercased().split(separator: ".").last {
        case "png"?: "image/png"
        case "gif"?: "image/gif"
        case "webp"?: "image/webp"
        case "avif"?: "image/avif"
        case "svg"?: "image/svg+xml"
        case _: "image/jpeg"
        }
    }
}
