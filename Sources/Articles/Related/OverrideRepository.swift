/// The repository of overrides: what editors have said about related articles.
public protocol OverrideRepository: Sendable {
    /// What an editor has said about the articles related to this one; nothing for an unknown article.
    func overrides(of article: ArticleID) async throws(ArticleError) -> RelatedOverrides

    /// Stores what an editor has said. Articles that do not exist are left out, later ones too when they are
    /// deleted. Throws `notFound` when `article` does not exist, and `versionMismatch` when it has other overrides than
    /// `expected`, if given: both are found in the transaction of the write.
    func setOverrides(
        _ overrides: RelatedOverrides, of article: ArticleID, replacing expected: RelatedOverrides?,
        in context: WriteContext
    ) async throws(ArticleError)
}

extension OverrideRepository {
    /// Stores what an editor has said, whatever was said before.
    public func setOverrides(
        _ overrides: RelatedOverrides, of article: ArticleID, in context: WriteContext = .none
    ) async throws(ArticleError) {
        try await setOverrides(overrides, of: article, replacing: nil, in: context)
    }
}

/// The overrides of an article: what an editor has pinned and excluded among its related articles.
public struct RelatedOverrides: Hashable, Sendable {
    /// Shown first, in this order.
    public var pinned: [ArticleID]
    /// Never shown. In the order they were given.
    public var excluded: [ArticleID]

    /// Nothing, unless said.
    public init(pinned: [ArticleID] = [], excluded: [ArticleID] = []) {
        self.pinned = pinned
        self.excluded = excluded
    }
}
