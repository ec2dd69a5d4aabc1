import TextAnalysis

/// An article in a list.
public struct ListedArticle: Sendable {
    /// The article.
    public var article: Article
    /// Where it holds what was searched for, if that was asked for.
    public var highlights: SearchHighlights?
    /// Why it was found, if that was asked for.
    public var match: SearchMatch?
}

/// A search as it is asked of the storage, and what ranks its result.
struct PreparedSearch: Sendable {
    let expression: SearchExpression
    let query: SearchQuery
    let languages: [Language]
    let collection: CollectionStatistics.Collection
    var ranking = SearchRanking()
}

extension ArticleService {
    /// What is asked of the storage for an expression.
    func search(
        for expression: SearchExpression, in languages: [Language],
        _ collection: CollectionStatistics.Collection, _ scope: TagScope, isSeparate: Bool
    ) async throws(ArticleError) -> PreparedSearch {
        var tagQuery = expression.tagQuery(in: languages)
        tagQuery.scope = scope
        let tags = tagQuery.words.isEmpty && tagQuery.prefixes.isEmpty ? [] : try await storage.tags(tagQuery)
        let readings = expression.clauses.reduce(0) { $0 + 1 + $1.synonyms.values.joined().count }
        let size = tags.reduce(64 * readings) { $0 + $1.name.utf8.count + 64 }
        let visible = try await work.run(.analysing(size * languages.count)) {
            var query = expression.query(in: languages, tags: tags)
            if collection.isOutdated {
                query.branches += expression.formerQuery(in: languages, tags: tags).branches
            }
            return query
        }
        return PreparedSearch(
            expression: expression, query: isSeparate ? visible : visible.includingHidden,
            languages: languages, collection: collection)
    }
}
