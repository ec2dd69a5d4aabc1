public import Articles
internal import PostgreSQLClient
internal import TextAnalysis

extension PostgreSQLArticleRepository {
    public func outdatedArticles(
        version: Int?, after article: ArticleID?, limit: Int
    ) async throws(ArticleError) -> [Article] {
        let start = article ?? ArticleID(high: 0, low: 0)
        let values: [PostgreSQLValue] = [
            version.map { .int64(Int64($0)) } ?? .null, .id(start), article.map { .id($0) } ?? .null,
            .int64(Int64(limit)),
        ]
        return try await articles(Statement.outdatedArticles.prepared, values)
    }

    public func outdatedCount(version: Int?) async throws(ArticleError) -> Int {
        let values: [PostgreSQLValue] = [version.map { .int64(Int64($0)) } ?? .null]
        return try await rows(.outdatedCount, values) { row throws(PostgreSQLError) in
            Int(try row.int64(0))
        }.first ?? 0
    }

    public func appearedArticles(at now: Timestamp, limit: Int) async throws(ArticleError) -> [Article] {
        try await articles(
            Statement.appearedArticles.prepared, [.time(now), .int64(Int64(limit))], class: .read)
    }

    public func reindex(_ articles: [IndexedArticle]) async throws(ArticleError) {
        guard !articles.isEmpty else { return }
        let versions = articles.map { Int64($0.article.version) }
        var steps: [Step] = [
            (.lockDerivedArticles, [.ids(articles.map(\.article.id)), .int64Array(versions)])
        ]
        for indexed in articles {
            steps.append(Self.document(of: indexed))
            if let values = AnalysisRow.values(of: indexed) {
                steps.append((.insertDerivedAnalysis, values + [.int64(Int64(indexed.article.version))]))
            } else {
                steps.append((.deleteDerivedAnalyses, [.id(indexed.id), .int64(Int64(indexed.version))]))
            }
        }
        let visible = articles.filter { $0.search?.isHidden == false }
        if !visible.isEmpty {
            steps.append(
                (.publishTags, [.ids(visible.map(\.id)), .int64Array(visible.map { Int64($0.version) })]))
        }
        var names: [TagID: String] = [:]
        for tag in articles.flatMap(\.article.tags) { names[tag.id] = tag.name }
        let tags = names.sorted { $0.key < $1.key }.map { (id: $0.key, name: $0.value) }
        if !tags.isEmpty {
            steps.append((.lockWordedTags, [.ids(tags.map(\.id)), .textArray(tags.map(\.name))]))
            steps += Self.words(of: tags)
        }
        try await write(steps)
    }

    public func activateIndex(version: Int) async throws(ArticleError) {
        let version = PostgreSQLValue.int64(Int64(version))
        try await write([(.updateUsedAnalyses, [version])])
        while try await write([(.deleteUnusedAnalyses, [version])]) != [0] {}
    }

    /// The steps that store the search words of tags, of those that still have these names.
    static func words(of tags: [(id: TagID, name: String)]) -> [Step] {
        let words = tags.map { (id: $0.id, words: TextAnalyzer.searchWords(of: $0.name)) }
        let values: [PostgreSQLValue] = [
            .ids(tags.map(\.id)), .textArray(tags.map(\.name)),
            .ids(words.flatMap { Array(repeating: $0.id, count: $0.words.count) }),
            .textArray(words.flatMap(\.words)),
        ]
        return [(.deleteOtherTagWords, values), (.insertTagWords, values)]
    }
}
