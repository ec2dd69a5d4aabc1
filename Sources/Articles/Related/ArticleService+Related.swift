import TextAnalysis

extension ArticleService {
    /// Two articles below this cosine, in thousandths, are not called related.
    static let leastScore = 100
    /// How many words explain a relation.
    static let explainingTermCount = 5

    /// The articles related to one, pins first, then best first, ties by identity; all of them visible.
    ///
    /// Throws as `article`.
    public func related(
        to reference: ArticleReference, _ listing: RelatedListing, for audience: Audience
    ) async throws(ArticleError) -> Found<RelatedPage> {
        let article: Article
        switch try await self.article(reference, for: audience) {
        case .moved(let slug): return .moved(to: slug)
        case .present(let present): article = present
        }
        let now = now
        let (overrides, collection) = try await concurrently { () async throws(ArticleError) in
            try await storage.overrides(of: article.id)
        } _: { () async throws(ArticleError) in
            try await self.collection(at: now)
        }
        let own = try await profiles(of: [article.id], in: collection).first
        let unread = own == nil ? article.body.utf8.count : 0
        var comparison = try await work.run(.analysing(unread)) {
            Comparison(of: article, profile: own?.entry?.profile, in: collection)
        }
        let query = comparison.query(excluding: overrides.pinned + overrides.excluded, at: now)
        let candidates = try await storage.candidates(query)
        let pinnedCandidates = overrides.pinned.map { Candidate(article: $0, score: 0) }
        var matches = try await matches(pinnedCandidates + candidates, &comparison)
        let pinning = Set(overrides.pinned)
        let pins = matches.filter { pinning.contains($0.article) }
        matches.removeAll {
            $0.similarity.thousandths < Self.leastScore || pinning.contains($0.article)
        }
        matches = Self.ranked(matches, comparison, listing, at: now)
        let pinned = overrides.pinned.compactMap { id in pins.first { $0.article == id } }
            .filter { $0.publishedAt <= now }
        let chosen = pinned.map { ($0, true) } + matches.map { ($0, false) }
        var related = try await shown(chosen, comparison, listing, in: scope(audience, at: now))
        if listing.isFilled {
            let shown = Set(related.map(\.article.id) + overrides.excluded + [article.id])
            related += try await recent(
                listing, besides: shown, article, count: listing.limit - related.count, at: now)
        }
        related = Array(related.prefix(RelatedPage.fitting(related, listing.fields)))
        return .present(RelatedPage(articles: related, now: now))
    }

    private func matches(
        _ candidates: [Candidate], _ comparison: inout Comparison
    ) async throws(ArticleError) -> [Match] {
        guard !candidates.isEmpty else { return [] }
        let profiles = try await profiles(of: candidates, in: comparison.collection)
        let bytes = profiles.reduce(0) { $0 + $1.size }
        let matches = try await work.run(.analysing(bytes)) {
            profiles.compactMap { comparison.compare(with: $0) }
        }
        profileCache?.keep(comparison.learned, comparison.collection.tagRevision)
        return matches
    }

    private static func ranked(
        _ matches: [Match], _ comparison: Comparison, _ listing: RelatedListing, at now: Timestamp
    ) -> [Match] {
        let alike = matches.sorted { left, right in
            left.similarity == right.similarity
                ? left.article < right.article : right.similarity < left.similarity
        }
        let centroid = comparison.centroid(of: alike)
        guard centroid != nil || listing.halfLifeDays != nil else { return alike }
        return alike.map { ($0, score: $0.score(at: now, halfLifeDays: listing.halfLifeDays, centroid)) }
            .sorted { left, right in
                left.score == right.score
                    ? left.0.article < right.0.article : left.score > right.score
            }
            .map(\.0)
    }

    /// The first of these that are in the languages asked for, explained. Each time twice as many are looked at, of the most
    /// that there are.
    private func shown(
        _ chosen: [(match: Match, isPinned: Bool)], _ comparison: Comparison, _ listing: RelatedListing,
        in scope: TagScope
    ) async throws(ArticleError) -> [RelatedArticle] {
        var shown: [(match: Match, related: RelatedArticle)] = []
        var rest = chosen[...]
        var size = listing.limit
        while !rest.isEmpty, shown.count < listing.limit {
            let portion = rest.prefix(size)
            rest = rest.dropFirst(portion.count)
            size *= 2
            let articles = try await articles(
                portion.map(\.match.article), listing, settledState.token(in: scope))
            for (match, isPinned) in portion where shown.count < listing.limit {
                guard let article = articles[match.article],
                    listing.languages.admit(article, beside: comparison.article, isPinned: isPinned)
                else { continue }
                let relation = Relation(
                    score: match.similarity.thousandths, isPinned: isPinned, isFill: false)
                shown.append((match, RelatedArticle(article: article, relation: relation)))
            }
            guard RelatedPage.fitting(shown.map(\.related), listing.fields) == shown.count else { break }
        }
        return try await explained(shown, comparison, listing)
    }

    private func explained(
        _ shown: [(match: Match, related: RelatedArticle)], _ comparison: Comparison,
        _ listing: RelatedListing
    ) async throws(ArticleError) -> [RelatedArticle] {
        guard listing.isExplained, !shown.isEmpty else { return shown.map(\.related) }
        let words = try await work.run(.analysing(comparison.article.body.utf8.count)) {
            comparison.words(of: shown.map(\.match))
        }
        return zip(shown, words).map { one, words in
            var related = one.related
            related.relation.sharedTags = comparison.countedTags.filter { tag in
                related.article.tags.contains { $0.id == tag.id }
            }.map(\.slug)
            related.relation.sharedTerms = words
            return related
        }
    }

    /// The first of these articles, as far as a page has room for them and a little further. Bodies come in
    /// portions; without them, what was read in the state of this token is not read again.
    func articles(
        _ ids: [ArticleID], _ listing: RelatedListing, _ token: ChangeToken? = nil
    ) async throws(ArticleError) -> [ArticleID: Article] {
        var articles: [ArticleID: Article] = [:]
        guard listing.fields.contains(.body) else {
            for found in try await settledArticles(ids, token) { articles[found.article.id] = found.article }
            return articles
        }
        var rest = ids[...]
        var size = 0
        while !rest.isEmpty, size <= RelatedPage.maximumSize {
            let portion = Array(rest.prefix(8))
            rest = rest.dropFirst(portion.count)
            for article in try await storage.articles(ids: portion, includesBody: true) {
                size += article.size(of: listing.fields)
                articles[article.id] = article
            }
        }
        return articles
    }
}

extension Comparison {
    /// For each match the words of the article that make them alike, the one that contributes most first.
    func words(of matches: [Match]) -> [[String]] {
        let terms = matches.map { sharedTerms(with: $0) }
        var content = article.textContent
        content.tags = article.tags.map { .init(name: $0.name, key: $0.name.folded) }
        let spellings = TextAnalyzer(language: Language(code: article.language))
            .spellings(of: terms.joined(), in: content)
        return terms.map { terms in
            Array(terms.lazy.compactMap { spellings[$0] }.prefix(ArticleService.explainingTermCount))
        }
    }
}
