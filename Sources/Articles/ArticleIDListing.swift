/// A storage that tells which articles a search finds for less than it reads them. A capability: searches by relevance then read only
/// those articles that are not known yet.
public protocol ArticleIDListing: Sendable {
    /// The identities of the articles of one page, in the order of `articles(_:)`.
    func articleIDs(_ query: ArticleQuery) async throws(ArticleError) -> [ArticleID]
}
