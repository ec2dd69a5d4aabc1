import StrictJSON

/// A list of articles as a client asks for it.
public struct ArticleListing: Sendable {
    /// Which states a client may ask for.
    public enum Status: String, Sendable, CaseIterable {
        case published
        case scheduled
        case draft
        case archived
        case any
    }

    /// Of each group at least one tag, by slug or name.
    public var tagGroups: [[String]] = []
    /// None of these tags, by slug or name.
    public var excludedTags: [String] = []
    /// A name among the authors; case and compatibility forms do not matter.
    public var author: String?
    /// The states.
    public var status: Status = .published
    /// A canonical language tag.
    public var language: String?
    /// `published_at` later than this.
    public var publishedAfter: Timestamp?
    /// `published_at` earlier than this.
    public var publishedBefore: Timestamp?
    /// `updated_at` later than this.
    public var updatedAfter: Timestamp?
    /// Words, phrases, exclusions and prefixes to search for.
    public var search: String?
    /// Whether each article shows where it holds what is searched for.
    public var isHighlighted = false
    /// Whether each article says why it was found.
    public var isExplained = false
    /// Whether near words are searched for, too.
    public var fuzziness = SearchFuzziness.auto
    /// The order; `relevance` is one of a search.
    public var order: ArticleOrder = .newest
    /// The size of a page, 1 to 100.
    public var limit = 20
    /// Where to go on.
    public var cursor: String?
    /// The members to show.
    public var fields: ArticleFields = .listed
    /// Whether the total is wanted.
    public var isCounted = false
    /// What is counted beside the page.
    public var facets: Set<ListFacets.Kind> = []

    /// The first page of everything visible.
    public init() {}

    /// What a cursor is bound to: filter and order.
    var signature: UInt64 {
        var writer = JSONWriter(capacity: 256)
        writer.array(tagGroups) { writer, group in writer.array(group) { $0.string($1) } }
        writer.array(excludedTags) { $0.string($1) }
        writer.string(author)
        writer.string(status.rawValue)
        writer.string(language)
        writer.timestamp(publishedAfter)
        writer.timestamp(publishedBefore)
        writer.timestamp(updatedAfter)
        writer.string(search)
        writer.string(order.rawValue)
        if fuzziness != .auto { writer.string(fuzziness.rawValue) }
        return contentHash(writer.bytes)
    }
}

extension ArticleListing {
    /// The cursor of what is behind an article in this list, which must not be ordered by relevance.
    public func cursor(behind article: Article) -> String {
        Cursor(of: article, in: order, [:], isBackward: false).encoded(for: signature)
    }
}

/// A list that was asked for, read and resolved.
struct ListRequest {
    var listing: ArticleListing
    var filter: ArticleFilter
    var cursor: Cursor?
    var position: ArticlePosition?
    var scope: TagScope
    var now: Timestamp
}

extension ArticleService {
    /// One page of articles.
    ///
    /// Throws `unauthorized` when anything but `published` is asked for without an editorial audience,
    /// and `invalidQuery` for a foreign cursor or a search that can't be read.
    public func articles(
        _ listing: ArticleListing, for audience: Audience
    ) async throws(ArticleError) -> Page<ListedArticle> {
        if case .anonymous = audience, listing.status != .published {
            throw ArticleError(.unauthorized, "status other than published needs a key that may read")
        }
        let now = now
        let scope = scope(audience, at: now)
        var cursor: Cursor?
        if let encoded = listing.cursor {
            cursor = try Cursor(encoded, for: listing.signature, isText: listing.order.hasTextKey)
        }
        let position = try cursor?.position(in: listing.order)
        let expression = try listing.expression()
        guard let filter = try await filter(of: listing, in: scope, at: now) else {
            var page = Page<ListedArticle>(elements: [], total: listing.isCounted ? 0 : nil, now: now)
            if !listing.facets.isEmpty { page.facets = ListFacets(listing.facets, of: []) }
            return page
        }
        let request = ListRequest(
            listing: listing, filter: filter, cursor: cursor, position: position, scope: scope, now: now)
        guard let expression else { return try await page(request) }
        return try await searchedPage(request, expression)
    }

