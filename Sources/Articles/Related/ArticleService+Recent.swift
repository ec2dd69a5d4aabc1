/// What fills a list of related articles: the newest that are not there yet.
extension ArticleService {
    /// So many of the newest are looked at, whatever their languages; older ones are found by the languages that are asked for.
    private static let mostRecent = 1_024

    /// The newest articles besides those that are shown, in the languages of the list; at most `count`.
    func recent(
        _ listing: RelatedListing, besides shown: Set<ArticleID>, _ article: Article, count: Int,
        at now: Timestamp
    ) async throws(ArticleError) -> [RelatedArticle] {
        guard count > 0 else { return [] }
        var recent = Recent(listing.languages, article, shown, count: count)
        var query = ArticleQuery(
            ArticleFilter(statuses: .visible(at: now)), order: .newest,
            limit: min(Self.mostRecent, 4 * (count + shown.count)))
        var rest = Self.mostRecent
        while try await take(query, &recent), let last = recent.last, rest > query.limit {
            rest -= query.limit
            query.position = ArticlePosition(of: last, in: .newest)
            query.limit = min(rest, Self.mostRecent / 4)
        }
        if recent.mayHaveMore {
            query.position = recent.last.map { ArticlePosition(of: $0, in: .newest) }
            var older: [Article] = []
            for language in listing.languages.tags(beside: article) {
                query.filter.language = language
                query.limit = count + shown.count
                older += try await storage.articles(query)
            }
            older.sort { ($1.publishedKey, $1.id) < ($0.publishedKey, $0.id) }
            recent.append(older)
        }
        var found = recent.found
        if listing.fields.contains(.body) {
            let whole = try await articles(found.map(\.id), listing)
            found = found.compactMap { whole[$0.id] }.filter { $0.isVisible(at: now) }
        }
        return found.map { other in
            var relation = Relation(score: 0, isPinned: false, isFill: true)
            if listing.isExplained { (relation.sharedTags, relation.sharedTerms) = ([], []) }
            return RelatedArticle(article: other, relation: relation)
        }
    }

    /// Takes in a page; whether more are wanted and there may be some.
    private func take(_ query: ArticleQuery, _ recent: inout Recent) async throws(ArticleError) -> Bool {
        let page = try await storage.articles(query)
        recent.append(page)
        recent.mayHaveMore = recent.mayHaveMore && page.count == query.limit
        return recent.mayHaveMore
    }
}

/// The articles that were found so far.
private struct Recent {
    private let languages: RelatedLanguages
    private let article: Article
    private let count: Int
    private var known: Set<ArticleID>
    private(set) var found: [Article] = []
    /// The oldest that was looked at.
    private(set) var last: Article?
    /// Whether there may be more to look at, and more are wanted.
    var mayHaveMore = true

    init(_ languages: RelatedLanguages, _ article: Article, _ known: Set<ArticleID>, count: Int) {
        (self.languages, self.article, self.known, self.count) = (languages, article, known, count)
    }

    mutating func append(_ page: [Article]) {
        for other in page where found.count < count && !known.contains(other.id) {
            guard languages.admit(other, beside: article, isPinned: false) else { continue }
            known.insert(other.id)
            found.append(other)
        }
        last = page.last ?? last
        if found.count == count { mayHaveMore = false }
    }
}
