public import Articles
internal import PostgreSQLClient

extension PostgreSQLArticleRepository {
    public func insert(
        _ indexed: IndexedArticle, newTags: [Tag], in context: WriteContext
    ) async throws(ArticleError) {
        try await write(.insert(indexed, newTags: newTags, in: context))
    }

    public func update(
        _ indexed: IndexedArticle, from previous: Article, newTags: [Tag], in context: WriteContext
    ) async throws(ArticleError) {
        try await write(.update(indexed, from: previous, newTags: newTags, in: context))
    }

    public func delete(_ tombstone: Tombstone, in context: WriteContext) async throws(ArticleError) {
        try await write(.delete(tombstone, in: context))
    }

    /// A round trip for each: which one fails is known then, and no connection has to hold all of them.
    public func write(_ operations: [ArticleWrite]) async throws(ArticleError) {
        var number = 0
        do throws(PostgreSQLError) {
            try await retryingCollisions { () async throws(PostgreSQLError) in
                try await client.transaction { (transaction) async throws(PostgreSQLError) in
                    for place in operations.indices {
                        number = place
                        try await transaction.batch(Self.batch(of: Self.steps(of: operations[place])))
                    }
                }
            }
        } catch {
            guard error.sqlState == Statement.failedGuard else {
                throw ArticleError(write: error).ofOperation(number)
            }
            throw try await mismatch(of: operations[number]).ofOperation(number)
        }
    }

    /// Makes one write, in one round trip.
    func write(_ operation: ArticleWrite) async throws(ArticleError) {
        try await write(
            Self.steps(of: operation),
            orRefuse: { () async throws(ArticleError) in try await mismatch(of: operation) })
    }

    /// The error of a write whose subject is not at the expected version.
    private func mismatch(of operation: ArticleWrite) async throws(ArticleError) -> ArticleError {
        switch operation {
        case .insert(let indexed, _, _), .update(let indexed, _, _, _):
            .versionMismatch(current: try await version(of: indexed.id))
        case .delete(let tombstone, _): .versionMismatch(current: try await version(of: tombstone.id))
        case .updateTag(let tag, _, _, _): .versionMismatch(current: try await version(ofTag: tag.id))
        }
    }

    private static func steps(of operation: ArticleWrite) -> [Step] {
        let own =
            switch operation {
            case .insert(let indexed, let newTags, _): insertion(of: indexed, newTags)
            case .update(let indexed, let previous, let newTags, _): update(of: indexed, previous, newTags)
            case .delete(let tombstone, _): deletion(tombstone)
            case .updateTag(let tag, let previous, let leavesRedirect, _):
                update(of: tag, previous, leavesRedirect: leavesRedirect)
            }
        return steps(own, in: operation.context)
    }

    private static func insertion(of indexed: IndexedArticle, _ newTags: [Tag]) -> [Step] {
        let article = indexed.article
        var steps: [Step] = [(.insertArticle, ArticleRow.values(of: article))]
        steps += insertions(of: newTags)
        if !article.tags.isEmpty { steps.append(tags(of: indexed)) }
        if !article.authors.isEmpty { steps.append(authors(of: article)) }
        if let values = AnalysisRow.values(of: indexed) { steps.append((.insertAnalysis, values)) }
        if indexed.search != nil { steps.append(document(of: indexed)) }
        return steps + replacedTraces(by: article)
    }

    private static func update(
        of indexed: IndexedArticle, _ previous: Article, _ newTags: [Tag]
    ) -> [Step] {
        let article = indexed.article
        var steps: [Step] = [
            (.updateArticle, ArticleRow.values(of: article) + [.int64(Int64(previous.version))])
        ]
        steps += insertions(of: newTags)
        steps.append((.deleteOtherArticleTags, [.id(article.id), .ids(article.tags.map(\.id))]))
        if !article.tags.isEmpty { steps.append(tags(of: indexed)) }
        steps.append((.deleteOtherArticleAuthors, [.id(article.id), .textArray(article.authorKeys)]))
        if !article.authors.isEmpty { steps.append(authors(of: article)) }
        if let values = AnalysisRow.values(of: indexed) {
            steps.append((.updateAnalysis, values))
        } else {
            steps.append((.deleteAnalyses, [.id(article.id)]))
        }
        steps.append(document(of: indexed))
        steps += replacedTraces(by: article, previous)
        if article.slug != previous.slug { steps.append(former(previous, at: article.updatedAt)) }
        return steps
    }

    private static func deletion(_ tombstone: Tombstone) -> [Step] {
        [
            (.insertFormerSlugOfArticle, [.id(tombstone.id), .time(tombstone.deletedAt)]),
            (.deleteArticle, [.id(tombstone.id), .int64(Int64(tombstone.version) - 1)]),
            insertion(of: tombstone),
        ]
    }

    /// The step that keeps a tombstone: visible once if an earlier one was that it replaces.
    static func insertion(of tombstone: Tombstone) -> Step {
        (
            .insertTombstone,
            [
                .id(tombstone.id), .text(tombstone.slug.text), .int64(Int64(tombstone.version)),
                .bool(tombstone.wasVisible), .time(tombstone.deletedAt),
                .optional(tombstone.source?.name), .optional(tombstone.source?.id),
                .optional(tombstone.source?.digest),
            ]
        )
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

    func version(of id: ArticleID) async throws(ArticleError) -> Int? {
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
