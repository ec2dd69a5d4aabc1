import Articles
import ArticlesSyndication
import HTTPRouting
import StrictJSON

/// The search over everything there is, which is posts.
extension WordPressRESTAPI {
    @Sendable func listSearchResults(_ request: Request) async throws -> Response {
        var query = try WordPressQuery(request, refusing: ["include", "exclude"])
        var selection = ArticleSelection()
        let isOfPosts = query.choice("type", ["post", "term", "post-format"], default: "post") == "post"
        let isEmpty = query.values("subtype").contains { $0 != "any" && $0 != "post" }
        try query.finish()
        guard isOfPosts, !isEmpty else { return try await response([], total: 0, query, to: request) }
        selection.listing.limit = query.limit
        selection.offset = query.start
        if let search = query.value("search"), !search.trimmed.isEmpty {
            selection.listing.search = search
            selection.listing.order = .relevance
        }
        let selected = try await articles.articles(selection)
        guard query.page == 1 || query.start < selected.total || selected.total == 0 else {
            var error = WordPressError.noPage
            error.code = "rest_search_invalid_page_number"
            throw error
        }
        let form = query.form
        return try await response(
            selected.articles.map { form.object(searchResult($0)) }, total: selected.total, query, to: request
        )
    }

    private func searchResult(_ article: Article) -> [JSONMember] {
        let number = ContentNumber(.post, of: article).value
        let own = JSONValue.link(address("posts/\(number)"), [JSONMember("embeddable", true)])
        return [
            JSONMember("id", .count(number)), JSONMember("title", .string(article.title.escapedHTML)),
            JSONMember("url", .string(site.address(of: article))), JSONMember("type", "post"),
            JSONMember("subtype", "post"),
            JSONMember(
                "_links",
                .object([
                    JSONMember("self", .array([own])),
                    JSONMember("about", .array([.link(address("types/post"))])),
                    JSONMember("collection", .array([.link(address("search"))])),
                ])),
        ]
    }
}
