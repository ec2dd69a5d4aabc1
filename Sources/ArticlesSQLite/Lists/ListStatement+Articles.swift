internal import Articles

extension ListStatement {
    /// One page of articles; `nil` when nothing can match.
    init?(_ query: ArticleQuery) {
        let filter = query.filter
        guard !filter.tagGroups.contains([]) else { return nil }
        self.init(isCommon: filter.conditionCount < 2)
        let source = Source(for: filter, isByTime: query.order.isByTime)
        let limit = bind(query.limit)
        let direction = query.isDescending ? "DESC" : "ASC"
        let columns = query.includesBody ? ArticleRow.allColumns : ArticleRow.columns
        let ranges = ranges(of: query, from: source)
        guard ranges.count > 1 else {
            write(
                """
                SELECT \(columns) \(ranges[0].fromWithArticles) WHERE \(ranges[0].condition)
                ORDER BY \(ranges[0].key) \(direction), \(ranges[0].id) \(direction) LIMIT \(limit)
                """)
            return
        }
        let branches = ranges.map { range in
            """
            SELECT id, key FROM (SELECT \(range.id) AS id, \(range.key) AS key
            \(range.from) WHERE \(range.condition)
            ORDER BY \(range.key) \(direction), \(range.id) \(direction) LIMIT \(limit))
            """
        }
        write(
            """
            SELECT \(columns) FROM (
            \(branches.joined(separator: "\nUNION "))
            ORDER BY key \(direction), id \(direction) LIMIT \(limit)) AS page
            CROSS JOIN articles AS a ON a.id = page.id
            ORDER BY page.key \(direction), page.id \(direction)
            """)
    }

    /// The number of articles that match; `nil` when nothing can.
    init?(counting filter: ArticleFilter) {
        guard !filter.tagGroups.contains([]) else { return nil }
        self.init(isCommon: filter.conditionCount < 2)
        let source = Source(for: filter, isByTime: true)
        let ranges = ranges(of: ArticleQuery(filter), from: source)
        guard ranges.count > 1 else {
            write("SELECT count(*) \(ranges[0].from) WHERE \(ranges[0].condition)")
            return
        }
        let branches = ranges.map { "SELECT \($0.id) AS id \($0.from) WHERE \($0.condition)" }
        let union = if case .tags(let tags) = source, tags.count > 1 { "\nUNION " } else { "\nUNION ALL " }
        write("SELECT count(*) FROM (\(branches.joined(separator: union)))")
    }
}

extension ArticleOrder {
    /// Whether the key is `published_at`.
    var isByTime: Bool {
        switch self {
        case .newest, .oldest, .relevance: true
        case .recentlyUpdated, .title: false
        }
    }
}
