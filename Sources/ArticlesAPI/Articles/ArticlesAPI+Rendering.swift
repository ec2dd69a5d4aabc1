import Articles
import ArticlesRendering
import HTTPRouting
import HTTPTypes

/// The body of an article in other forms than the one it is stored in.
extension ArticlesAPI {
    /// The body as html: kept from before, or rendered where large work is done, however small it is: one body is rendered at
    /// a time, and an event loop must not wait for another's.
    func html(of article: Article) async throws -> String {
        if let kept = settings.renderer.keptHTML(of: article) { return kept }
        return try await articles.work.run(.analysing(max(article.body.utf8.count, 16 << 10))) {
            () throws(ArticleError) in settings.renderer.html(of: article)
        }
    }

    /// The response with a body in Markdown, as it was written.
    func replyWithMarkdown(
        to request: Request, for caller: Caller, _ article: Article
    ) async throws -> Response {
        let markdown = try await articles.work.run(.writing(article.body.utf8.count)) {
            encoded(Array(article.body.utf8), version: article.version, for: caller)
                .negotiated(as: MediaType.markdown + "; charset=utf-8")
        }
        return reply(to: request, markdown)
    }
}

extension Request {
    /// The media type of the response with an article: Markdown only for a whole one that is written in it.
    ///
    /// Throws a 406.
    func mediaType(for article: Article, _ projection: ArticleProjection) throws(Problem) -> String {
        let hasMarkdown = projection.isWhole && article.format == .markdown
        return try accepts(hasMarkdown ? [MediaType.json, MediaType.markdown] : [MediaType.json])
    }
}
