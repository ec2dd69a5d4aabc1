public import Articles
import TextAnalysis

// An index would find these faster; for some thousand articles looking at each will do.
extension JSONFolderRepository {
    public nonisolated func candidates(
        _ query: CandidateQuery
    ) async throws(ArticleError) -> [Candidate] {
        read { contents in
            let analysed = contents.analysed(by: query.version)
            let visible = Set(analysed.lazy.map(\.article).filter { $0.isVisible(at: query.now) }.map(\.id))
            var scores: [ArticleID: Int] = [:]
            for term in query.terms {
                let rows = analysed.rows(of: term.id).lazy.filter { visible.contains($0.article) }
                for row in rows.prefix(query.rowsPerTerm) {
                    scores[row.article, default: 0] += row.weight * term.weight
                }
            }
            for tag in query.tags {
                for article in contents.newest(with: tag.tag, at: query.now).prefix(query.rowsPerTerm) {
                    scores[article.id, default: 0] += tag.weight
                }
            }
            let shown = analysed.lazy.map(\.article).filter { article in
                article.isVisible(at: query.now) && !query.excluded.contains(article.id)
            }
            let candidates = shown.compactMap { article in
                scores[article.id].map { Candidate(article: article.id, score: $0) }
            }.sorted { ($1.score, $0.article) < ($0.score, $1.article) }
            return Array(candidates.prefix(query.limit))
        }
    }

    public nonisolated func profiles(
        of articles: [ArticleID], version: Int
    ) async throws(ArticleError) -> [ArticleProfile] {
        read { contents in
            Set(articles).compactMap { id in
                guard let analysis = contents.analysis(of: id, version), let article = contents.article(id),
                    let publishedAt = article.publishedAt
                else { return nil }
                return ArticleProfile(
                    article: id, profile: analysis.profile, language: article.language,
                    tags: article.tags, publishedAt: publishedAt)
            }
        }
    }

    public nonisolated func sampleState(
        _ query: SampleQuery
    ) async throws(ArticleError) -> SampleState {
        read { contents in
            let sample = contents.sample(query)
            return SampleState(
                count: sample.count, signatures: sample.reduce(0) { $0 + $1.signature },
                lastKey: sample.last?.article.sampleKey ?? 0, tagRevision: contents.tagRevision,
                usedVersion: contents.usedVersion
                    ?? contents.analyses.values.lazy.joined().map(\.version).min())
        }
    }

    public nonisolated func sample(_ query: SampleQuery) async throws(ArticleError) -> [SampledArticle] {
        read { $0.sample(query) }
    }

    public nonisolated func overrides(
        of article: ArticleID
    ) async throws(ArticleError) -> RelatedOverrides {
        read { $0.overrides[article] ?? RelatedOverrides() }
    }

    public func setOverrides(
        _ overrides: RelatedOverrides, of article: ArticleID
    ) async throws(ArticleError) {
        try write { (contents) throws(ArticleError) in
            guard contents.articles[article] != nil else { throw .notFound("article") }
            contents.set(overrides, of: article)
        }
    }

    public nonisolated func ignoredTags() async throws(ArticleError) -> Set<TagID> {
        read { contents in Set(contents.tags.values.filter { $0.relatedness == .ignored }.map(\.id)) }
    }

    public nonisolated func articles(
        ids: [ArticleID], includesBody: Bool
    ) async throws(ArticleError) -> [Article] {
        read { contents in
            Set(ids).compactMap { id in
                var article = contents.article(id)
                if !includesBody { article?.body = "" }
                return article
            }
        }
    }
}

/// An article with its analysis of some version.
private typealias Analysed = (article: Article, analysis: ArticleAnalysis)

extension Contents {
    fileprivate func analysis(of article: ArticleID, _ version: Int) -> ArticleAnalysis? {
        analyses[article]?.first { $0.version == version }
    }

    /// The articles with an analysis of this version, as they are stored, in no order.
    fileprivate func analysed(by version: Int) -> [Analysed] {
        articles.values.compactMap { article in analysis(of: article.id, version).map { (article, $0) } }
    }

    /// The visible articles with a tag, newest first.
    fileprivate func newest(with tag: TagID, at now: Timestamp) -> [Article] {
        articles.values.filter { article in
            article.isVisible(at: now) && article.tags.contains { $0.id == tag }
        }
        .sorted { ($0.publishedKey, $0.id) > ($1.publishedKey, $1.id) }
    }

    /// The visible articles with the smallest keys, in that order.
    fileprivate func sample(_ query: SampleQuery) -> [SampledArticle] {
        analysed(by: query.version).filter { $0.article.isVisible(at: query.now) }
            .map { SampledArticle(article: $0.article.id, signature: $0.analysis.signature) }
            .sorted { ($0.article.sampleKey, $0.article) < ($1.article.sampleKey, $1.article) }
            .prefix(query.size).map { $0 }
    }
}

extension [Analysed] {
    /// Those that are found by a term, the heaviest first, ties by identity.
    fileprivate func rows(of term: TermID) -> [(article: ArticleID, weight: Int)] {
        compactMap { article, analysis in
            analysis.leadingTerms.first { $0.id == term }.map { (article.id, $0.weight) }
        }
        .sorted { ($1.weight, $0.article) < ($0.weight, $1.article) }
    }
}
