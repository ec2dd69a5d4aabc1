import Articles
import ArticlesReader
import ArticlesSyndication
import HTTPRouting
import HTTPTypes

/// Pages for people. Lists show what everyone may read, whoever asks; the page of an article is there for editors before it
/// appears.
extension ArticlesAPI {
    /// How many articles a list has; the front page has one more, which leads.
    private static let listLength = 24
    private static let frontLength = 13
    private static let searchLength = 10
    /// How many tags are shown beside a list.
    private static let topicCount = 24

    func showFrontPage(_ pages: ReaderPages) -> Operation {
        { request, _ in
            let (page, isFirst) = try await list(ArticleListing(), request, length: Self.frontLength)
            var shown = ListPage(.front, page, isFirst: isFirst)
            if isFirst { shown.topics = try await topics() }
            return try await reply(to: request, shown, pages)
        }
    }

    func showTagPage(_ pages: ReaderPages) -> Operation {
        { request, caller in
            let slug = try request.tagSlug()
            switch try await articles.tag(slug, for: .anonymous) {
            case .moved(let slug): return moved(to: pages.path(ofTag: slug), for: caller)
            case .present(let tag):
                var listing = ArticleListing()
                listing.tagGroups = [[tag.tag.slug.text]]
                let (page, isFirst) = try await list(listing, request, length: Self.listLength)
                let related = try await related(to: tag.tag.slug)
                return try await reply(
                    to: request, ListPage(.tag(tag, related: related), page, isFirst: isFirst), pages)
            }
        }
    }

    /// Leads to the feed of a tag.
    func leadToTagFeed(_ pages: ReaderPages) -> Operation {
        { request, caller in
            guard let format = FeedFormat(rawValue: try request.parameter("format")) else {
                throw ArticleError.notFound("feed")
            }
            let slug: Slug
            switch try await articles.tag(try request.tagSlug(), for: .anonymous) {
            case .moved(let present): slug = present
            case .present(let tag): slug = tag.tag.slug
            }
            return moved(to: "/feed.\(format.rawValue)?tag=\(slug.text.percentEncoded)", for: caller)
        }
    }

    func showAuthorPage(_ pages: ReaderPages) -> Operation {
        { request, _ in
            var listing = ArticleListing()
            let name = try request.parameter("name")
            listing.author = name
            let (page, isFirst) = try await list(listing, request, length: Self.listLength)
            guard !page.elements.isEmpty || !isFirst else { throw ArticleError.notFound("author") }
            let known = page.elements.first?.article.authors.first { $0.folded == name.folded }
            return try await reply(
                to: request, ListPage(.author(known ?? name), page, isFirst: isFirst), pages)
        }
    }

    func showSearchPage(_ pages: ReaderPages) -> Operation {
        { request, _ in
            let isBlank = try !request.queryItems.contains { item in
                item.isNamed("q") && !item.value.allSatisfy(\.isWhitespace)
            }
            guard !isBlank else {
                var shown = ListPage(.search(""))
                shown.topics = try await topics()
                return try await reply(to: request, shown, pages)
            }
            var listing = ArticleListing()
            var query = try QueryReader(page: request, known: ["q"])
            listing.search = query.value("q")
            try query.finish()
            listing.order = .relevance
            listing.isHighlighted = true
            return try await withMemory(for: request) { [listing] in
                let (page, isFirst) = try await list(listing, request, length: Self.searchLength)
                var shown = ListPage(.search(listing.search ?? ""), page, isFirst: isFirst)
                if page.elements.isEmpty { shown.topics = try await topics() }
                return try await reply(to: request, shown, pages)
            }
        }
    }

    /// A page of a list, and whether it is the first one.
    func list(
        _ listing: ArticleListing, _ request: Request, length: Int = listLength
    ) async throws -> (Page<ListedArticle>, isFirst: Bool) {
        var listing = listing
        var query = try QueryReader(page: request, known: ["cursor"])
        listing.cursor = query.value("cursor")
        try query.finish()
        listing.limit = length
        return (try await articles.articles(listing, for: .anonymous), listing.cursor == nil)
    }

    /// The tags with most articles.
    private func topics() async throws(ArticleError) -> [CountedTag] {
        var listing = TagListing()
        listing.order = .articleCount
        listing.limit = Self.topicCount
        return try await articles.tags(listing, for: .anonymous).elements.filter { $0.articleCount > 0 }
    }

    private func related(to slug: Slug) async throws(ArticleError) -> [RelatedTag] {
        switch try await articles.tags(relatedTo: slug, limit: Self.topicCount / 2, for: .anonymous) {
        case .present(let related): related
        case .moved: []
        }
    }
}

/// Responses with pages.
extension ArticlesAPI {
    /// A page with a list.
    func reply(to request: Request, _ page: ListPage, _ pages: ReaderPages) async throws -> Response {
        try await reply(to: request, for: Caller(nil), pages) { pages.html(of: page) }
    }

    /// A page, made where large work is done.
    func reply(
        to request: Request, for caller: Caller, size: Int = 0, _ pages: ReaderPages,
        _ render: () -> RenderedPage
    ) async throws -> Response {
        let page = try await articles.work.run(.analysing(max(size, 16 << 10))) { () throws(ArticleError) in
            let page = render()
            let tag = EntityTag(of: page.bytes)
            var fields = fields(of: tag.field, for: caller)
            fields[.contentType] = MediaType.html
            fields[.contentSecurityPolicy] = pages.contentSecurityPolicy
            fields[.link] = page.link
            return EncodedResponse(tag: tag, fields: fields, bytes: page.bytes)
        }
        return reply(to: request, page)
    }

    /// The response to a former address of a page. A client that follows it asks with GET: 301 says enough.
    func moved(to path: String, for caller: Caller) -> Response {
        Response(
            status: .movedPermanently,
            fields: [
                .location: path, .cacheControl: caching(for: caller), .vary: "Authorization, Accept-Encoding",
            ])
    }

    /// A problem as a page, for clients that prefer html to JSON; nil for others, and for paths of routes that are no pages.
    func page(
        of problem: Problem, for request: Request, _ pages: ReaderPages, at pagePaths: Set<String>
    ) -> Response? {
        let isOfPages =
            request.template.map { pagePaths.contains($0) } ?? !request.path.hasPrefix("/v1/")
        guard isOfPages, request.method == .get || request.method == .head,
            (try? request.accepts(Problem.contentType, MediaType.json, MediaType.page)) == MediaType.page
        else { return nil }
        let page = pages.html(
            ofStatus: problem.status.code, detail: problem.detail ?? problem.title,
            request: problem.status.code >= 500 ? request.id : nil)
        var fields = problem.fields
        fields[.contentType] = MediaType.html
        fields[.cacheControl] = "no-store"
        fields[.contentSecurityPolicy] = pages.contentSecurityPolicy
        return Response(status: problem.status, fields: fields, body: .bytes(page.bytes))
    }
}
