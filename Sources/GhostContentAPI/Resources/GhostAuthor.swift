import Articles
import ArticlesSyndication
import HTTPRouting
import StrictJSON

/// An author in Ghost's form: a name. The id is the slug.
struct GhostAuthor {
    let name: String
    var count: Int?

    var slug: Slug { PostFilter.authorSlug(name) }

    func value(on site: PublicSite) -> JSONValue { .object(members(on: site)) }

    func members(on site: PublicSite) -> [JSONMember] {
        var members = [
            JSONMember("id", .string(slug.text)), JSONMember("name", .string(name)),
            JSONMember("slug", .string(slug.text)),
        ]
        members += .nulls(
            "profile_image", "cover_image", "bio", "website", "location", "facebook", "twitter", "threads",
            "bluesky", "mastodon", "tiktok", "youtube", "instagram", "linkedin", "meta_title",
            "meta_description")
        if let count {
            members.append(JSONMember("count", .object([JSONMember("posts", .count(count))])))
        }
        members.append(JSONMember("url", .string("\(site.url.text)/authors/\(name.encodedSegment)")))
        return members
    }

    func values(of field: String) -> [String]? {
        switch field {
        case "id", "slug": [slug.text]
        case "name": [name]
        case "visibility": ["public"]
        case _: nil
        }
    }
}

extension GhostContentAPI {
    /// The authors of the newest posts; with their counts only if these are all posts.
    @Sendable func browseAuthors(_ request: Request) async throws -> Response {
        let query = try GhostQuery(request)
        let order = try query.order()
        guard [nil, "name", "slug"].contains(order?.field) else {
            throw GhostError.badRequest("Error parsing order", "authors are ordered by name or slug")
        }
        let directory = try await articles.authorDirectory()
        let isCounted = query.names("include").contains("count.posts")
        guard directory.isWhole || !isCounted else {
            throw GhostError.badRequest(
                "Request cannot be fulfilled",
                "there are more than \(AuthorDirectory.mostArticles) posts: count.posts is told of single authors only"
            )
        }
        var known = Set<Slug>()
        var authors = directory.authors.filter { known.insert($0.slug).inserted }
            .map { GhostAuthor(name: $0.name, count: isCounted ? $0.articleCount : nil) }
        if order?.field == "slug" { authors.sort { $0.slug < $1.slug } }
        if order?.isDescending == true { authors.reverse() }
        return try await list("authors", authors, query, { $0.values(of: $1) }) { $0.members(on: site) }
    }

    @Sendable func readAuthor(_ request: Request) async throws -> Response {
        let query = try GhostQuery(request)
        guard let slug = try request.slug, let found = try await articles.author(slug: slug),
            let counted = try await articles.author(named: found.name)
        else { throw GhostError.notFound("author") }
        var author = GhostAuthor(name: counted.name)
        if query.names("include").contains("count.posts") { author.count = counted.articleCount }
        return try await response("authors", [author.members(on: site).shown(by: query)])
    }
}
