import Articles
import ArticlesReader
import ArticlesSyndication
import HTTPRouting

/// What a request for a feed asks for.
struct FeedRequest: Sendable {
    let format: FeedFormat
    /// The list, cut to the month of an archive document.
    private(set) var listing = ArticleListing()
    /// The month of an archive document; nil for any other document.
    private(set) var archive: ArchivePeriod?
    /// The list as it was asked for, without a month.
    let whole: ArticleListing
    /// This document.
    let target: String
    /// What all documents of the feed have in their queries.
    private let query: String

    /// The filters of lists.
    static let filters = [
        "tag", "not_tag", "author", "language", "published_after", "published_before", "updated_after", "q",
        "fuzzy",
    ]
    private static let places = ["archive", "cursor"]

    /// The parameters. Throws a 400 with everything that is wrong with them.
    init(_ request: Request, _ format: FeedFormat) throws(Problem) {
        self.format = format
        var query = try QueryReader(request, known: Self.filters + ["sort", "limit"] + Self.places)
        listing.readFilters(&query)
        // Of a search too: who subscribes wants to learn of what is new.
        listing.order = query.choice("sort") ?? .newest
        archive = query.parsed("archive", "must be a month such as 2018-05") { ArchivePeriod(month: $0) }
        listing.limit = query.limit() ?? (archive == nil ? listing.limit : Self.archiveLimit)
        listing.cursor = query.value("cursor")
        listing.fields = .all
        if archive != nil, listing.order != .newest {
            query.report("archive", "needs_order", "goes with no other sort than -published_at")
        }
        try query.finish()
        whole = listing
        if let archive { listing = listing.within(archive) }
        self.query = try request.encodedQuery(without: "archive", "cursor")
        let own = try request.encodedQuery()
        target = own.isEmpty ? format.path : "\(format.path)?\(own)"
    }

    /// How many articles an archive document holds, unless asked otherwise.
    private static let archiveLimit = 100

    /// Another document of the feed.
    func target(archive: String? = nil, cursor: String? = nil) -> String {
        let places = [archive.map { "archive=\($0)" }, cursor.map { "cursor=\($0)" }].compactMap(\.self)
        let parts = (query.isEmpty ? [] : [query]) + places
        return parts.isEmpty ? format.path : "\(format.path)?\(parts.joined(separator: "&"))"
    }

    /// Whether it is the document that subscribers fetch again and again.
    var isSubscription: Bool { archive == nil && listing.cursor == nil }

    /// Whether nothing is added any more to what the document holds.
    func isArchive(at now: Timestamp) -> Bool {
        archive.map { !$0.isOpen(at: now) || listing.cursor != nil } ?? false
    }

    /// What the feed is called on a site.
    func title(on site: PublicSite) -> String {
        var parts = [site.title] + listing.tagGroups.map { $0.joined(separator: ", ") }
        if !listing.excludedTags.isEmpty {
            parts.append("not " + listing.excludedTags.joined(separator: ", "))
        }
        parts += [listing.author, listing.language].compactMap(\.self)
        if let search = listing.search { parts.append("\u{201C}\(search)\u{201D}") }
        return parts.joined(separator: " \u{2013} ")
    }
}
