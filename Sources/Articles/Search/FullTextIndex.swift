/// The full-text index: an inverted index of the keys and marks of `SearchDocument`, with positions for phrases.
///
/// What is found is asked for by `ArticleFilter.search` and the order `relevance` of `ArticleRepository.articles`: a
/// search is one more condition of a list.
public protocol FullTextIndex: Sendable {
    /// The languages by whose rules the articles of the scope are searched. In the scope of all it may name some
    /// that none has any more.
    func searchedLanguages(in scope: TagScope) async throws(ArticleError) -> Set<String>

    /// The tags of the query's scope whose `searchWords` hold one of the query's words or start with one of its
    /// prefixes: the first `limit`, by key.
    func tags(_ query: TagWordQuery) async throws(ArticleError) -> [WordedTag]
}

/// A query for tags by the words of their names.
public struct TagWordQuery: Hashable, Sendable {
    /// One of these is among the tag's `searchWords`, as bytes.
    public var words: [String]
    /// One of the tag's `searchWords` starts with one of these, as bytes. None is empty.
    public var prefixes: [String]
    /// Only tags that exist in this scope.
    public var scope: TagScope
    /// The most tags.
    public var limit: Int

    /// A query.
    public init(
        words: [String], prefixes: [String] = [], scope: TagScope = .all, limit: Int = 200
    ) {
        self.scope = scope
        self.words = words
        self.prefixes = prefixes
        self.limit = limit
    }
}

/// A tag that was found by a word.
public struct WordedTag: Hashable, Sendable {
    /// Its identity.
    public var id: TagID
    /// Its name.
    public var name: String
    /// The identities of the tags that were merged into it, and into these, ascending: articles that were not
    /// stored since are still marked with them.
    public var merged: [TagID]

    /// A found tag.
    public init(id: TagID, name: String, merged: [TagID] = []) {
        self.id = id
        self.name = name
        self.merged = merged
    }
}
