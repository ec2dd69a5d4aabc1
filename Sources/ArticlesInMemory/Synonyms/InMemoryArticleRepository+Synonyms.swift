public import Articles

extension InMemoryArticleRepository: SynonymRepository {
    public func synonymVersion() async throws(ArticleError) -> Int {
        read { $0.synonyms[.only]?.version ?? 0 }
    }

    public func synonyms() async throws(ArticleError) -> SearchSynonyms {
        read { $0.synonyms[.only] ?? SearchSynonyms() }
    }

    public func update(_ synonyms: SearchSynonyms, in context: WriteContext) async throws(ArticleError) {
        try await write(.lists, in: context) { (state) throws(ArticleError) in
            let version = state.synonyms[.only]?.version ?? 0
            guard synonyms.version == version + 1 else { throw .versionMismatch(current: version) }
            state.synonyms[.only] = synonyms
        }
    }
}

/// The key of what there is one of.
enum SingleKey: Hashable, Sendable {
    case only
}
