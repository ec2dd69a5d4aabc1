import Articles
import HTTPRouting
import StrictJSON

extension WordPressRESTAPI {
    @Sendable func listPosts(_ request: Request) async throws -> Response {
        var query = try WordPressQuery(request, refusing: PostSelection.refused)
        let asked = try await PostSelection(&query, self)
        try query.finish()
        let form = query.form
        guard !asked.isEmpty else { return try await response([], total: 0, query, to: request) }
        var selection = asked.selection
        selection.listing.fields = form.needsBody ? .all : .listed
        let selected = try await articles.articles(selection)
        try checkPage(query, total: selected.total)
        let values = try await values(of: selected.articles, form)
        return try await response(values, total: selected.total, query, to: request)
    }

    @Sendable func showPost(_ request: Request) async throws -> Response {
        let form = try WordPressQuery(request).form
        guard let found = try await article(numbered: try number(in: request), .post) else {
            throw WordPressError.noPost
        }
        var selection = ArticleSelection()
        selection.candidates = [.id(found.id)]
        selection.listing.fields = form.needsBody ? .all : .listed
        guard let article = try await articles.articles(selection).articles.first,
            let value = try await values(of: [article], form).first
        else { throw WordPressError.noPost }
        return response(value)
    }

    /// The posts as JSON, made where large work is done.
    private func values(of posts: [Article], _ fields: FieldSelection) async throws -> [JSONValue] {
        let form = PostForm(fields: fields, api: self)
        let size = posts.reduce(0) { $0 + $1.body.utf8.count + 2_048 }
        return try await articles.work.run(.analysing(size)) { posts.map { form.value(of: $0) } }
    }
}

extension FieldSelection {
    /// Whether a body is needed for what is shown of posts.
    fileprivate var needsBody: Bool { shows("content") || shows("excerpt") }
}
