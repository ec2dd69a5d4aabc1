public import TextAnalysis

/// The index by which related articles are found and compared. Only published articles are in it, and only visible
/// ones are ever returned: published, and `published_at` not later than the `now` of the query.
///
/// It works as a search engine does. The *leading terms* of an article are its postings: term → articles, each with
/// a weight. `candidates` adds up the weights of the postings that two articles share, which finds some hundred that
/// may be related; the domain compares their *profiles* – all terms of a text – exactly. How rare a term is, it knows from
/// a *sample* of the collection. A storage never looks into a profile.
public protocol RelatedIndex: Sendable {
    /// The best candidates that are visible, have an analysis of the version and are not excluded: highest score
    /// first, ties by identity, at most `query.limit`.
    func candidates(_ query: CandidateQuery) async throws(ArticleError) -> [Candidate]

    /// The profiles of these articles, visible or not, in no particular order; those without an analysis of
    /// this version are left out.
    ///
    /// - Parameters:
    ///   - articles: The articles.
    ///   - version: The version of the analyses.
    ///   - known: Fingerprints of profiles that the caller has. Of an article whose fingerprint is still the same,
    ///     profile and tags may be left empty, which spares reading them.
    func profiles(
        of articles: [ArticleID], version: Int, besides known: [ArticleID: Int64]
    ) async throws(ArticleError) -> [ArticleProfile]

    /// The sample in short: changes whenever `sample` does.
    func sampleState(_ query: SampleQuery) async throws(ArticleError) -> SampleState

    /// The visible articles with the smallest `sampleKey`, at most `query.size`, in that order.
    func sample(_ query: SampleQuery) async throws(ArticleError) -> [SampledArticle]
}

/// A query for candidates: articles that share terms or tags.
///
/// Versions are 0…255, weights of a query are positive and their products with those of rows (1…255) below
/// 2³¹, `postingsPerTerm` is at most 10,000; sums have 64 bits.
public struct CandidateQuery: Hashable, Sendable {
    /// Of each of these terms, the score of an article that is found by it is the product of both weights.
    public var terms: [LeadingTerm]
    /// Of each of these tags, the score of an article that carries it is the weight. No tag twice.
    public var tags: [WeighedTag]
    /// The rules that the analyses must be of.
    public var version: Int
    /// Of a term only so many visible articles with the highest weight count, ties by identity; of a tag only so many
    /// of the newest visible ones, by `published_at`, then identity, both descending. What is excluded counts here,
    /// what is hidden does not: it must not change what the public sees.
    public var postingsPerTerm: Int
    /// Left out.
    public var excluded: Set<ArticleID>
    /// Visible at this instant.
    public var now: Timestamp
    /// The most candidates.
    public var limit: Int

    /// A tag with its weight.
    public struct WeighedTag: Hashable, Sendable {
        /// The tag.
        public var tag: TagID
        /// What an article scores that carries it; above zero.
        public var weight: Int

        /// A tag with its weight.
        public init(tag: TagID, weight: Int) {
            self.tag = tag
            self.weight = weight
        }
    }

    /// A query.
    public init(
        terms: [LeadingTerm], tags: [WeighedTag] = [], version: Int, postingsPerTerm: Int = 2_000,
        excluded: Set<ArticleID> = [], now: Timestamp, limit: Int = 200
    ) {
        self.terms = terms
        self.tags = tags
        self.version = version
        self.postingsPerTerm = postingsPerTerm
        self.excluded = excluded
        self.now = now
        self.limit = limit
    }
}

/// An article that may be related.
public struct Candidate: Hashable, Sendable {
    /// The article.
    public var article: ArticleID
    /// The sum of its scores.
    public var score: Int
    /// What the storage knows of its analysis besides the profile, if it has looked at it anyway: then `profiles` is not
    /// asked for what the domain has.
    public var analysis: AnalysisState?

    /// A candidate.
    public init(article: ArticleID, score: Int, analysis: AnalysisState? = nil) {
        self.article = article
        self.score = score
        self.analysis = analysis
    }
}

