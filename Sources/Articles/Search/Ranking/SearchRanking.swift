import TextAnalysis

/// The order `relevance` of a search: the articles that were scored. All others follow by age.
struct SearchRanking {
    var scores: [ArticleID: Int] = [:]
    /// All that the search finds, in this order, without bodies; `nil` when it finds more than was scored.
    var all: [Article]?

    /// How many articles are scored.
    static let limit = 256
    /// Of how many of these the bodies are read: the best.
    static let readLimit = 16
    /// Articles are looked for by all words at once if the rarest is held by about no more than this; by one word alone
    /// if by about no more than twice as many as are scored.
    static let mostHolders = (ofSeveral: 8_192, ofOne: 512)
    /// So much of a body is read at most, in bytes.
    static let maximumBody = 16 << 10
    /// Once so many bytes of bodies were fetched, the others are not.
    static let mostRead = 1 << 20
}

extension ArticleService {
    /// Ranks what a search finds.
    ///
    /// *Which* articles are scored is bounded: all that match if these are no more than `limit`; otherwise those that
    /// the index has among the best by titles and leading terms. It is a function of the content alone, not of its
    /// history or the backend.
    func ranking(
        of expression: SearchExpression, _ filter: ArticleFilter, in languages: [Language],
        _ collection: CollectionStatistics.Collection, in scope: TagScope, at now: Timestamp
    ) async throws(ArticleError) -> SearchRanking {
        let words = languages.map { RankedWords(expression, $0, collection.weights) }
        let matches = try await matches(words, filter, collection, in: scope)
        let found: [FoundArticle]
        if let matches {
            found = matches
        } else {
            found = try await candidates(words, collection, in: scope, at: now)
        }
        guard !found.isEmpty else { return SearchRanking(all: matches.map { _ in [] }) }
        let profiles = try await profiles(of: found, in: collection, scope)
        let articles = found.map(\.article)
        let bytes = profiles.reduce(articles.sizeWithoutBodies) { $0 + $1.size }
        var (scored, learned) = try await work.run(.analysing(bytes)) {
            Self.scored(articles, profiles, words)
        }
        profileCache?.keep(learned, collection.tagRevision)
        let (known, bodies) = try await bodies(
            of: scored.prefix(SearchRanking.readLimit), among: articles)
        let size = bodies.values.reduce(known.count << 10) {
            $0 + min($1.body.utf8.count, SearchRanking.maximumBody)
        }
        let read: [ArticleID: TokenizedBodies.Body]
        (scored, read) = try await work.run(.analysing(size)) { Self.read(known, bodies, of: scored, words) }
        tokenizedBodies.keep(read)
        let scores = scored.map { ($0.id, min(max($0.score.total, 1), ArticleQuery.maximumScore)) }
        var ranking = SearchRanking(scores: Dictionary(scores) { first, _ in first })
        ranking.all = matches.map { _ in articles.sorted(by: ranking.isBefore) }
        return ranking
    }

    /// The profiles of these articles, by what is known of them.
    private func profiles(
        of found: [FoundArticle], in collection: CollectionStatistics.Collection, _ scope: TagScope
    ) async throws(ArticleError) -> [FoundProfile] {
        let token = settledState.token(in: scope)
        let profiles = try await profiles(
            of: found.map { Candidate(article: $0.article.id, score: 0, analysis: $0.analysis) },
            in: collection)
        guard let token, let settledArticles, found.contains(where: { $0.analysis == nil }),
            settledState.token == token
        else { return profiles }
        let analyses = Dictionary(profiles.map { ($0.article, $0.analysis) }) { first, _ in first }
        settledArticles.add(analyses, token)
        return profiles
    }

