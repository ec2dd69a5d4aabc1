import Articles
import ArticlesSyndication
import HTTPRouting
import StrictJSON

/// A tag in Ghost's form. Its id is its slug.
struct GhostTag {
    let slug: Slug
    let name: String
    let description: String?
    var count: Int?

    func value(on site: PublicSite) -> JSONValue { .object(members(on: site)) }

    func members(on site: PublicSite) -> [JSONMember] {
        var members = [
            JSONMember("id", .string(slug.text)), JSONMember("name", .string(name)),
            JSONMember("slug", .string(slug.text)), JSONMember("description", .text(description)),
            JSONMember("feature_image", .null), JSONMember("visibility", "public"),
        ]
        members += .nulls(
            "og_image", "og_title", "og_description", "twitter_image", "twitter_title", "twitter_description",
            "meta_title", "meta_description", "codeinjection_head", "codeinjection_foot", "canonical_url",
            "accent_color")
        if let count {
            members.append(JSONMember("count", .object([JSONMember("posts", .count(count))])))
        }
        members.append(JSONMember("url", .string("\(site.url.text)/tags/\(slug.text.encodedSegment)")))
        return members
    }

    /// The values that filters compare.
    func values(of field: String) -> [String]? {
        switch field {
        case "id", "slug": [slug.text]
        case "name": [name]
        case "description": description.map { [$0] } ?? []
        case "visibility": ["public"]
        case _: nil
        }
    }
}

extension GhostContentAPI {
    @Sendable func browseTags(_ request: Request) async throws -> Response {
        let query = try GhostQuery(request)
        let order = try query.order()
        switch (order?.field, order?.isDescending) {
        case (nil, _), ("name", _), ("slug", _), ("count.posts", true): break
        case _:
            throw GhostError.badRequest(
                "Error parsing order", "tags are ordered by name, slug or count.posts desc")
        }
        let isCounted = query.names("include").contains("count.posts")
        let isByCount = order?.field == "count.posts"
        var tags = try await articles.publicTags(isByCount ? .articleCount : .name).map { counted in
            GhostTag(
                slug: counted.tag.slug, name: counted.tag.name, description: counted.tag.description,
                count: counted.articleCount)
        }
        // Ghost lists tags that have posts.
        tags.removeAll { $0.count == 0 }
        if order?.field == "slug" { tags.sort { $0.slug < $1.slug } }
        if order?.isDescending == true, !isByCount { tags.reverse() }
        return try await list("tags", tags, query, { $0.values(of: $1) }) { tag in
            var tag = tag
            if !isCounted { tag.count = nil }
            return tag.members(on: site)
        }
    }

    @Sendable func readTag(_ request: Request) async throws -> Response {
        let query = try GhostQuery(request)
        guard let slug = try request.slug else { throw GhostError.notFound("tag") }
        let found = try await orNotFound("tag") { () async throws(ArticleError) in
            try await articles.tag(slug, for: .anonymous)
        }
        switch found {
        case .moved(let slug): return moved(request, to: slug)
        case .present(let counted):
            var tag = GhostTag(
                slug: counted.tag.slug, name: counted.tag.name, description: counted.tag.description)
            if query.names("include").contains("count.posts") { tag.count = counted.articleCount }
            return try await response("tags", [tag.members(on: site).shown(by: query)])
        }
    }

    /// A page of a list that is all known.
    func list<Element>(
        _ name: String, _ elements: [Element], _ query: GhostQuery,
        _ values: (Element, String) -> [String]?, _ members: (Element) -> [JSONMember]
    ) async throws -> Response {
        var found = elements
        if let filter = query.filter {
            let known = ["id", "slug", "name", "visibility"]
            for field in filter.fields where !known.contains(field) {
                throw GhostError.badRequest("Error parsing filter", "\(name) can't be filtered by \(field)")
            }
            found = try await articles.work.run(.analysing(elements.count * 64)) {
                elements.filter { element in filter.holds { values(element, $0) } }
            }
        }
        let page = found.dropFirst(query.offset).prefix(query.limit)
        return try await response(
            name, page.map { members($0).shown(by: query) }, GhostPagination(query, total: found.count))
    }
}

extension Request {
    /// The slug that the path names, as the last part or as an id; `nil` for what can be none.
    var slug: Slug? {
        get throws {
            Slug(try parameter(template?.contains("{slug}") == true ? "slug" : "id"))
        }
    }
}
