import Articles
import ArticlesReader
import ArticlesSyndication
import HTTPRouting
import HTTPTypes

/// Feeds. Whoever asks gets what everyone may read: a feed is passed on, and its address is no secret.
extension ArticlesAPI {
    /// The feed in a format.
    func showFeed(_ format: FeedFormat) -> Operation {
        { request, _ in
            let asked = try FeedRequest(request, format)
            return try await withMemory(for: request) { try await show(asked, request) }
        }
    }

    private func show(_ asked: FeedRequest, _ request: Request) async throws -> Response {
        let page = try await articles.articles(asked.listing, for: .anonymous)
        var feed = Feed(
            site: settings.site, title: asked.title(on: settings.site),
            links: try await links(asked, page), articles: page.elements.map(\.article))
        feed.language = asked.listing.language
        feed.isArchive = asked.isArchive(at: page.now)
        let document = try await articles.work.run(.analysing(max(page.size, 16 << 10))) {
            encoded(feed.bytes(as: asked.format), as: asked.format.mediaType)
        }
        var response = reply(to: request, document)
        let hub = feed.links.hub.map {
            "<\($0)>; rel=\"hub\", <\(settings.site.url.text)\(feed.links.own)>; rel=\"self\""
        }
        let link = [try page.link(from: request), hub].compactMap(\.self).joined(separator: ", ")
        if !link.isEmpty { response.fields[.link] = link }
        return response
    }

    private func links(
        _ asked: FeedRequest, _ page: Page<ListedArticle>
    ) async throws(ArticleError) -> Feed.Links {
        var links = Feed.Links(own: asked.target, current: asked.target())
        let archive = asked.archive?.text
        links.next = page.next.map { asked.target(archive: archive, cursor: $0) }
        links.previous = page.previous.map { asked.target(archive: archive, cursor: $0) }
        links.first = links.next ?? links.previous == nil ? nil : asked.target(archive: archive)
        // Only what the hub is told of names it.
        links.hub = asked.target.hasSameBytes(as: asked.format.path) ? settings.site.hub : nil
        links.previousArchive = try await previousArchive(asked, page)
        return links
    }

    /// The archive document with what is older than this document (RFC 5005, 4): of the same month what is left, else all of the
    /// last month before that has any.
    ///
    /// A month that is over is always the same documents. That of now is told apart by a cursor, so that who went through
    /// it before sees that there is something new.
    private func previousArchive(
        _ asked: FeedRequest, _ page: Page<ListedArticle>
    ) async throws(ArticleError) -> String? {
        if let archive = asked.archive {
            if let next = page.next { return asked.target(archive: archive.text, cursor: next) }
            return try await month(of: asked.whole.before(archive), behind: nil).map {
                asked.target(archive: $0.text)
            }
        }
        guard asked.isSubscription, asked.listing.order == .newest, let next = page.next,
            let last = page.elements.last?.article,
            let month = try await month(of: asked.whole, behind: next)
        else { return nil }
        guard month.isOpen(at: page.now) else { return asked.target(archive: month.text) }
        let cursor = asked.whole.within(month).cursor(behind: last)
        return asked.target(archive: month.text, cursor: cursor)
    }

    /// The month of the first article of a list behind a cursor.
    private func month(
        of listing: ArticleListing, behind cursor: String?
    ) async throws(ArticleError) -> ArchivePeriod? {
        var listing = listing
        listing.cursor = cursor
        listing.limit = 1
        listing.fields = .listed
        let page = try await articles.articles(listing, for: .anonymous)
        return page.elements.first?.article.publishedAt.flatMap { ArchivePeriod(monthOf: $0) }
    }
}

/// The feeds of a list.
extension ArticlesAPI {
    /// The longest query that is said again for each feed, in bytes.
    private static let linkedQueryLimit = 512

    /// Names the feeds of a list of what everyone may read (RFC 8288, `alternate`).
    func linkFeeds(of listing: ArticleListing, in response: inout Response, _ request: Request)
        throws(Problem)
    {
        guard listing.status == .published else { return }
        let query = try request.encodedQuery(keeping: FeedRequest.filters)
        guard query.utf8.count <= Self.linkedQueryLimit else { return }
        let links = FeedFormat.allCases.map { format in
            let target = query.isEmpty ? format.path : "\(format.path)?\(query)"
            return "<\(target)>; rel=\"alternate\"; type=\"\(format.mediaType)\""
        }
        let others = response.fields[.link].map { [$0] } ?? []
        response.fields[.link] = (others + links).joined(separator: ", ")
    }
}