/// What is stored of an analysis besides the profile.
public struct AnalysisState: Hashable, Sendable {
    /// The fingerprint of the analysis, as it was stored.
    public var fingerprint: Int64
    /// The language of the article.
    public var language: String?
    /// When it appeared, or will.
    public var publishedAt: Timestamp

    /// A state.
    public init(fingerprint: Int64, language: String?, publishedAt: Timestamp) {
        self.fingerprint = fingerprint
        self.language = language
        self.publishedAt = publishedAt
    }
}

/// The stored profile of an article, to compare it with others.
public struct ArticleProfile: Hashable, Sendable {
    /// The article.
    public var article: ArticleID
    /// Its profile, as it was stored.
    public var profile: [UInt8]
    /// Its language.
    public var language: String?
    /// Its present tags, in its order.
    public var tags: [ArticleTag]
    /// When it appeared, or will.
    public var publishedAt: Timestamp
    /// The fingerprint of the analysis, as it was stored.
    public var fingerprint: Int64

    /// A stored profile.
    public init(
        article: ArticleID, profile: [UInt8], language: String?, tags: [ArticleTag],
        publishedAt: Timestamp, fingerprint: Int64
    ) {
        self.article = article
        self.profile = profile
        self.language = language
        self.tags = tags
        self.publishedAt = publishedAt
        self.fingerprint = fingerprint
    }
}

extension ArticleProfile {
    /// All but the profile and the tags.
    public var analysis: AnalysisState {
        AnalysisState(fingerprint: fingerprint, language: language, publishedAt: publishedAt)
    }
}

extension RelatedIndex {
    /// The profiles of these articles, whole.
    public func profiles(
        of articles: [ArticleID], version: Int
    ) async throws(ArticleError) -> [ArticleProfile] {
        try await profiles(of: articles, version: version, besides: [:])
    }
}

/// A query for the sample of which the collection statistics are made.
public struct SampleQuery: Hashable, Sendable {
    /// The rules that the analyses must be of.
    public var version: Int
    /// The most articles.
    public var size: Int
    /// Visible at this instant.
    public var now: Timestamp

    /// A query.
    public init(version: Int, size: Int, now: Timestamp) {
        self.version = version
        self.size = size
        self.now = now
    }
}

/// The state of a sample: whether it has changed, without its articles.
public struct SampleState: Hashable, Sendable {
    /// How many articles are in it.
    public var count: Int
    /// The sum of their fingerprints.
    public var checksum: Int64
    /// The greatest key in it; 0 for an empty one.
    public var greatestKey: Int64
    /// Counts the changes, deletions and merges of tags.
    public var tagRevision: Int64
    /// The version of the analyses that are in use: the one last given to `activateIndex`; before the first, the smallest
    /// that any analysis has; `nil` without one.
    public var activeVersion: Int?

    /// The state of a sample.
    public init(
        count: Int, checksum: Int64, greatestKey: Int64, tagRevision: Int64, activeVersion: Int? = nil
    ) {
        self.count = count
        self.checksum = checksum
        self.greatestKey = greatestKey
        self.tagRevision = tagRevision
        self.activeVersion = activeVersion
    }
}

/// An article of a sample.
public struct SampledArticle: Hashable, Sendable {
    /// The article.
    public var article: ArticleID
    /// The fingerprint of its analysis, as it was stored.
    public var fingerprint: Int64

    /// A sampled article.
    public init(article: ArticleID, fingerprint: Int64) {
        self.article = article
        self.fingerprint = fingerprint
    }
}

extension UniqueID {
    /// The sampling key, by which samples are taken in order: 0 ..< 2⁶³, spread evenly, and a function of the
    /// identity alone.
    public var sampleKey: Int64 {
        var bits = high ^ low &* 0x9E37_79B9_7F4A_7C15
        bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
        return Int64((bits ^ bits >> 31) >> 1)
    }
}
