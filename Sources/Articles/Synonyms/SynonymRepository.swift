/// The repository of synonyms: a capability, which a storage need not have.
public protocol SynonymRepository: Sendable {
    /// The version of the stored synonyms; 0 before any. Each search asks for it.
    func synonymVersion() async throws(ArticleError) -> Int

    /// The stored synonyms; none, of version 0, before any.
    func synonyms() async throws(ArticleError) -> SearchSynonyms

    /// Stores synonyms in place of the version before them. Throws `versionMismatch` when the stored version is another one.
    func update(_ synonyms: SearchSynonyms, in context: WriteContext) async throws(ArticleError)
}

extension SynonymRepository {
    /// Stores synonyms, and nothing with them.
    public func update(_ synonyms: SearchSynonyms) async throws(ArticleError) {
        try await update(synonyms, in: .none)
    }
}
