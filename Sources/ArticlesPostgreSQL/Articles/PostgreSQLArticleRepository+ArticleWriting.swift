public import Articles
internal import PostgreSQLClient

extension PostgreSQLArticleRepository {
    public func insert(
        _ indexed: IndexedArticle, newTags: [Tag], in context: WriteContext
    ) async throws(ArticleError) {
        let article = indexed.article
        var steps: [Step] = [(.insertArticle, ArticleRow.values(of: article))]
        steps += Self.insertions(of: newTags)
        if !article.tags.isEmpty { steps.append(Self.tags(of: indexed)) }
        if !article.authors.isEmpty { steps.append(Self.authors(of: article)) }
        if let values = AnalysisRow.values(of: indexed) { steps.append((.insertAnalysis, values)) }
        if indexed.search != nil { steps.append(Self.document(of: indexed)) }
        steps += Self.replacedTraces(by: article)
        try await write(Self.steps(steps, in: context))
    }

    public func update(
        _ indexed: IndexedArticle, from previous: Article, newTags: [Tag], in context: WriteContext
    ) async throws(ArticleError) {
        let article = indexed.article
        var steps: [Step] = [
            (.updateArticle, ArticleRow.values(of: article) + [.int64(Int64(previous.version))])
        ]
        steps += Self.insertions(of: newTags)
        steps.append((.deleteOtherArticleTags, [.id(article.id), .ids(article.tags.map(\.id))]))
        if !article.tags.isEmpty { steps.append(Self.tags(of: indexed)) }
        steps.append((.deleteOtherArticleAuthors, [.id(article.id), .textArray(article.authorKeys)]))
        if !article.authors.isEmpty { steps.append(Self.authors(of: article)) }
        if let values = AnalysisRow.values(of: indexed) {
            steps.append((.updateAnalysis, values))
        } else {
            steps.append((.deleteAnalyses, [.id(article.id)]))
        }
        steps.append(Self.document(of: indexed))
        steps += Self.replacedTraces(by: article, previous)
        if article.slug != previous.slug {
            steps.append(Self.former(previous, at: article.updatedAt))
        }
        try await write(Self.steps(steps, in: context)) { () async throws(ArticleError) in
            try await version(of: article.id)
        }
    }

    public func delete(_ tombstone: Tombstone, in context: WriteContext) async throws(ArticleError) {
        let steps: [Step] = [
            (.insertFormerSlugOfArticle, [.id(tombstone.id), .time(tombstone.deletedAt)]),
            (.deleteArticle, [.id(tombstone.id), .int64(Int64(tombstone.version) - 1)]),
            (
                .insertTombstone,
                [
                    .id(tombstone.id), .text(tombstone.slug.text), .int64(Int64(tombstone.version)),
                    .bool(tombstone.wasVisible), .time(tombstone.deletedAt),
                    .optional(tombstone.source?.name), .optional(tombstone.source?.id),
                    .optional(tombstone.source?.digest),
                ]
            ),
        ]
        try await write(Self.steps(steps, in: context)) { () async throws(ArticleError) in
            try await version(of: tombstone.id)
        }
    }

    /// The steps that delete the tombstone, the former slug and the source of tombstones in whose place an article
    /// comes.
    private static func replacedTraces(by article: Article, _ previous: Article? = nil) -> [Step] {
        var steps: [Step] = []
        if article.slug != previous?.slug || article.slugWasVisible != previous?.slugWasVisible {
            steps.append((.deleteFormerSlug, [.text(article.slug.text), .bool(article.slugWasVisible)]))
        }
        if article.wasVisible, previous?.wasVisible != true {
            steps.append((.deleteTombstone, [.id(article.id)]))
        }
        if let source = article.source, source != previous?.source {
            steps.append((.deleteTombstoneSource, [.text(source.name), .text(source.id)]))
        }
        return steps
    }

    /// The steps that insert new tags, which take their keys and slugs from tags that had them before.
    static func insertions(of tags: [Tag]) -> [Step] {
        guard !tags.isEmpty else { return [] }
        return [
            (.insertTags, TagRow.columns(of: tags)),
            (.deleteFormerTagSlugs, [.slugs(tags.map(\.slug))]),
            (.deleteFormerTagKeys, [.textArray(tags.map(\.key))]),
        ] + words(of: tags.map { ($0.id, $0.name) }).suffix(1)
    }

    private static func tags(of indexed: IndexedArticle) -> Step {
        let article = indexed.article
        let tags = PostgreSQLValue.ids(article.tags.map(\.id))
        return (
            .insertArticleTags,
            [
                .id(article.id), .int16(article.status.stored), .int64(article.publishedKey), tags,
                .bool(indexed.isVisible),
            ]
        )
    }

    private static func authors(of article: Article) -> Step {
        let keys = PostgreSQLValue.textArray(article.authorKeys)
        return (
            .insertArticleAuthors,
            [.id(article.id), .int16(article.status.stored), .int64(article.publishedKey), keys]
        )
    }

    private static func former(_ article: Article, at time: Timestamp) -> Step {
        let isPublic = PostgreSQLValue.bool(article.isSlugPublic(at: time))
        return (.insertFormerSlug, [.text(article.slug.text), .id(article.id), .time(time), isPublic])
    }

    private func version(of id: ArticleID) async throws(ArticleError) -> Int? {
        try await rows(.articleVersion, [.id(id)]) { row throws(PostgreSQLError) in
            Int(try row.int64(0))
        }.first
    }
}

extension Article {
    /// The keys of the authors, each once, in the order of their bytes.
    fileprivate var authorKeys: [String] {
        let sorted = authors.map(\.folded).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        return sorted.reduce(into: []) { keys, key in
            if keys.last?.hasSameBytes(as: key) != true { keys.append(key) }
        }
    }
}
