/// Synonyms come from where the articles of the same request come from, if there are any there.
extension ReplicatedStorage: SynonymRepository {
    public func synonymVersion() async throws(ArticleError) -> Int {
        try await reading { storage async throws(ArticleError) in
            try await repository(of: storage)?.synonymVersion() ?? 0
        }
    }

    public func synonyms() async throws(ArticleError) -> SearchSynonyms {
        try await reading { storage async throws(ArticleError) in
            try await repository(of: storage)?.synonyms() ?? SearchSynonyms()
        }
    }

    public func update(_ synonyms: SearchSynonyms, in context: WriteContext) async throws(ArticleError) {
        try await writing { storage async throws(ArticleError) in
            guard let repository = storage as? any SynonymRepository else {
                throw .notFound("list of synonyms")
            }
            try await repository.update(synonyms, in: context)
        }
    }

    /// The synonyms of a storage; of a replica that keeps none the primary's.
    private func repository(of storage: any ArticleStorage) -> (any SynonymRepository)? {
        storage as? any SynonymRepository ?? primary as? any SynonymRepository
    }
}
