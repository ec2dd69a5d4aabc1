internal import Articles

extension ListStatement {
    /// The article and sort key of a found document, if the filter takes it. Its number is the first
    /// parameter.
    init(foundBy filter: ArticleFilter, order: ArticleOrder) {
        self.init(isCommon: filter.conditionCount < 2)
        let document = bind(0)
        var own = plainBounds(filter.publishedRange, "d.published_key")
        own += plainBounds(filter.updatedRange, "a.updated_at")
        if let language = filter.language { own.append("a.language = \(bind(language))") }
        let others = linkConditions(of: filter, from: .articles, "d.article_id")
        let readsArticle = !order.isByTime || filter.updatedAfter != nil || filter.language != nil
        let articles = readsArticle ? " CROSS JOIN articles AS a ON a.id = d.article_id" : ""
        let key =
            switch order {
            case .newest, .oldest, .relevance: "d.published_key"
            case .recentlyUpdated: "a.updated_at"
            case .title: "a.title_key"
            }
        write(
            """
            SELECT d.article_id, \(key) FROM search_documents AS d\(articles)
            WHERE \((["d.id = \(document)"] + own + others).joined(separator: " AND "))
            """)
    }
}

extension ArticleFilter {
    /// Whether there are conditions besides the search, the states and the times of appearance.
    var looksBeyondDocuments: Bool {
        !tagGroups.isEmpty || !excludedTags.isEmpty || author != nil || language != nil || updatedAfter != nil
    }
}
