import Articles

/// The number of a post, or of the picture of one: WordPress counts, and we have UUIDs.
///
/// It holds the hour of `published_at`, so that a post is found by it among the few of an hour, through an index, and a hash of the UUID:
/// 27 and 26 bits, less than 2⁵³. It is the same on every backend, and another one only when `published_at` moves to another hour.
struct ContentNumber: Hashable, Sendable {
    /// What has the number.
    enum Kind: Int, Sendable {
        case post = 0
        case media = 1
    }

    let value: Int

    private static let hour: Int64 = 3_600_000
    private static let hashBits = 25

    init(_ kind: Kind, of article: Article) {
        let time = article.publishedAt ?? .earliest
        let hours = (time.milliseconds - Timestamp.earliest.milliseconds) / Self.hour
        let hash = Int(truncatingIfNeeded: contentHash(article.id.bytes) & (1 << UInt64(Self.hashBits) - 1))
        value = (Int(hours) << 1 | kind.rawValue) << Self.hashBits | hash
    }

    /// Takes a number as a client says it; `nil` for one that nothing can have.
    init?(_ value: Int) {
        guard value > 0, value >> (Self.hashBits + 1) < 1 << 27 else { return nil }
        self.value = value
    }

    var kind: Kind { value >> Self.hashBits & 1 == 0 ? .post : .media }

    /// The hour in which what has it was published.
    var publication: (after: Timestamp, before: Timestamp) {
        let start = Timestamp.earliest.milliseconds + Int64(value >> (Self.hashBits + 1)) * Self.hour
        return (Timestamp(clamping: start - 1), Timestamp(clamping: start + Self.hour))
    }
}

extension UniqueID {
    /// The sixteen bytes.
    fileprivate var bytes: [UInt8] {
        [high, low].flatMap { word in
            stride(from: UInt64(56), through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> $0) }
        }
    }
}

extension WordPressRESTAPI {
    /// The most posts or tags that are looked through for all numbers of a request.
    static let mostLookedThrough = 10_000

    /// What everyone may read of these numbers, without bodies, each found within its hour; in their order.
    func articles(numbered numbers: [Int], _ kind: ContentNumber.Kind) async throws -> [Article] {
        var hours: [Timestamp: [Article]] = [:]
        var rest = Self.mostLookedThrough
        var found: [Article] = []
        for number in numbers.compactMap({ ContentNumber($0) }) where number.kind == kind {
            let hour = number.publication
            var published = hours[hour.after] ?? []
            if hours[hour.after] == nil {
                guard rest > 0 else { throw WordPressError.tooManyNumbers }
                published = try await articles(publishedWithin: hour, atMost: rest)
                rest -= published.count
            }
            hours[hour.after] = published
            if let article = published.first(where: { ContentNumber(kind, of: $0) == number }) {
                found.append(article)
            }
        }
        return found
    }

    /// The one with a number.
    func article(numbered number: Int, _ kind: ContentNumber.Kind) async throws -> Article? {
        try await articles(numbered: [number], kind).first
    }

    private func articles(
        publishedWithin hour: (after: Timestamp, before: Timestamp), atMost limit: Int
    ) async throws -> [Article] {
        var listing = ArticleListing()
        listing.publishedAfter = hour.after
        listing.publishedBefore = hour.before
        listing.order = .oldest
        listing.limit = min(1_000, limit)
        var found: [Article] = []
        while true {
            let page = try await articles.articles(listing, for: .anonymous)
            found += page.elements.map(\.article)
            guard let next = page.next else { return found }
            guard found.count < limit else { throw WordPressError.tooManyNumbers }
            listing.cursor = next
        }
    }
}
