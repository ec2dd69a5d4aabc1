import Articles
import ArticlesSyndication
import HTTPRouting
import HTTPTypes

/// Sitemaps, `robots.txt` and `llms.txt`: of what everyone may read, whoever asks.
extension ArticlesAPI {
    /// All articles, or where there are many the sitemaps of parts of them.
    @Sendable func showSitemap(_ request: Request, _ caller: Caller) async throws -> Response {
        try QueryReader(request, known: []).finish()
        return try await withMemory(for: request) {
            let ends = try await sitemapParts.ends(of: articles)
            guard !ends.isEmpty else { return try await part(0, of: ends, request) }
            return reply(
                to: request, encoded(Sitemap.index(of: ends.count + 1, on: settings.site), as: MediaType.xml))
        }
    }

    /// A part of all articles.
    @Sendable func showPartOfSitemap(_ request: Request, _ caller: Caller) async throws -> Response {
        try QueryReader(request, known: []).finish()
        let text = try request.parameter("n")
        guard let number = Int(text), String(number) == text, number > 0 else { throw Problem.notFound() }
        return try await withMemory(for: request) {
            let ends = try await sitemapParts.ends(of: articles)
            guard number <= ends.count + 1 else { throw Problem.notFound() }
            return try await part(number - 1, of: ends, request)
        }
    }

    private func part(
        _ index: Int, of ends: [ArticlePosition], _ request: Request
    ) async throws -> Response {
        let part = try await articles.visibleArticles(
            behind: index > 0 ? ends[index - 1] : nil, through: index < ends.count ? ends[index] : nil,
            limit: Sitemap.maximumSize + 1)
        guard part.count <= Sitemap.maximumSize else {
            sitemapParts.forget()
            throw ArticleError(.unavailable, "so much has appeared that the sitemaps are divided anew")
        }
        let document = try await articles.work.run(.writing(part.count * 512)) {
            encoded(Sitemap.pages(of: part, on: settings.site), as: MediaType.xml)
        }
        return reply(to: request, document)
    }

    /// What appeared in the last two days, newest first.
    @Sendable func showNewsSitemap(_ request: Request, _ caller: Caller) async throws -> Response {
        try QueryReader(request, known: []).finish()
        return try await withMemory(for: request) {
            var listing = ArticleListing()
            listing.publishedAfter = Timestamp(clamping: articles.now.milliseconds - NewsSitemap.age)
            listing.limit = NewsSitemap.maximumSize
            let news = try await articles.articles(listing, for: .anonymous).elements.map(\.article)
            return reply(
                to: request, encoded(NewsSitemap.document(of: news, on: settings.site), as: MediaType.xml))
        }
    }

    /// Where the sitemaps are.
    @Sendable func showRobotsText(_ request: Request, _ caller: Caller) async throws -> Response {
        let text = RobotsText.document(of: settings.site)
        return reply(to: request, encoded(Array(text.utf8), as: MediaType.plainText))
    }

    /// The key by which search engines know that the site itself tells them of changes (IndexNow).
    @Sendable func showIndexNowKey(_ request: Request, _ caller: Caller) async throws -> Response {
        guard let key = settings.indexNowKey, key.hasSameBytes(as: try request.parameter("key")) else {
            throw Problem.notFound()
        }
        return reply(to: request, encoded(Array(key.utf8), as: MediaType.plainText))
    }

    /// What a language model should read.
    @Sendable func showLLMsText(_ request: Request, _ caller: Caller) async throws -> Response {
        try QueryReader(request, known: []).finish()
        var listing = ArticleListing()
        listing.limit = LLMsText.articleCount
        let newest = try await articles.articles(listing, for: .anonymous).elements.map(\.article)
        let text = LLMsText.document(of: settings.site, naming: newest)
        return reply(to: request, encoded(Array(text.utf8), as: MediaType.plainText))
    }

    /// A document that is the same for everyone, with the header fields that go with it.
    func encoded(_ bytes: [UInt8], as mediaType: String) -> EncodedResponse {
        let tag = EntityTag(of: bytes)
        var fields = fields(of: tag.field, for: Caller(nil))
        fields[.contentType] = mediaType
        return EncodedResponse(tag: tag, fields: fields, bytes: bytes)
    }
}
