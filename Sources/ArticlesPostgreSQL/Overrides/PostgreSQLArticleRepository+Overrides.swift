public import Articles
internal import PostgreSQLClient

extension PostgreSQLArticleRepository {
    public func overrides(of article: ArticleID) async throws(ArticleError) -> RelatedOverrides {
        let found = try await rows(.overrides, [.id(article)], class: .read) {
            row throws(PostgreSQLError) in (isPinned: try row.int16(0) == 0, target: try row.id(1))
        }
        return RelatedOverrides(
            pinned: found.filter(\.isPinned).map(\.target),
            excluded: found.filter { !$0.isPinned }.map(\.target))
    }

    public func setOverrides(
        _ overrides: RelatedOverrides, of article: ArticleID, replacing expected: RelatedOverrides?,
        in context: WriteContext
    ) async throws(ArticleError) {
        try await write(
            Self.steps(Self.steps(of: overrides, of: article, replacing: expected), in: context),
            orRefuse: { () async throws(ArticleError) in
                try await version(of: article) == nil ? .notFound("article") : .contentMismatch
            })
    }

    /// The steps that store the overrides of an article in place of those that it had.
    static func steps(
        of overrides: RelatedOverrides, of article: ArticleID, replacing expected: RelatedOverrides? = nil
    ) -> [Step] {
        let kinds =
            overrides.pinned.map { _ in Int32(0) } + overrides.excluded.map { _ in Int32(1) }
        var steps: [Step] = [(.lockOverriddenArticle, [.id(article)])]
        if let expected {
            steps.append((.guardOverrides, [.id(article), .ids(expected.pinned), .ids(expected.excluded)]))
        }
        steps.append((.deleteOverrides, [.id(article)]))
        guard !kinds.isEmpty else { return steps }
        return steps + [
            (
                .insertOverrides,
                [.id(article), .ids(overrides.pinned + overrides.excluded), .int32Array(kinds)]
            )
        ]
    }
}
