import Articles
import ArticlesReader
import HTTPRouting

/// Pages of what appeared in a year or a month.
extension ArticlesAPI {
    /// The year of the newest article; the present one, without any, where there is none.
    func showArchive(_ pages: ReaderPages) -> Operation {
        { request, _ in
            let newest = try await first(of: ArticleListing())
            guard let year = ArchivePeriod(yearOf: newest ?? articles.now) else {
                throw ArticleError.notFound("period")
            }
            return try await show(year, request, pages, isOfAll: true)
        }
    }

    /// A period with articles; one without is not found.
    func showArchivePage(_ pages: ReaderPages) -> Operation {
        { request, _ in
            let month = request.template?.hasSuffix("{month}") == true ? try request.parameter("month") : nil
            guard let period = ArchivePeriod(year: try request.parameter("year"), month: month) else {
                throw ArticleError.notFound("period")
            }
            return try await show(period, request, pages)
        }
    }

    private func show(
        _ period: ArchivePeriod, _ request: Request, _ pages: ReaderPages, isOfAll: Bool = false
    ) async throws -> Response {
        let (page, isFirst) = try await list(ArticleListing().within(period), request)
        guard !page.elements.isEmpty || !isFirst || isOfAll else { throw ArticleError.notFound("period") }
        let subject = ListPage.Subject.archive(
            period, months: try await months(of: period),
            earlier: try await neighbour(of: period, isLater: false),
            later: try await neighbour(of: period, isLater: true))
        return try await reply(to: request, ListPage(subject, page, isFirst: isFirst), pages)
    }

    /// The months of a period's year that have articles, from January on: found from the end, each by one look into the index.
    private func months(of period: ArchivePeriod) async throws(ArticleError) -> [ArchivePeriod] {
        guard let year = period.ofYear else { return [] }
        var months: [ArchivePeriod] = []
        var listing = ArticleListing().within(year)
        while let time = try await first(of: listing), let month = ArchivePeriod(monthOf: time) {
            months.insert(month, at: 0)
            listing.publishedBefore = month.start
        }
        return months
    }

    /// The nearest period of the same length that has articles.
    private func neighbour(
        of period: ArchivePeriod, isLater: Bool
    ) async throws(ArticleError) -> ArchivePeriod? {
        var listing = ArticleListing()
        if isLater {
            guard let end = period.end else { return nil }
            listing.publishedAfter = Timestamp(clamping: end.milliseconds - 1)
            listing.order = .oldest
        } else {
            listing.publishedBefore = period.start
        }
        let time = try await first(of: listing)
        return time.flatMap { period.month == nil ? ArchivePeriod(yearOf: $0) : ArchivePeriod(monthOf: $0) }
    }

    /// When the first article of a list appeared.
    private func first(of listing: ArticleListing) async throws(ArticleError) -> Timestamp? {
        var listing = listing
        listing.limit = 1
        return try await articles.articles(listing, for: .anonymous).elements.first?.article.publishedAt
    }
}
