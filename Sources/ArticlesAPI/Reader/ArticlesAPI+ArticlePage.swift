import Articles
import ArticlesReader
import HTTPRouting
import HTTPTypes

extension ArticlesAPI {
    /// How many related articles a page shows.
    private static let relatedCount = 6

    /// The page of an article: with a key of one that is hidden too, for the one who asks alone.
    func showArticlePage(_ pages: ReaderPages) -> Operation {
        { request, caller in
            guard let reference = ArticleReference(try request.parameter("slug")) else {
                throw ArticleError.notFound("article")
            }
            switch try await articles.article(reference, for: caller.audience) {
            case .moved(let slug): return moved(to: pages.path(ofArticle: slug), for: caller)
            case .present(let article): return try await show(article, request, caller, pages)
            }
        }
    }

    private func show(
        _ article: Article, _ request: Request, _ caller: Caller, _ pages: ReaderPages
    ) async throws -> Response {
        let now = articles.now
        let html = try await html(of: article)
        var listing = RelatedListing()
        listing.limit = Self.relatedCount
        listing.isExplained = true
        var page = ArticlePage(article: article, html: html, at: now)
        if article.isVisible(at: now) {
            if case .present(let related) = try await articles.related(
                to: .id(article.id), listing, for: caller.audience)
            {
                page.related = related.articles
            }
            page.translations = try await translations.of(article, in: articles) { () throws(ArticleError) in
                try await sitemapParts.ends(of: articles).dropLast().last
            }
        }
        return try await reply(to: request, for: caller, size: html.utf8.count, pages) { [page] in
            pages.html(of: page)
        }
    }

    /// A file of the theme. Its name holds a hash of its bytes: under it they never change. Who asks for another version of it, from
    /// an older page, gets the present one.
    func showAsset(_ pages: ReaderPages) -> Operation {
        { request, _ in
            let name = try request.parameter("name")
            guard let asset = pages.theme.asset(named: name) else { throw Problem.notFound() }
            let tag = EntityTag(hash: asset.hash)
            let isCurrent = asset.name.hasSameBytes(as: name)
            let fields: HTTPFields = [
                .eTag: tag.field, .contentType: asset.mediaType, .vary: "Accept-Encoding",
                .cacheControl: isCurrent
                    ? "public, max-age=31536000, immutable" : "public, max-age=0, must-revalidate",
            ]
            return reply(to: request, EncodedResponse(tag: tag, fields: fields, bytes: asset.bytes))
        }
    }
}

extension HTTPField.Name {
    /// `Content-Security-Policy`
    static let contentSecurityPolicy = HTTPField.Name(token: "Content-Security-Policy")
}
