import Articles
import HTTPRouting
import HTTPTypes

extension ArticlesAPI {
    @Sendable func listArticles(_ request: Request) async throws -> Response {
        let caller = try await reader(of: request)
        let listing = try ArticleListing(query: request)
        let page = try await articles.articles(listing, for: caller.audience)
        return try reply(to: request, for: caller, page, limit: listing.limit) {
            $1.write(to: &$0, listing, at: page.now)
        }
    }

    @Sendable func createArticle(_ request: Request) async throws -> Response {
        let caller = try await writer(of: request)
        let article = try await articles.create(ArticleDraft(json: request.json()))
        return reply(
            to: request, for: caller, createdAt: path(of: article), version: article.version,
            article.json(at: articles.now))
    }

    @Sendable func showArticle(_ request: Request) async throws -> Response {
        let caller = try await reader(of: request)
        let fields = try ArticleFields(query: request)
        let fill = beginFill(for: request)
        switch try await articles.article(request.articleReference(), for: caller.audience) {
        case .present(let article):
            let encoded = encoded(json(of: article, fields), version: article.version, for: caller)
            keep(encoded, of: article, for: request, fill)
            return reply(to: request, encoded)
        case .moved(let slug):
            return try moved(to: "/v1/articles/\(slug.text.percentEncoded)", from: request, for: caller)
        }
    }

    @Sendable func replaceArticle(_ request: Request) async throws -> Response {
        let caller = try await writer(of: request)
        let precondition = try request.precondition(isRequired: settings.requiresIfMatch)
        let written = try await articles.replace(
            request.articleReference(), with: ArticleDraft(json: request.json()), if: precondition)
        return reply(to: request, for: caller, written)
    }

    @Sendable func patchArticle(_ request: Request) async throws -> Response {
        let caller = try await writer(of: request)
        let precondition = try request.precondition(isRequired: settings.requiresIfMatch)
        let written = try await articles.patch(
            request.articleReference(), with: request.mergePatch(), if: precondition)
        return reply(to: request, for: caller, written)
    }

    @Sendable func deleteArticle(_ request: Request) async throws -> Response {
        _ = try await writer(of: request)
        let precondition = try request.precondition(isRequired: settings.requiresIfMatch)
        try await articles.delete(request.articleReference(), if: precondition)
        return Response(status: .noContent)
    }

    private func reply(to request: Request, for caller: Caller, _ written: Written) -> Response {
        let article = written.article
        let bytes = article.json(at: articles.now)
        guard written.isNew else {
            return reply(to: request, for: caller, version: article.version, bytes)
        }
        return reply(
            to: request, for: caller, createdAt: path(of: article), version: article.version, bytes)
    }

    /// Where an article stays whatever becomes of its slug.
    private func path(of article: Article) -> String {
        "/v1/articles/\(article.id)"
    }

    private func json(of article: Article, _ fields: ArticleFields) -> [UInt8] {
        let size = article.body.utf8.count
        var writer = JSONWriter(capacity: size + size >> 4 + article.excerpt.utf8.count + 1_536)
        article.write(to: &writer, fields, at: articles.now)
        return writer.bytes
    }
}
