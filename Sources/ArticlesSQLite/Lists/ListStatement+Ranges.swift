internal import Articles

/// One range of an index.
struct IndexRange {
    /// The tables.
    let from: String
    /// The tables, `articles` as `a` among them.
    let fromWithArticles: String
    /// The column of the identity.
    let id: String
    /// The column of the sort key.
    let key: String
    /// What must hold.
    let condition: String
}

extension ListStatement {
    /// What holds in every range: on the articles' own columns, and on other tables.
    private struct Conditions {
        var own: [String] = []
        var others: [String] = []
        /// On the key of the order.
        var ofKey: [String] = []
    }

    /// The ranges of an index that together hold what the query asks for.
    mutating func ranges(of query: ArticleQuery, from source: Source) -> [IndexRange] {
        let conditions = conditions(of: query, from: source)
        let statuses = query.filter.statuses.stored
        switch source {
        case .articles:
            let index = query.order.index(hasLanguage: query.filter.language != nil)
            return statuses.map { status in
                let all = ["a.status = \(status)"] + conditions.ofKey + conditions.own + conditions.others
                let from = "FROM articles AS a INDEXED BY \(index)"
                return IndexRange(
                    from: from, fromWithArticles: from, id: "a.id", key: "a.\(query.order.column)",
                    condition: all.joined(separator: " AND "))
            }
        case .tags(let tags):
            return tags.map { "x.tag_id = \(bind([$0]))" }.flatMap { tag in
                statuses.map { linked("article_tags", "\(tag) AND x.status = \($0)", conditions) }
            }
        case .author(let author):
            let name = "x.author_key = \(bind(author))"
            return statuses.map { linked("article_authors", "\(name) AND x.status = \($0)", conditions) }
        }
    }

    private func linked(_ table: String, _ start: String, _ conditions: Conditions) -> IndexRange {
        let from = "FROM \(table) AS x INDEXED BY \(table)_by_published"
        let joined = "\(from) CROSS JOIN articles AS a ON a.id = x.article_id"
        return IndexRange(
            from: conditions.own.isEmpty ? from : joined, fromWithArticles: joined, id: "x.article_id",
            key: "x.published_key",
            condition: ([start] + conditions.ofKey + conditions.others + conditions.own)
                .joined(separator: " AND "))
    }

    private mutating func conditions(of query: ArticleQuery, from source: Source) -> Conditions {
        let filter = query.filter
        var conditions = Conditions()
        var (id, table) = ("x.article_id", "x")
        if case .articles = source { (id, table) = ("a.id", "a") }
        let published = filter.publishedRange
        let updated = filter.updatedRange
        switch query.order {
        case .newest, .oldest, .relevance:
            conditions.ofKey = bounds(published, query, "\(table).published_key", id)
            conditions.own = plainBounds(updated, "a.updated_at")
        case .recentlyUpdated:
            conditions.ofKey = bounds(updated, query, "a.updated_at", id)
            conditions.own = plainBounds(published, "a.published_key")
        case .title:
            conditions.ofKey = bounds(KeyRange(), query, "a.title_key", id)
            conditions.own =
                plainBounds(published, "a.published_key") + plainBounds(updated, "a.updated_at")
        }
        if let language = filter.language { conditions.own.append("a.language = \(bind(language))") }
        conditions.others = linkConditions(of: filter, from: source, id)
        return conditions
    }

    /// What must hold of the tags and authors of the article with this identity, besides what the source
    /// does.
    mutating func linkConditions(
        of filter: ArticleFilter, from source: Source, _ id: String
    ) -> [String] {
        var conditions: [String] = []
        var groups = filter.tagGroups
        if case .tags(let driving) = source,
            let index = groups.firstIndex(where: { Set($0) == Set(driving) })
        {
            groups.remove(at: index)
        }
        func carries(_ tags: String) -> String {
            "EXISTS (SELECT 1 FROM article_tags AS o WHERE o.article_id = \(id) AND o.tag_id IN (\(tags)))"
        }
        for group in groups { conditions.append(carries(bind(group))) }
        if !filter.excludedTags.isEmpty {
            conditions.append("NOT " + carries(bind(filter.excludedTags)))
        }
        switch source {
        case .articles, .tags:
            guard let author = filter.author else { break }
            conditions.append(
                """
                EXISTS (SELECT 1 FROM article_authors AS w
                    WHERE w.article_id = \(id) AND w.author_key = \(bind(author)))
                """)
        case .author: break
        }
        return conditions
    }

    mutating func plainBounds(_ range: KeyRange, _ column: String) -> [String] {
        [
            range.lower.map { "\(column) >= \(bind($0))" }, range.upper.map { "\(column) <= \(bind($0))" },
        ].compactMap { $0 }
    }

    /// At most one bound at each end, so that the index is read from the place on and not up to it.
    private mutating func bounds(
        _ range: KeyRange, _ query: ArticleQuery, _ column: String, _ id: String
    ) -> [String] {
        guard let position = query.position else { return plainBounds(range, column) }
        var range = range
        let key: String
        switch position.key {
        case .milliseconds(let number), .score(_, let number):
            let end = query.isDescending ? range.upper : range.lower
            if let end, query.isDescending ? number > end : number < end { return plainBounds(range, column) }
            key = bind(number)
        case .title(let text): key = bind(text)
        }
        if query.isDescending { range.upper = nil } else { range.lower = nil }
        let sign = query.isDescending ? "<" : ">"
        return plainBounds(range, column) + ["(\(column), \(id)) \(sign) (\(key), \(bind([position.id])))"]
    }
}

extension ArticleOrder {
    fileprivate var column: String {
        switch self {
        case .newest, .oldest, .relevance: "published_key"
        case .recentlyUpdated: "updated_at"
        case .title: "title_key"
        }
    }

    fileprivate func index(hasLanguage: Bool) -> String {
        switch self {
        case .newest, .oldest, .relevance: hasLanguage ? "articles_by_language" : "articles_by_published"
        case .recentlyUpdated: "articles_by_updated"
        case .title: "articles_by_title"
        }
    }
}
