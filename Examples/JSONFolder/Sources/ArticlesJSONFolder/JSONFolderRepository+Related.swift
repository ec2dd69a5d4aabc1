public import Articles
import TextAnalysis

// An index would find these faster; for some thousand articles looking at each will do.
extension JSONFolderRepository {
    public nonisolated func candidates(
        _ query: CandidateQuery
    ) async throws(ArticleError) -> [Candidate] {
        read { contents in
            let articles = contents.analysed(by: query.version, at: query.now)
                .filter { !query.excluded.contains($0.id) }
            var scores: [ArticleID: Int] = [:]
            for term in query.terms {
                for row in articles.rows(of: term.id).prefix(query.rowsPerTerm) {
                    scores[row.article, default: 0] += row.weight * term.weight
                }
            }
            for tag in query.tags {
                for article in articles.newest(with: tag.tag).prefix(query.rowsPerTerm) {
                    scores[article.id, default: 0] += tag.weight
                }
            }
            let candidates = scores.map { Candidate(article: $0.key, score: $0.value) }
                .sorted { ($1.score, $0.article) < ($0.score, $1.article) }
            return Array(candidates.prefix(query.limit))
        }
    }

    public nonisolated func profiles(
        of articles: [ArticleID], version: Int
    ) async throws(ArticleError) -> [ArticleProfile] {
        read { contents in
            Set(articles).compactMap { id in
                guard let analysis = contents.articles[id]?.analysis, analysis.version == version,
                    let article = contents.article(id), let publishedAt = article.publishedAt
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
                lastKey: sample.last?.article.sampleKey ?? 0, tagRevision: contents.tagRevision)
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

extension Contents {
    /// The visible articles with an analysis of this version, as they are stored, in no order.
    fileprivate func analysed(by version: Int, at now: Timestamp) -> [Article] {
        articles.values.filter { $0.analysis?.version == version && $0.isVisible(at: now) }
    }

    /// The visible articles with the smallest keys, in that order.
    fileprivate func sample(_ query: SampleQuery) -> [SampledArticle] {
        analysed(by: query.version, at: query.now)
            .sorted { ($0.id.sampleKey, $0.id) < ($1.id.sampleKey, $1.id) }
            .prefix(query.size)
            .compactMap { article in
                article.analysis.map { SampledArticle(article: article.id, signature: $0.signature) }
            }
    }
}

extension [Article] {
    /// Those that are found by a term, the heaviest first, ties by identity.
    fileprivate func rows(of term: TermID) -> [(article: ArticleID, weight: Int)] {
        compactMap { article in
            article.analysis?.leadingTerms.first { $0.id == term }.map { (article.id, $0.weight) }
        }
        .sorted { ($1.weight, $0.article) < ($0.weight, $1.article) }
    }

    /// Those that carry a tag, the newest first.
    fileprivate func newest(with tag: TagID) -> [Article] {
        filter { article in article.tags.contains { $0.id == tag } }
            .sorted { ($0.publishedKey, $0.id) > ($1.publishedKey, $1.id) }
    }
}
