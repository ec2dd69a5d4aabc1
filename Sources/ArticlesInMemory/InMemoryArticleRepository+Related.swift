public import Articles
import Synchronization
import TextAnalysis

extension InMemoryArticleRepository {
    public func candidates(_ query: CandidateQuery) async throws(ArticleError) -> [Candidate] {
        read { $0.candidates(query) }
    }

    public func profiles(
        of articles: [ArticleID], version: Int, besides known: [ArticleID: Int64]
    ) async throws(ArticleError) -> [ArticleProfile] {
        read { state in
            Set(articles).compactMap { id in
                guard let number = state.articles.number(of: id),
                    let analysis = state.analysis(of: number, version)
                else { return nil }
                let isKnown = known[id] == analysis.fingerprint
                return ArticleProfile(
                    article: id,
                    profile: isKnown ? [] : state.analyses.profile(of: number, version) ?? [],
                    language: analysis.language, tags: isKnown ? [] : state.articles.tags(of: number),
                    publishedAt: analysis.publishedAt, fingerprint: analysis.fingerprint)
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
        _ overrides: RelatedOverrides, of article: ArticleID, replacing expected: RelatedOverrides?,
        in context: WriteContext
    ) async throws(ArticleError) {
        try await write(.lists, in: context) { (state) throws(ArticleError) in
            guard state.articles[article] != nil else { throw .notFound("article") }
            if let expected, state.overrides[article] ?? RelatedOverrides() != expected {
                throw .contentMismatch
            }
            state.set(overrides, of: article)
        }
    }
}

extension State {
    func candidates(_ query: CandidateQuery) -> [Candidate] {
        var scores = ScoreTable(
            capacity: min(
                articles.ids.count, query.postingsPerTerm * (query.terms.count + query.tags.count)))
        let hidesSome = nextAppearance(after: query.now) != nil
        for term in query.terms {
            let key = VersionedTerm(version: query.version, term: term.id)
            var rest = query.postingsPerTerm
            articlesByTerm[key]?.walk { entry in
                guard rest > 0 else { return false }
                if hidesSome, analyses.publishedAt(entry.number) > query.now.milliseconds { return true }
                scores.add((255 - Int(entry.key)) * term.weight, to: entry.number)
                rest -= 1
                return true
            }
        }
        for tag in query.tags {
            guard let entries = articlesByTag[tag.tag]?[.published] else { continue }
            var walk = entries.entries(from: .at(query.now.milliseconds), articles.ids, isDescending: true)
            var rest = query.postingsPerTerm
            while rest > 0, let entry = walk.next() {
                scores.add(tag.weight, to: entry.number)
                rest -= 1
            }
        }
        let excluded = Set(query.excluded.compactMap { articles.number(of: $0) })
        return scores.best(query.limit, articles.ids) { number in
            analyses.has(number, query.version) && !excluded.contains(number)
                && analyses.publishedAt(number) <= query.now.milliseconds
        }.map { candidate in
            var candidate = candidate
            candidate.analysis = articles.number(of: candidate.article).flatMap {
                analysis(of: $0, query.version)
            }
            return candidate
        }
    }

    func analysis(of number: ArticleNumber, _ version: Int) -> AnalysisState? {
        analyses.fingerprint(of: number, version).map { fingerprint in
            AnalysisState(
                fingerprint: fingerprint, language: articles.language(of: number),
                publishedAt: Timestamp(clamping: analyses.publishedAt(number)))
        }
    }

    /// Visits the visible articles with the smallest keys, in that order.
    func visitSample(_ query: SampleQuery, _ body: (Int64, SampledArticle) -> Void) {
        var rest = query.size
        bySampleKey.walk { entry in
            guard rest > 0 else { return false }
            guard analyses.publishedAt(entry.number) <= query.now.milliseconds,
                let fingerprint = analyses.fingerprint(of: entry.number, query.version)
            else { return true }
            rest -= 1
            body(
                entry.key,
                SampledArticle(article: articles.ids[Int(entry.number)], fingerprint: fingerprint))
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
    private var checksum: Int64 = 0
    private var greatestKey: Int64 = 0

    init(_ query: SampleQuery, _ state: borrowing State) {
        self.query = query
        revision = state.analyses.revision
        if let next = state.nextAppearance(after: query.now) { end = next }
        var (count, checksum, greatestKey) = (0, Int64(0), Int64(0))
        state.visitSample(query) { key, article in
            count += 1
            checksum += article.fingerprint
            greatestKey = key
        }
        (self.count, self.checksum, self.greatestKey) = (count, checksum, greatestKey)
    }

    func holds(for query: SampleQuery, _ state: borrowing State) -> Bool {
        revision == state.analyses.revision && self.query.version == query.version
            && self.query.size == query.size
            && self.query.now <= query.now && query.now < end
    }

    func state(in state: borrowing State) -> SampleState {
        SampleState(
            count: count, checksum: checksum, greatestKey: greatestKey, tagRevision: state.tagRevision,
            activeVersion: state.activeVersion ?? state.analyses.counts.keys.min())
    }
}
