import Articles
import HTTPRouting
import StrictJSON

/// Posts, and pages, of which there are none.
extension GhostContentAPI {
    @Sendable func browsePosts(_ request: Request) async throws -> Response {
        let query = try GhostQuery(request)
        let form = try PostForm(query)
        let selected = try await posts(query, form)
        let values = try await values(of: selected.articles, form)
        return try await response("posts", values, GhostPagination(query, total: selected.total))
    }

    @Sendable func readPost(_ request: Request) async throws -> Response {
        let form = try PostForm(try GhostQuery(request))
        guard let reference = try request.articleReference else { throw GhostError.notFound("post") }
        let found = try await orNotFound("post") { () async throws(ArticleError) in
            try await articles.article(reference, for: .anonymous, includesBody: form.needsBody)
        }
        switch found {
        case .moved(let slug): return moved(request, to: slug)
        case .present(let article): return try await response("posts", try await values(of: [article], form))
        }
    }

    @Sendable func browsePages(_ request: Request) async throws -> Response {
        try await response("pages", [], GhostPagination(try GhostQuery(request), total: 0))
    }

    @Sendable func readPage(_ request: Request) async throws -> Response {
        throw GhostError.notFound("page")
    }

    private func posts(_ query: GhostQuery, _ form: PostForm) async throws -> SelectedArticles {
        let filter = try PostFilter(query.filter)
        var selection = filter.selection
        selection.listing.limit = query.limit
        selection.listing.fields = form.needsBody ? .all : .listed
        selection.offset = query.offset
        if let order = try query.order() {
            selection.listing.order = try Self.order(order.field, isDescending: order.isDescending)
        } else {
            selection.keepsOrder = filter.isOfSlugs
        }
        if let slug = filter.author {
            guard let author = try await articles.author(slug: slug) else {
                return SelectedArticles(articles: [], total: 0, now: articles.now)
            }
            selection.listing.author = author.name
        }
        guard !filter.isEmpty else {
            return SelectedArticles(articles: [], total: 0, now: articles.now)
        }
        return try await articles.articles(selection)
    }

    private static func order(_ field: String, isDescending: Bool) throws(GhostError) -> ArticleOrder {
        switch (field, isDescending) {
        case ("published_at", true): return .newest
        case ("published_at", false): return .oldest
        case ("updated_at", true): return .recentlyUpdated
        case ("title", false): return .title
        case _:
            throw .badRequest(
                "Error parsing order",
                "posts are ordered by published_at asc, published_at desc, updated_at desc or title asc")
        }
    }

    /// The posts as JSON, made where large work is done.
    private func values(of posts: [Article], _ form: PostForm) async throws -> [JSONValue] {
        var form = form
        if form.includesTags {
            let tags = try await articles.publicTags(slugs: posts.flatMap { $0.tags.map(\.slug) })
            form.tags = Dictionary(tags.map { ($0.slug, $0) }) { first, _ in first }
        }
        let size = posts.reduce(0) { $0 + $1.body.utf8.count + 2_048 }
        return try await articles.work.run(.analysing(size)) { [form] in
            posts.map { form.value(of: $0, on: site) }
        }
    }
}

extension Request {
    /// The article that the path names; `nil` for what can name none.
    fileprivate var articleReference: ArticleReference? {
        get throws {
            guard template?.contains("{slug}") == true else {
                return UniqueID(try parameter("id")).map(ArticleReference.id)
            }
            return Slug(try parameter("slug")).map(ArticleReference.slug)
        }
    }
}
