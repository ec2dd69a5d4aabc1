/// Synonyms come from where the articles of the same request come from. Of a storage that keeps none there are none.
extension ReplicatedStorage: SynonymRepository {
    public func synonymVersion() async throws(ArticleError) -> Int {
        try await reading { storage async throws(ArticleError) in
            try await (storage as? any SynonymRepository)?.synonymVersion() ?? 0
        }
    }

    public func synonyms() async throws(ArticleError) -> SearchSynonyms {
        try await reading { storage async throws(ArticleError) in
            try await (storage as? any SynonymRepository)?.synonyms() ?? SearchSynonyms()
        }
    }

    public func update(_ synonyms: SearchSynonyms) async throws(ArticleError) {
        try await writing { storage async throws(ArticleError) in
            guard let storage = storage as? any SynonymRepository else { throw .notFound("list of synonyms") }
            try await storage.update(synonyms)
        }
    }
}