    /// All that the search finds, without bodies; `nil` when it is more than is scored.
    func matches(
        _ words: [RankedWords], _ filter: ArticleFilter, _ collection: CollectionStatistics.Collection,
        in scope: TagScope
    ) async throws(ArticleError) -> [FoundArticle]? {
        let holders = words.compactMap { $0.leastHolders(collection) }.max() ?? collection.articleCount
        let isAlone = words.allSatisfy { $0.selectingCount < 2 }
        let most = SearchRanking.mostHolders
        guard holders <= (isAlone ? most.ofOne : most.ofSeveral) else { return nil }
        let query = ArticleQuery(filter, order: .newest, limit: SearchRanking.limit + 1)
        guard let lists = storage as? any ArticleIDListing, settledState.token(in: scope) != nil else {
            let found = try await storage.articles(query)
            return found.count > SearchRanking.limit ? nil : found.map { FoundArticle(article: $0) }
        }
        let ids = try await lists.articleIDs(query)
        guard ids.count <= SearchRanking.limit else { return nil }
        return try await settledArticles(ids, settledState.token(in: scope))
    }

    /// What the index has among the best for the words, whether it matches or not, without bodies.
    func candidates(
        _ words: [RankedWords], _ collection: CollectionStatistics.Collection, in scope: TagScope,
        at now: Timestamp
    ) async throws(ArticleError) -> [FoundArticle] {
        var weights: [TermID: Int] = [:]
        for term in words.lazy.flatMap(\.candidateTerms) {
            weights[term.id] = max(weights[term.id] ?? 0, term.weight)
        }
        guard !weights.isEmpty else { return [] }
        let query = CandidateQuery(
            terms: weights.sorted { $0.key < $1.key }.map { LeadingTerm(id: $0.key, weight: $0.value) },
            version: collection.version, now: now, limit: SearchRanking.limit)
        let candidates = try await storage.candidates(query)
        let analyses = Dictionary(candidates.map { ($0.article, $0.analysis) }) { first, _ in first }
        var found = try await settledArticles(candidates.map(\.article), settledState.token(in: scope))
        for index in found.indices where found[index].analysis == nil {
            found[index].analysis = analyses[found[index].article.id] ?? nil
        }
        // By then one may have been hidden, with another text.
        return found.filter { $0.article.isVisible(at: now) }
    }

    /// Articles with their bodies, fetched in portions until they are too much, and how many of the first were looked at.
    ///
    /// - Parameter lengths: Those of bodies that are known: they count as if they were fetched, so that the result is the same.
    func bodies(
        of ids: [ArticleID], knowing lengths: [ArticleID: Int] = [:]
    ) async throws(ArticleError) -> (articles: [ArticleID: Article], count: Int) {
        var articles: [ArticleID: Article] = [:]
        var (count, size) = (0, 0)
        while count < ids.count, size <= SearchRanking.mostRead {
            let portion = ids[count...].prefix(4)
            count += portion.count
            size += portion.reduce(0) { $0 + (lengths[$1] ?? 0) }
            let unknown = portion.filter { lengths[$0] == nil }
            guard !unknown.isEmpty else { continue }
            for article in try await storage.articles(ids: unknown, includesBody: true) {
                size += article.body.utf8.count
                articles[article.id] = article
            }
        }
        return (articles, count)
    }

    /// The bodies of the best, in the states that they were scored in: those that were read before, and the others.
    private func bodies(
        of best: ArraySlice<ScoredArticle>, among articles: [Article]
    ) async throws(ArticleError) -> (known: [ArticleID: TokenizedBodies.Body], fetched: [ArticleID: Article])
    {
        var known = tokenizedBodies.bodies(of: best.map { (articles[$0.index], $0.language) })
        var (fetched, count) = try await bodies(of: best.map(\.id), knowing: known.mapValues(\.length))
        for one in best.dropFirst(count) { known[one.id] = nil }
        for one in best where fetched[one.id]?.version != articles[one.index].version {
            fetched[one.id] = nil
        }
        return (known, fetched)
    }
}

extension SearchRanking {
    /// Whether an article comes before another one.
    func isBefore(_ left: Article, _ right: Article) -> Bool {
        let first = ArticlePosition(of: left, in: .relevance, scores: scores)
        return first.isBefore(ArticlePosition(of: right, in: .relevance, scores: scores))
    }