    /// One page of a list, of what a search finds if there is one.
    func page(
        _ request: ListRequest, _ search: PreparedSearch? = nil
    ) async throws(ArticleError) -> Page<ListedArticle> {
        let (listing, now) = (request.listing, request.now)
        var (filter, search) = (request.filter, search)
        filter.search = search?.query
        if let prepared = search, listing.order == .relevance || listing.isExplained {
            search?.ranking = try await ranking(
                of: prepared.expression, filter, in: prepared.languages, prepared.collection,
                in: request.scope, at: now)
        }
        let scores = listing.order == .relevance ? search?.ranking.scores ?? [:] : [:]
        var query = ArticleQuery(
            filter, order: listing.order, position: request.position,
            isBackward: request.cursor?.isBackward ?? false, limit: listing.limit + 1,
            includesBody: listing.fields.contains(.body) || listing.isHighlighted || listing.isExplained)
        query.scores = scores
        let fetched = try await listed(query, listing, search)
        var total = listing.isCounted ? search?.ranking.all?.count : nil
        if listing.isCounted, total == nil { total = try await storage.count(filter) }
        let limit = min(listing.limit, fetched.fitting)
        let signature = listing.signature
        var page = Page(
            fetched: fetched.articles, limit: limit, after: request.cursor, total: total, now: now
        ) {
            Cursor(of: $0.article, in: listing.order, scores, isBackward: $1).encoded(for: signature)
        }
        page.size = fetched.size
        page.facets = try await facets(listing.facets, of: filter, search?.ranking.all)
        return page
    }

    /// The filter with tags resolved; `nil` when it names a tag that no article can have.
    func filter(
        of listing: ArticleListing, in scope: TagScope, at now: Timestamp
    ) async throws(ArticleError) -> ArticleFilter? {
        var filter = ArticleFilter(statuses: listing.status.statuses(at: now))
        filter.author = listing.author?.folded
        filter.language = listing.language
        filter.publishedAfter = listing.publishedAfter
        filter.publishedBefore = listing.publishedBefore
        filter.updatedAfter = listing.updatedAfter
        let names = (listing.tagGroups.joined() + listing.excludedTags).compactMap { TagName(query: $0) }
        guard !listing.tagGroups.isEmpty || !listing.excludedTags.isEmpty else { return filter }
        let directory = try await TagDirectory(of: names, in: storage, scope)
        func identities(_ texts: [String]) -> [TagID] {
            Set(texts.compactMap { TagName(query: $0).flatMap { directory[$0]?.tag.id } }).sorted()
        }
        filter.tagGroups = listing.tagGroups.map(identities)
        filter.excludedTags = identities(listing.excludedTags)
        return filter.tagGroups.contains([]) ? nil : filter
    }
}

extension ArticleListing {
    fileprivate func expression() throws(ArticleError) -> SearchExpression? {
        if let search { return try SearchExpression(search) }
        guard order != .relevance else {
            throw .invalidQuery("sort", "needs_search", "relevance is an order of what q searches for")
        }
        guard !isHighlighted else {
            throw .invalidQuery("highlight", "needs_search", "shows what q searches for")
        }
        guard !isExplained else {
            throw .invalidQuery("explain", "needs_search", "says why q finds an article")
        }
        return nil
    }
}

extension ArticleOrder {
    /// Whether the key of a place is kept as a text.
    fileprivate var hasTextKey: Bool {
        switch self {
        case .newest, .oldest, .recentlyUpdated: false
        case .title, .relevance: true
        }
    }
}

extension ArticleListing.Status {
    func statuses(at now: Timestamp) -> ArticleFilter.Statuses {
        switch self {
        case .published: .visible(at: now)
        case .scheduled: .scheduled(at: now)
        case .draft: .draft
        case .archived: .archived
        case .any: .any
        }
    }
}

extension Cursor {
    init(
        of article: Article, in order: ArticleOrder, _ scores: [ArticleID: Int], isBackward: Bool
    ) {
        let position = ArticlePosition(of: article, in: order, scores: scores)
        switch position.key {
        case .milliseconds(let number):
            self.init(isBackward: isBackward, number: number, id: position.id)
        case .title(let text):
            self.init(isBackward: isBackward, text: text, id: position.id)
        case .score(let score, let number):
            self.init(isBackward: isBackward, number: number, text: String(score), id: position.id)
        }
    }

    func position(in order: ArticleOrder) throws(ArticleError) -> ArticlePosition {
        switch order {
        case .newest, .oldest, .recentlyUpdated: return ArticlePosition(key: .milliseconds(number), id: id)
        case .title: return ArticlePosition(key: .title(text), id: id)
        case .relevance:
            guard let score = Int(text), (0...ArticleQuery.maximumScore).contains(score) else {
                throw .invalidQuery("cursor", "format", "is not one that this service gave")
            }
            return ArticlePosition(key: .score(score, number), id: id)
        }
    }
}
