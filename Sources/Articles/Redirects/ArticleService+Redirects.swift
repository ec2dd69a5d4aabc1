/// A list of redirects as a client asks for it.
public struct RedirectListing: Sendable {
    /// The size of a page, 1 to 100.
    public var limit = 20
    /// Where to go on.
    public var cursor: String?

    /// The first page.
    public init() {}

    static let signature = contentHash("redirects".utf8Array)
}

extension ArticleService {
    /// One page of former slugs whose target this audience can see, by former slug.
    public func redirects(
        _ listing: RedirectListing, for audience: Audience
    ) async throws(ArticleError) -> Page<Redirect> {
        var cursor: Cursor?
        if let encoded = listing.cursor {
            cursor = try Cursor(encoded, for: RedirectListing.signature, isText: true)
        }
        let now = now
        let query = RedirectQuery(
            scope: scope(audience, at: now),
            position: cursor.map {
                .init(from: Slug(stored: $0.text), kind: $0.number == 0 ? .article : .tag)
            },
            isBackward: cursor?.isBackward ?? false, limit: listing.limit + 1)
        let fetched = try await storage.redirects(query)
        return Page(fetched: fetched, limit: listing.limit, after: cursor, total: nil, now: now) {
            Cursor(
                isBackward: $1, number: $0.kind == .article ? 0 : 1, text: $0.from.text,
                id: UniqueID(high: 0, low: 0)
            ).encoded(for: RedirectListing.signature)
        }
    }

    /// Returns when the storage is available.
    public func checkStorage() async throws(ArticleError) {
        try await storage.ping()
    }
}
