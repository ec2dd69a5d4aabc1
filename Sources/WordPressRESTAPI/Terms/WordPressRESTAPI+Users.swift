import Articles
import ArticlesSyndication
import HTTPRouting
import StrictJSON

/// Users: the authors of the newest posts.
extension WordPressRESTAPI {
    @Sendable func listUsers(_ request: Request) async throws -> Response {
        var query = try WordPressQuery(request, refusing: ["roles", "capabilities", "search_columns"])
        let isDescending = query.choice("order", ["asc", "desc"], default: "asc") == "desc"
        let order = query.choice("orderby", ["name", "slug", "include"], default: "name")
        let (included, excluded) = (query.numbers("include"), query.numbers("exclude"))
        let (slugs, search) = (query.values("slug"), query.value("search")?.folded ?? "")
        try query.finish()
        let directory = try await articles.authorDirectory()
        var authors = directory.authors.filter { author in
            let number = AuthorNumber.of(author.name)
            return (included.isEmpty || included.contains(number)) && !excluded.contains(number)
                && (slugs.isEmpty || slugs.contains(author.slug.text))
                && (search.isEmpty || author.name.folded.contains(search))
        }
        guard directory.isWhole || authors.count >= included.count else {
            throw WordPressError.tooManyNumbers
        }
        if order == "slug" { authors.sort { $0.slug < $1.slug } }
        if order == "include" {
            authors.sort {
                (included.firstIndex(of: AuthorNumber.of($0.name)) ?? 0)
                    < (included.firstIndex(of: AuthorNumber.of($1.name)) ?? 0)
            }
        }
        if isDescending { authors.reverse() }
        let form = query.form
        let page = authors.dropFirst(query.start).prefix(query.limit).map {
            form.object(members(of: $0.name))
        }
        return try await response(page, total: authors.count, query, to: request)
    }

    @Sendable func showUser(_ request: Request) async throws -> Response {
        let form = try WordPressQuery(request).form
        let number = try number(in: request)
        let directory = try await articles.authorDirectory()
        guard let author = directory.authors.first(where: { AuthorNumber.of($0.name) == number }) else {
            throw directory.isWhole ? WordPressError.noUser : .tooManyNumbers
        }
        return response(form.object(members(of: author.name)))
    }

    /// An author, as a whole or embedded in a post.
    func user(_ name: String, isEmbedded: Bool) -> JSONValue {
        .object(members(of: name).filter { !isEmbedded || $0.name != "meta" })
    }

    private func members(of name: String) -> [JSONMember] {
        let number = AuthorNumber.of(name)
        let slug = CountedAuthor(name: name, articleCount: 0).slug
        return [
            JSONMember("id", .count(number)), JSONMember("name", .string(name.escapedHTML)),
            JSONMember("url", ""), JSONMember("description", ""),
            JSONMember("link", .string("\(site.url.text)/authors/\(name.encodedSegment)")),
            JSONMember("slug", .string(slug.text)), JSONMember("avatar_urls", .object([])),
            JSONMember("meta", []),
            JSONMember(
                "_links",
                .object([
                    JSONMember("self", .array([.link(address("users/\(number)"))])),
                    JSONMember("collection", .array([.link(address("users"))])),
                ])),
        ]
    }
}
