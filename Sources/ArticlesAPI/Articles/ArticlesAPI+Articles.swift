import Articles
import HTTPRouting
import HTTPTypes
import StrictJSON

extension ArticlesAPI {
    @Sendable func listArticles(_ request: Request, _ caller: Caller) async throws -> Response {
        let listing = try ArticleListing(query: request)
        guard listing.fields.contains(.body) || listing.isHighlighted else {
            return try await list(listing, request, caller)
        }
        return try await withMemory(for: request) { try await list(listing, request, caller) }
    }

    private func list(
        _ listing: ArticleListing, _ request: Request, _ caller: Caller
    ) async throws -> Response {
        let page = try await articles.articles(listing, for: caller.audience)
        var response = try await reply(to: request, for: caller, page, limit: listing.limit) {
            $1.write(to: &$0, listing, at: page.now)
        }
        try linkFeeds(of: listing, in: &response, request)
        return response
    }

    /// Makes a response that may be large when there is memory for it, and it is its turn.
    ///
    /// Throws `unavailable` when clients that read slowly hold too much.
    func withMemory(
        for request: Request, _ respond: () async throws -> Response
    ) async throws -> Response {
        try await largeLists.pass {
            guard let reservation = settings.responseMemory.reserve(2 * Page<Article>.maximumSize) else {
                throw ArticleError(.unavailable, "too many large responses are being sent at once")
            }
            var response = try await respond()
            if case .bytes(let bytes) = response.body, reservation.resize(to: bytes.count) {
                response.reservation = reservation
            }
            return response
        }
    }

    @Sendable func createArticle(_ request: Request, _ caller: Caller) async throws -> Response {
        let article = try await articles(for: caller).create(
            try await reading(request) { try ArticleDraft(json: $0.json()) })
        return try await reply(for: caller, article, isNew: true)
    }

    @Sendable func showArticle(_ request: Request, _ caller: Caller) async throws -> Response {
        let projection = try ArticleProjection(query: request)
        let fill = beginFill(for: caller)
        switch try await articles.article(
            request.articleReference(), for: caller.audience, includesBody: projection.needsBody)
        {
        case .present(let article):
            if try request.mediaType(for: article, projection) == MediaType.markdown {
                return try await replyWithMarkdown(to: request, for: caller, article)
            }
            let html = projection.includesHTML ? try await html(of: article) : nil
            let size = article.body.utf8.count + (html?.utf8.count ?? 0)
            let shown = try await articles.work.run(.writing(size)) {
                encoded(json(of: article, projection.fields, html), version: article.version, for: caller)
                    .negotiated(as: MediaType.json)
            }
            keep(shown, of: article, for: request, fill)
            return reply(to: request, shown)
        case .moved(let slug):
            return try moved(to: "/v1/articles/\(slug.text.percentEncoded)", from: request, for: caller)
        }
    }

    @Sendable func replaceArticle(_ request: Request, _ caller: Caller) async throws -> Response {
        let precondition = try request.precondition(isRequired: settings.requiresIfMatch)
        let written = try await articles(for: caller).replace(
            request.articleReference(),
            with: try await reading(request) { try ArticleDraft(json: $0.json()) },
            if: precondition)
        return try await reply(for: caller, written.article, isNew: written.isNew)
    }

    @Sendable func patchArticle(_ request: Request, _ caller: Caller) async throws -> Response {
        let precondition = try request.precondition(isRequired: settings.requiresIfMatch)
        let written = try await articles(for: caller).patch(
            request.articleReference(), with: try await reading(request) { try $0.mergePatch() },
            if: precondition)
        return try await reply(for: caller, written.article, isNew: written.isNew)
    }

    @Sendable func deleteArticle(_ request: Request, _ caller: Caller) async throws -> Response {
        let precondition = try request.precondition(isRequired: settings.requiresIfMatch)
        try await articles(for: caller).delete(request.articleReference(), if: precondition)
        return reply(to: .deletion, for: caller)
    }

    func reply(for caller: Caller, _ article: Article, isNew: Bool) async throws -> Response {
        // An idempotent request has its response already.
        if let kept = caller.keeper?.storedResponse { return reply(kept, for: caller) }
        return try await articles.work.run(.writing(article.body.utf8.count)) {
            reply(to: .article(article, isNew: isNew), for: caller)
        }
    }

    private func json(of article: Article, _ fields: ArticleFields, _ html: String?) -> [UInt8] {
        let size = article.body.utf8.count + (html?.utf8.count ?? 0)
        var writer = JSONWriter(capacity: size + size >> 4 + article.excerpt.utf8.count + 1_536)
        guard let html else {
            article.write(to: &writer, fields, at: articles.now)
            return writer.bytes
        }
        article.write(to: &writer, fields, at: articles.now) { writer in
            writer.raw("\"html\":")
            writer.string(html)
        }
        return writer.bytes
    }
}
