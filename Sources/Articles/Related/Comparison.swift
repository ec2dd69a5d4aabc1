import TextAnalysis

/// One article beside others, in one collection.
struct Comparison {
    /// How many of an article's terms others are looked for by.
    private static let queryTermCount = 24
    /// What a tag counts beside the weights of leading terms, which are up to 255.
    private static let tagRowWeight = 64

    let article: Article
    /// The tags of the article that count.
    let countedTags: [ArticleTag]
    let collection: CollectionStatistics.Collection
    private let compared: ComparedVector
    private var vector: TermVector { compared.vector }
    /// How many terms the profile of the article has.
    private let termCount: Int
    private var tagTerms: [TagReading: TagTerms] = [:]

    private struct TagReading: Hashable {
        let tag: TagID
        let language: Language
    }

    /// What was learned of the profiles that were compared, to be kept.
    private(set) var learned: [ArticleID: ProfileCache.Entry] = [:]

    /// Weighs the terms of an article. Without a stored profile its text is read.
    init(of article: Article, profile: TermProfile?, in collection: CollectionStatistics.Collection) {
        self.article = article
        self.collection = collection
        countedTags = article.tags.filter { !collection.ignoredTags.contains($0.id) }
        var tagTerms: [TagReading: TagTerms] = [:]
        let read =
            profile
            ?? TermProfile(
                TextAnalyzer(language: Language(code: article.language)).counts(of: article.textContent))
        termCount = read.entries.count
        compared = ComparedVector(
            TermVector(
                read, tags: Self.terms(of: countedTags, article.language, &tagTerms),
                weights: collection.weights))
        self.tagTerms = tagTerms
    }

    /// The question for candidates.
    func query(excluding excluded: [ArticleID], at now: Timestamp) -> CandidateQuery {
        let tags = countedTags.map { tag in
            (tag, id: TermID(tagKey: tag.name.folded))
        }
        let terms = vector.queryTerms(limit: Self.queryTermCount, weights: collection.weights)
        return CandidateQuery(
            terms: terms.filter { term in !tags.contains { $0.id == term.id } }
                .map { LeadingTerm(id: $0.id, weight: $0.weight) },
            tags: tags.compactMap { tag, id in
                terms.first { $0.id == id }.map { .init(tag: tag.id, weight: $0.weight * Self.tagRowWeight) }
            },
            version: collection.version, excluded: Set(excluded).union([article.id]), now: now)
    }

    /// Compares the article with another one.
    mutating func compare(with other: FoundProfile) -> Match? {
        guard var entry = other.entry else { return nil }
        let theirs: TermVector
        if let vector = entry.vector(in: collection.number) {
            theirs = vector
        } else {
            let tags = entry.tags.filter { !collection.ignoredTags.contains($0.id) }
            theirs = TermVector(
                entry.profile, tags: Self.terms(of: tags, entry.language, &tagTerms),
                weights: collection.weights)
            entry = entry.weighed(theirs, collection: collection.number)
            learned[other.article] = entry
        }
        return Match(
            article: other.article, publishedAt: other.analysis.publishedAt, termCount: entry.termCount,
            vector: theirs, similarity: compared.similarity(to: theirs))
    }

    /// The centroid of the best matches, if the article is short, and they are, too: then a few words in common say less than
    /// what all of these are about. `nil` otherwise, and of few matches.
    ///
    /// - Parameter matches: The best first.
    func centroid(of matches: [Match]) -> TermCentroid? {
        let best = matches.prefix(TermCentroid.limit)
        guard termCount < Self.shortTermCount, best.count >= Self.leastMatches else { return nil }
        let counts = best.map(\.termCount).sorted()
        guard counts[counts.count / 2] < Self.shortMatchTermCount else { return nil }
        return TermCentroid(of: best.map(\.vector))
    }

    /// An article of fewer terms is short, and matches of fewer are.
    private static let shortTermCount = 30
    private static let shortMatchTermCount = 24
    /// So many matches have a centroid.
    private static let leastMatches = 10

    /// The terms that make the article and its match alike, the one that contributes most first.
    func sharedTerms(with match: Match) -> [TermID] {
        vector.sharedTerms(with: match.vector)
    }

    private static func terms(
        of tags: [ArticleTag], _ code: String?, _ known: inout [TagReading: TagTerms]
    ) -> TagTerms {
        guard !tags.isEmpty else { return .none }
        let language = Language(code: code)
        return .joining(
            tags.map { tag in
                let reading = TagReading(tag: tag.id, language: language)
                if let terms = known[reading] { return terms }
                let terms = TagTerms([.init(name: tag.name, key: tag.name.folded)], language: language)
                known[reading] = terms
                return terms
            })
    }
}

/// An article that was compared with another one.
struct Match {
    let article: ArticleID
    let publishedAt: Timestamp
    /// How many terms its text has.
    let termCount: Int
    let vector: TermVector
    let similarity: Similarity

    /// The similarity in millionths, and two fifths of that to a centroid, halved for each half-life of age; in between along
    /// a straight line.
    func score(at now: Timestamp, halfLifeDays: Int?, _ centroid: TermCentroid? = nil) -> Int {
        let common = centroid?.similarity(to: vector).parts(of: 1_000_000) ?? 0
        let score = similarity.parts(of: 1_000_000) + common * 2 / 5
        guard let halfLifeDays else { return score }
        let halfLife = Int64(min(max(halfLifeDays, 1), 36_500)) * 86_400_000
        let age = max(0, now.milliseconds - publishedAt.milliseconds)
        let (halvings, rest) = age.quotientAndRemainder(dividingBy: halfLife)
        guard halvings < 20 else { return 0 }
        return Int(Int64(score) * (2 * halfLife - rest) / (2 * halfLife)) >> Int(halvings)
    }
}