    /// What a query by relevance asks for of all that the search finds, in its direction.
    func page(_ all: [Article], _ query: ArticleQuery) -> [Article] {
        let ordered = query.isBackward ? all.reversed() : all
        guard let position = query.position else { return Array(ordered.prefix(query.limit)) }
        return Array(
            ordered.lazy.filter { article in
                let place = ArticlePosition(of: article, in: .relevance, scores: scores)
                return query.isBackward ? place.isBefore(position) : position.isBefore(place)
            }.prefix(query.limit))
    }
}

extension ArticlePosition {
    /// Whether it comes before another place in the order `relevance`.
    fileprivate func isBefore(_ other: ArticlePosition) -> Bool {
        guard case .score(let score, let time) = key, case .score(let otherScore, let otherTime) = other.key
        else { return false }
        return (otherScore, otherTime, other.id) < (score, time, id)
    }
}

extension ArticleService {
    /// An article with its score.
    struct ScoredArticle {
        var id: ArticleID
        /// Its index among the articles that were scored.
        var index: Int
        var publishedKey: Int64
        var language: Language
        var score: SearchScorer.Score
    }

    /// The articles with their scores, the best first, ties by age; and what was learned of their profiles.
    private static func scored(
        _ articles: [Article], _ profiles: [FoundProfile], _ words: [RankedWords]
    ) -> ([ScoredArticle], [ArticleID: ProfileCache.Entry]) {
        let scorers = SearchScorers(words)
        var entries: [ArticleID: ProfileCache.Entry] = [:]
        var learned: [ArticleID: ProfileCache.Entry] = [:]
        for profile in profiles {
            guard let entry = profile.entry else { continue }
            entries[profile.article] = entry
            if profile.known == nil { learned[profile.article] = entry }
        }
        var scored: [ScoredArticle] = []
        for (index, article) in articles.enumerated() {
            let language = Language(code: article.language).searched
            guard let scorer = scorers[language] else { continue }
            scored.append(
                ScoredArticle(
                    id: article.id, index: index, publishedKey: article.publishedKey, language: language,
                    score: scorer.score(article, entries[article.id])))
        }
        scored.sort { left, right in
            (right.score.total, right.publishedKey, right.id) < (left.score.total, left.publishedKey, left.id)
        }
        return (scored, learned)
    }

    /// The same with what their bodies add, and the bodies that were read for the first time.
    private static func read(
        _ known: [ArticleID: TokenizedBodies.Body], _ fetched: [ArticleID: Article],
        of scored: [ScoredArticle], _ words: [RankedWords]
    ) -> ([ScoredArticle], [ArticleID: TokenizedBodies.Body]) {
        let scorers = SearchScorers(words)
        var read: [ArticleID: TokenizedBodies.Body] = [:]
        let scored = scored.map { one in
            guard let scorer = scorers[one.language] else { return one }
            var one = one
            if let body = known[one.id] {
                scorer.add(body.words, to: &one.score)
            } else if let article = fetched[one.id] {
                let body = TokenizedBodies.Body(of: article, one.language)
                read[article.id] = body
                scorer.add(body.words, to: &one.score)
            }
            return one
        }
        return (scored, read)
    }
}

/// A scorer for each language.
struct SearchScorers {
    private let scorers: [Language: SearchScorer]

    init(_ words: [RankedWords]) {
        scorers = Dictionary(words.map { ($0.language, SearchScorer($0)) }) { first, _ in first }
    }

    subscript(_ language: Language) -> SearchScorer? { scorers[language] }
}

extension PreparedSearch {
    /// Scorers of the languages that the search is read in.
    var scorers: SearchScorers {
        SearchScorers(languages.map { RankedWords(expression, $0, collection.weights) })
    }
}

extension [Article] {
    /// About how many bytes their titles, excerpts and tags are to read: each text costs something of its own.
    var sizeWithoutBodies: Int {
        reduce(0) { size, article in
            size + article.title.utf8.count + article.excerpt.utf8.count + 256 + 128 * article.tags.count
        }
    }
}

extension Article {
    /// The text of the beginning of the body.
    var textToRank: String {
        guard body.utf8.count > SearchRanking.maximumBody else { return PlainText.of(body, format) }
        return PlainText.of(
            String(decoding: body.utf8.prefix(SearchRanking.maximumBody), as: UTF8.self), format)
    }
}
