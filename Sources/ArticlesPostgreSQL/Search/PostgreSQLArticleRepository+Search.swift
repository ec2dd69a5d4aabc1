public import Articles
internal import PostgreSQLClient

extension PostgreSQLArticleRepository {
    public func searchedLanguages(in scope: TagScope) async throws(ArticleError) -> Set<String> {
        switch scope {
        case .all:
            return Set(try await rows(.searchedLanguages) { row throws(PostgreSQLError) in try row.text(0) })
        case .visible(let now):
            let tags = try await rows(.visibleLanguageTags, [.time(now)]) { row throws(PostgreSQLError) in
                try row.optionalText(0)
            }
            return Set(tags.map(Article.searchedLanguage(ofTag:)))
        }
    }

    public func tags(_ query: TagWordQuery) async throws(ArticleError) -> [WordedTag] {
        guard !query.words.isEmpty || !query.prefixes.isEmpty else { return [] }
        let values: [PostgreSQLValue] = [
            .textArray(query.words), .textArray(query.prefixes), .textArray(query.prefixes.map(\.prefixEnd)),
            .int64(Int64(query.limit)), query.scope.latest,
        ]
        let statement: Statement = query.scope == .all ? .tagsByWords : .publicTagsByWords
        return try await rows(statement, values) { row throws(PostgreSQLError) in
            WordedTag(
                id: try row.id(0), name: try row.text(1),
                merged: try row.uuidArray(2).map { TagID($0) })
        }
    }

    /// The list of a query that searches; `nil` when nothing can match.
    func search(_ search: SearchQuery, _ query: ArticleQuery) throws(ArticleError) -> List? {
        guard let published = query.filter.publishedKeys, let text = try SearchText(search) else {
            return nil
        }
        let key = query.order == .relevance ? .relevance : query.order.key
        var values = ListValues(filter: query.filter, published: published)
        values.search = text.text
        values.limit = query.limit
        values.start = query.position
        values.scores = query.scores.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        let shape = ListShape(
            content: query.includesBody ? .articlesWithBody : .articles, key: key,
            isDescending: query.isDescending, source: .search, hasStart: false,
            page: ListShape.Page(holding: query.limit))
        return (shape, values)
    }

    /// The page of a list, if it is full when only scored and the newest documents are looked through.
    func newestPage(_ list: List) async throws(ArticleError) -> [Article]? {
        var shape = list.shape
        guard shape.source == .search, shape.isDescending,
            shape.key == .published || shape.key == .relevance,
            shape.page != .largest, list.values.filter.statuses.stored.count == 1
        else { return nil }
        shape.source = .newestSearch
        let statement = lists.statement(shape)
        let page = try await articles(statement.prepared, statement.values(list.values))
        return page.count == list.values.limit ? page : nil
    }

    /// The list that counts what matches; `nil` when nothing can.
    func count(of search: SearchQuery, _ filter: ArticleFilter) throws(ArticleError) -> List? {
        guard let published = filter.publishedKeys, let text = try SearchText(search) else { return nil }
        var values = ListValues(filter: filter, published: published)
        values.search = text.text
        return (.counting(from: .search), values)
    }

    /// The step that stores the document of an article, or deletes it when there is none.
    static func document(of indexed: IndexedArticle) -> Step {
        let article = indexed.article
        let values: [PostgreSQLValue] = [.id(article.id), .int64(Int64(article.version))]
        guard let document = indexed.search else { return (.deleteDocument, values) }
        return (
            .insertDocument,
            values + [
                .int32(Int32(clamping: document.version)), .text(document.language),
                .text(SearchText(document).text), .bool(document.isHidden),
            ]
        )
    }
}
