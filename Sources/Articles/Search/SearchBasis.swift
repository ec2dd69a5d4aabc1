import TextAnalysis

/// What a search or a list of related articles needs to know of the whole storage.
struct SearchBasis: Sendable {
    /// Whether nothing visible is still indexed as hidden.
    var isSeparate: Bool
    /// The languages by whose rules words are read, in the order of their codes.
    var languages: [Language]
    var synonyms: SynonymTable
    var collection: CollectionStatistics.Collection
}

extension ArticleService {
    /// The collection with its weights, for what is not a search.
    func collection(at now: Timestamp) async throws(ArticleError) -> CollectionStatistics.Collection {
        _ = try await indexAppeared(at: now)
        return try await statistics.collection(in: storage, at: now, work)
    }

    /// What a search in this scope rests on. The collection has weights only if it is ranked.
    func searchBasis(
        _ scope: TagScope, isRanked: Bool, at now: Timestamp
    ) async throws(ArticleError) -> SearchBasis {
        let isSeparate = scope == .all ? false : try await indexAppeared(at: now)
        let (languages, synonyms) = try await concurrently { () async throws(ArticleError) in
            try await storage.searchedLanguages(in: scope)
        } _: { () async throws(ArticleError) in
            try await synonymTable()
        }
        let collection =
            isRanked
            ? try await statistics.collection(in: storage, at: now, work)
            : try await statistics.outline(in: storage, at: now)
        return SearchBasis(
            isSeparate: isSeparate, languages: languages.sorted().map { Language(code: $0) },
            synonyms: synonyms,
            collection: collection)
    }
}
