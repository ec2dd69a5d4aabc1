import TextAnalysis

/// An article in a list.
public struct ListedArticle: Sendable {
    /// The article.
    public var article: Article
    /// Where it holds what was searched for, if that was asked for.
    public var highlights: SearchHighlights?
}

extension ArticleService {
    /// How many articles a search ranks by how much they are about its words; further ones follow by age.
    static let rankedArticleCount = 500

    /// What is asked of the storage for an expression, and the scores of the order `relevance`.
    ///
    /// A score is the sum, over the words that are searched for, of the product of the word's rarity in its language
    /// and the word's weight among the article's leading terms, as far as the article is among the 2,000 that
    /// the word weighs most in.
    func search(
        for expression: SearchExpression, _ listing: ArticleListing, in scope: TagScope,
        at now: Timestamp
    ) async throws(ArticleError) -> (query: SearchQuery, scores: [ArticleID: Int]) {
        let isSeparate = scope == .all ? false : try await indexAppeared(at: now)
        let languages = try await languages(of: listing, in: scope)
        var tagQuery = expression.tagQuery(in: languages)
        tagQuery.scope = scope
        let tags = tagQuery.words.isEmpty && tagQuery.prefixes.isEmpty ? [] : try await storage.tags(tagQuery)
        let visible = expression.query(in: languages, tags: tags)
        let query = isSeparate ? visible : visible.includingHidden
        guard listing.order == .relevance else { return (query, [:]) }
        let terms = expression.rankingTerms(in: languages)
        guard !terms.isEmpty else { return (query, [:]) }
        let candidates = try await storage.candidates(
            CandidateQuery(
                terms: terms, version: try await statistics.version(in: storage, at: now), now: now,
                limit: Self.rankedArticleCount))
        let scores = candidates.map { ($0.article, min($0.score, ArticleQuery.maximumScore)) }
        return (query, Dictionary(scores) { first, _ in first })
    }

    /// The languages by whose rules the words are read, in the order of their codes.
    private func languages(
        of listing: ArticleListing, in scope: TagScope
    ) async throws(ArticleError) -> [Language] {
        if let language = listing.language { return [Language(code: language).searched] }
        return try await storage.searchedLanguages(in: scope).sorted().map { Language(code: $0) }
    }
}
