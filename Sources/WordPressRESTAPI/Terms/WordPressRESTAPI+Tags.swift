import Articles
import ArticlesSyndication
import HTTPRouting
import StrictJSON

extension WordPressRESTAPI {
    @Sendable func listTags(_ request: Request) async throws -> Response {
        var query = try WordPressQuery(request)
        let tags = try await tags(&query)
        try query.finish()
        let form = query.form
        let page = tags.dropFirst(query.start).prefix(query.limit).map { form.object(term($0)) }
        return try await response(page, total: tags.count, query, to: request)
    }

    @Sendable func showTag(_ request: Request) async throws -> Response {
        let form = try WordPressQuery(request).form
        guard let tag = try await tags(numbered: [try number(in: request)]).first else {
            throw WordPressError.noTerm
        }
        return response(form.object(term(tag)))
    }

    /// The tags that a request asks for, in its order.
    private func tags(_ query: inout WordPressQuery) async throws -> [CountedTag] {
        let isDescending = query.choice("order", ["asc", "desc"], default: "asc") == "desc"
        let order = query.choice("orderby", ["name", "slug", "count", "include"], default: "name")
        let excluded = Set(query.numbers("exclude"))
        let hidesEmpty = query.flag("hide_empty") ?? false
        let search = query.value("search")?.folded ?? ""
        try query.finish()
        var tags = try await candidates(&query).filter { counted in
            !excluded.contains(counted.number) && !(hidesEmpty && counted.articleCount == 0)
                && (search.isEmpty || counted.tag.key.contains(search)
                    || counted.tag.slug.text.contains(search))
        }
        switch order {
        case "include": return tags
        case "slug": tags.sort { $0.tag.slug < $1.tag.slug }
        case _: tags.sort { $0.tag.key.utf8.lexicographicallyPrecedes($1.tag.key.utf8) }
        }
        guard order == "count" else { return isDescending ? tags.reversed() : tags }
        // Of equals the first by name comes first, up and down.
        let sorted = tags.enumerated().sorted { left, right in
            let (less, more) = (left.element.articleCount, right.element.articleCount)
            return less == more ? left.offset < right.offset : isDescending == (less > more)
        }
        return sorted.map(\.element)
    }

    /// The tags that are named by themselves or by a post, or all of them.
    private func candidates(_ query: inout WordPressQuery) async throws -> [CountedTag] {
        let included = query.numbers("include")
        let slugs = query.values("slug")
        if !included.isEmpty { return try await tags(numbered: included) }
        if !slugs.isEmpty { return try await tags(slugs.compactMap { Slug($0) }) }
        if let post = query.number("post", in: 1...Int.max) {
            let article = try await article(numbered: post, .post)
            return try await tags(article?.tags.map(\.slug) ?? [])
        }
        return try await articles.publicTags()
    }

    private func tags(_ slugs: [Slug]) async throws -> [CountedTag] {
        var found: [CountedTag] = []
        for slug in slugs.prefix(ArticleSelection.mostReferences) {
            do throws(ArticleError) {
                guard case .present(let tag) = try await articles.tag(slug, for: .anonymous) else { continue }
                found.append(tag)
            } catch {
                guard error.code == .notFound else { throw error }
            }
        }
        return found
    }

    private func term(_ counted: CountedTag) -> [JSONMember] {
        let (tag, number) = (counted.tag, counted.number)
        let posts = JSONValue.link(address("posts?tags=\(number)"))
        return [
            JSONMember("id", .count(number)), JSONMember("count", .count(counted.articleCount)),
            JSONMember("description", .string((tag.description ?? "").escapedHTML)),
            JSONMember("link", .string(address(ofTag: tag.slug))),
            JSONMember("name", .string(tag.name.escapedHTML)), JSONMember("slug", .string(tag.slug.text)),
            JSONMember("taxonomy", "post_tag"), JSONMember("meta", []),
            JSONMember(
                "_links",
                .object([
                    JSONMember("self", .array([.link(address("tags/\(number)"))])),
                    JSONMember("collection", .array([.link(address("tags"))])),
                    JSONMember("wp:post_type", .array([posts])), .curies,
                ])),
        ]
    }

    /// A tag as it is embedded in a post.
    func term(_ name: String, _ slug: Slug) -> [JSONMember] {
        let number = TagNumber(key: name.folded).value
        return [
            JSONMember("id", .count(number)), JSONMember("link", .string(address(ofTag: slug))),
            JSONMember("name", .string(name.escapedHTML)), JSONMember("slug", .string(slug.text)),
            JSONMember("taxonomy", "post_tag"),
            JSONMember(
                "_links", .object([JSONMember("self", .array([.link(address("tags/\(number)"))]))])),
        ]
    }

    private func address(ofTag slug: Slug) -> String {
        "\(site.url.text)/tags/\(slug.text.encodedSegment)"
    }
}

extension CountedTag {
    fileprivate var number: Int { TagNumber(key: tag.key).value }
}
