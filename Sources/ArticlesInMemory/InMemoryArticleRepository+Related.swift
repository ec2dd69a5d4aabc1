public import Articles
import Synchronization
import TextAnalysis

extension InMemoryArticleRepository {
    public func candidates(_ query: CandidateQuery) async throws(ArticleError) -> [Candidate] {
        read { state in
            var hidden = state.scheduled(at: query.now)
            for article in query.excluded { hidden.insert(article) }
            var scores = ScoreTable()
            for term in query.terms {
                let key = VersionedTerm(version: query.version, term: term.id)
                guard let entries = state.articlesByTerm[key] else { continue }
                var rest = query.rowsPerTerm
                entries.walk { entry in
                    if !hidden.isEmpty, hidden.contains(entry.id) { return true }
                    scores.add(-entry.key * term.weight, to: entry.id)
                    rest -= 1
                    return rest > 0
                }
            }
            for tag in query.tags {
                var rest = query.rowsPerTerm
                state.articlesByTag[tag.tag]?.walk(isDescending: true) { entry in
                    if hidden.contains(entry.id) { return true }
                    guard state.analyses[entry.id]?[query.version] != nil else { return true }
                    scores.add(tag.weight, to: entry.id)
                    rest -= 1
                    return rest > 0
                }
            }
            return scores.best(query.limit)
        }
    }

    public func profiles(
        of articles: [ArticleID], version: Int
    ) async throws(ArticleError) -> [ArticleProfile] {
        read { state in
            Set(articles).compactMap { id in
                guard let stored = state.analyses[id]?[version], let article = state.articles[id]
                else { return nil }
                return ArticleProfile(
                    article: id, profile: stored.analysis.profile, language: article.language,
                    tags: article.tags, publishedAt: stored.publishedAt)
            }
        }
    }

    public func sampleState(_ query: SampleQuery) async throws(ArticleError) -> SampleState {
        read { state in
            if let known = lastSample.withLock({ $0 }), known.holds(for: query, state) {
                return known.state(in: state)
            }
            let sample = KnownSample(query, state)
            lastSample.withLock { $0 = sample }
            return sample.state(in: state)
        }
    }

    public func sample(_ query: SampleQuery) async throws(ArticleError) -> [SampledArticle] {
        read { state in
            var sample: [SampledArticle] = []
            state.visitSample(query) { sample.append($1) }
            return sample
        }
    }

    public func overrides(of article: ArticleID) async throws(ArticleError) -> RelatedOverrides {
        read { $0.overrides[article] ?? RelatedOverrides() }
    }

    public func setOverrides(
        _ overrides: RelatedOverrides, of article: ArticleID
    ) async throws(ArticleError) {
        try write { (state) throws(ArticleError) in
            guard state.articles[article] != nil else { throw .notFound("article") }
            state.set(overrides, of: article)
        }
    }

    public func ignoredTags() async throws(ArticleError) -> Set<TagID> {
        read { state in Set(state.tags.values.lazy.filter { $0.relatedness == .ignored }.map(\.id)) }
    }

    public func articles(
        ids: [ArticleID], includesBody: Bool
    ) async throws(ArticleError) -> [Article] {
        read { state in
            Set(ids).compactMap { id in
                guard var article = state.articles[id] else { return nil }
                if !includesBody { article.body = "" }
                return article
            }
        }
    }
}

extension State {
    /// Visits the visible articles with the smallest keys, in that order.
    func visitSample(_ query: SampleQuery, _ body: (Int64, SampledArticle) -> Void) {
        var rest = query.size
        bySampleKey.walk { entry in
            guard rest > 0 else { return false }
            guard let stored = analyses[entry.id]?[query.version], stored.publishedAt <= query.now
            else { return true }
            rest -= 1
            body(entry.key, SampledArticle(article: entry.id, signature: stored.analysis.signature))
            return true
        }
    }
}

/// A sample that was summed up, for as long as nothing changes it.
struct KnownSample {
    private let query: SampleQuery
    private let revision: Int
    /// When the next article appears.
    private var end = Timestamp.latest
    private var count = 0
    private var signatures: Int64 = 0
    private var lastKey: Int64 = 0

    init(_ query: SampleQuery, _ state: borrowing State) {
        self.query = query
        revision = state.analysisRevision
        if let next = state.nextAppearance(after: query.now) { end = next }
        var (count, signatures, lastKey) = (0, Int64(0), Int64(0))
        state.visitSample(query) { key, article in
            count += 1
            signatures += article.signature
            lastKey = key
        }
        (self.count, self.signatures, self.lastKey) = (count, signatures, lastKey)
    }

    func holds(for query: SampleQuery, _ state: borrowing State) -> Bool {
        revision == state.analysisRevision && self.query.version == query.version
            && self.query.size == query.size
            && self.query.now <= query.now && query.now < end
    }

    func state(in state: borrowing State) -> SampleState {
        SampleState(
            count: count, signatures: signatures, lastKey: lastKey, tagRevision: state.tagRevision,
            usedVersion: state.usedVersion ?? state.analysisCounts.keys.min())
    }
}

/// Sums by identity, in one table without holes to fill: tens of thousands of additions a question.
struct ScoreTable {
    private var keys: [UniqueID] = Array(repeating: UniqueID(high: 0, low: 0), count: 1_024)
    private var scores: [Int] = Array(repeating: 0, count: 1_024)
    private var used: [Int] = []

    /// Adds a positive score.
    mutating func add(_ score: Int, to id: UniqueID) {
        if used.count * 2 >= keys.count { grow() }
        let slot = slot(of: id)
        if scores[slot] == 0 {
            keys[slot] = id
            used.append(slot)
        }
        scores[slot] += score
    }

    private func slot(of id: UniqueID) -> Int {
        let mask = keys.count - 1
        var slot = Int(truncatingIfNeeded: id.sampleKey) & mask
        while scores[slot] != 0, keys[slot] != id { slot = (slot + 1) & mask }
        return slot
    }

    private mutating func grow() {
        let (oldKeys, oldScores, oldUsed) = (keys, scores, used)
        keys = Array(repeating: UniqueID(high: 0, low: 0), count: oldKeys.count * 4)
        scores = Array(repeating: 0, count: oldKeys.count * 4)
        used = []
        for old in oldUsed {
            let slot = slot(of: oldKeys[old])
            keys[slot] = oldKeys[old]
            scores[slot] = oldScores[old]
            used.append(slot)
        }
    }

    /// The highest scores, ties by identity.
    func best(_ limit: Int) -> [Candidate] {
        guard limit > 0 else { return [] }
        var least = 0
        if used.count > limit * 4 { least = used.map { scores[$0] }.sorted(by: >)[limit - 1] }
        let candidates = used.filter { scores[$0] >= least }
            .map { Candidate(article: keys[$0], score: scores[$0]) }
            .sorted { $0.score == $1.score ? $0.article < $1.article : $0.score > $1.score }
        return Array(candidates.prefix(limit))
    }
}
