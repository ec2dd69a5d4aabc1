internal import PostgreSQLClient

/// The statement of a list of this shape: its text, and which parameters its `$n` are.
///
/// A list walks an index once for each status, and for each tag of the group it is driven by. Each walk
/// starts at the place that was asked for, goes in the order of the list, and ends at the size of the page: a
/// number in the text, so that the planner knows. Their union is cut to the page, and only then are articles
/// fetched. What else is asked of an article is looked up for each row of a walk, inside a `CASE`: so the
/// planner cannot turn it into a walk of its own.
struct ListStatement: Sendable {
    let shape: ListShape
    /// The text, and the name under which connections prepare it.
    private(set) var prepared = PostgreSQLStatement("")
    private var parameters: [ListParameter] = []

    init(_ shape: ListShape) {
        self.shape = shape
        prepared = PostgreSQLStatement(text())
    }

    /// The values, in the order of the parameters.
    func values(_ values: ListValues) -> [PostgreSQLValue] {
        parameters.map(values.value)
    }

    private mutating func text() -> String {
        switch (shape.content, shape.isSearch) {
        case (.articles, false): pageText(columns: ArticleRow.columns)
        case (.articlesWithBody, false): pageText(columns: ArticleRow.allColumns)
        case (.count, false): countText()
        case (.identities, false): pageText(columns: "a.id")
        case (.identities, true): searchText(columns: nil)
        case (.articles, true): searchText(columns: ArticleRow.columns)
        case (.articlesWithBody, true): searchText(columns: ArticleRow.allColumns)
        case (.count, true): searchCountText()
        }
    }

    private mutating func pageText(columns: String) -> String {
        let tags = shape.source == .tags ? "CROSS JOIN unnest(\(mark(.tags))) AS l (tag_id)" : ""
        let direction = shape.isDescending ? "DESC" : "ASC"
        return """
            SELECT \(columns)
            FROM (
                SELECT DISTINCT b.key, b.id
                FROM unnest(\(mark(.statuses))) AS s (status) \(tags)
                CROSS JOIN LATERAL (
                    \(walk(direction))
                ) AS b
                ORDER BY b.key \(direction), b.id \(direction) LIMIT \(mark(.limit))
            ) AS page JOIN articles AS a ON a.id = page.id
            \(Statement.tagsOfArticle)
            ORDER BY page.key \(direction), page.id \(direction)
            """
    }

    /// What is gathered is materialized: the planner shall not look for it in the order of the list.
    private mutating func walk(_ direction: String) -> String {
        let size = shape.page.rawValue
        guard !shape.isGathered else {
            return """
                WITH found AS MATERIALIZED (
                    SELECT \(key) AS key, \(id) AS id FROM \(tables) WHERE \(conditions()))
                SELECT f.key, f.id FROM found AS f
                ORDER BY f.key \(direction), f.id \(direction) LIMIT \(size)
                """
        }
        return """
            SELECT \(key) AS key, \(id) AS id FROM \(tables) WHERE \(conditions())
            ORDER BY \(key) \(direction), \(id) \(direction) LIMIT \(size)
            """
    }

    private mutating func countText() -> String {
        "SELECT count(DISTINCT \(id)) FROM \(tables) WHERE \(conditions())"
    }

    /// The parameter, cast to its type.
    mutating func mark(_ parameter: ListParameter) -> String {
        if !parameters.contains(parameter) { parameters.append(parameter) }
        let number = (parameters.firstIndex(of: parameter) ?? 0) + 1
        return "$\(number)::\(parameter.type(key: shape.key))"
    }
}

extension ListStatement {
    /// Whether the columns of the article are at hand, as those of `d`.
    private var hasArticle: Bool {
        switch shape.source {
        case .articles, .language, .publishedTimes, .updatedTimes: true
        case .tags, .author: shape.isGathered
        case .search, .newestSearch: false
        }
    }

    /// `w` is what an index is walked for, `d` what the key is taken from.
    private var tables: String {
        switch (shape.source, shape.isGathered) {
        case (.tags, true): "article_tags AS w JOIN articles AS d ON d.id = w.article_id"
        case (.tags, false): "article_tags AS d"
        case (.author, true): "article_authors AS w JOIN articles AS d ON d.id = w.article_id"
        case (.author, false): "article_authors AS d"
        case (.articles, _), (.language, _), (.publishedTimes, _), (.updatedTimes, _): "articles AS d"
        case (.search, _), (.newestSearch, _): "search_documents AS d"
        }
    }

    private var id: String { hasArticle ? "d.id" : "d.article_id" }

    private var key: String {
        switch shape.key {
        case .published, .relevance: "d.published_key"
        case .updated: "d.updated_at"
        case .title: "d.title_key"
        }
    }

    private mutating func conditions() -> String {
        let isCount = shape.content == .count
        let walked = hasArticle && (shape.source == .tags || shape.source == .author) ? "w" : "d"
        var indexed = [isCount ? "\(walked).status = ANY(\(mark(.statuses)))" : "\(walked).status = s.status"]
        switch shape.source {
        case .articles: break
        case .language: indexed.append("d.language = \(mark(.language))")
        case .tags:
            indexed.append(isCount ? "\(walked).tag_id = ANY(\(mark(.tags)))" : "\(walked).tag_id = l.tag_id")
        case .author: indexed.append("\(walked).author_key = \(mark(.author))")
        case .publishedTimes, .search, .newestSearch: break
        case .updatedTimes: indexed.append("d.updated_at > \(mark(.updatedAfter))")
        }
        var others: [String] = []
        let published = "\(walked).published_key BETWEEN"
        switch (shape.source, isCount || shape.isGathered, shape.key) {
        case (.updatedTimes, _, _), (_, false, .updated), (_, false, .title):
            others.append("\(published) \(mark(.earliest)) AND \(mark(.latest))")
        case (_, true, _): indexed.append("\(published) \(mark(.earliest)) AND \(mark(.latest))")
        case (_, false, .published), (_, false, .relevance): break
        }
        if shape.isGathered { others += bounds() } else { indexed += bounds() }
        others += filters()
        return indexed.joined(separator: " AND ")
            + "\nAND CASE WHEN \(others.joined(separator: "\n    AND ")) THEN true END"
    }

    /// From where to where in the order of the list.
    private mutating func bounds() -> [String] {
        guard shape.content != .count else { return [] }
        var bounds: [String] = []
        let isBehind = "(\(key), \(id)) \(shape.isDescending ? "<" : ">")"
        if shape.isGathered {
            let isAbsent = "\(mark(.startKey)) IS NULL"
            bounds.append("(\(isAbsent) OR \(isBehind) (\(mark(.startKey)), \(mark(.startID))))")
        } else if shape.hasStart {
            bounds.append("\(isBehind) (\(mark(.startKey)), \(mark(.startID)))")
        }
        switch shape.key {
        case .published, .relevance, .updated:
            bounds.append("\(key) \(shape.isDescending ? ">=" : "<=") \(mark(.end))")
        case .title: break
        }
        return bounds
    }

    mutating func filters() -> [String] {
        var filters = [
            """
            (\(mark(.groupedTags)) IS NULL OR (
                SELECT count(DISTINCT g.number)
                FROM unnest(\(mark(.groupedTags)), \(mark(.groups))) AS g (tag_id, number)
                JOIN article_tags AS x ON x.article_id = \(id) AND x.tag_id = g.tag_id
            ) = \(mark(.groupCount)))
            """,
            """
            (\(mark(.excludedTags)) IS NULL OR (
                SELECT count(*) FROM article_tags AS x
                WHERE x.article_id = \(id) AND x.tag_id = ANY(\(mark(.excludedTags)))
            ) = 0)
            """,
        ]
        if shape.source != .author {
            filters.append(
                """
                (\(mark(.author)) IS NULL OR (
                    SELECT count(*) FROM article_authors AS x
                    WHERE x.article_id = \(id) AND x.author_key = \(mark(.author))
                ) = 1)
                """)
        }
        let article = hasArticle ? "d" : "e"
        let language = "(\(mark(.language)) IS NULL OR \(article).language = \(mark(.language)))"
        let changed = shape.isSearch ? "d" : article
        let updated = "(\(mark(.updatedAfter)) IS NULL OR \(changed).updated_at > \(mark(.updatedAfter)))"
        guard !hasArticle else { return filters + [language, updated] }
        guard !shape.isSearch else {
            let known = "(SELECT \(language) FROM articles AS e WHERE e.id = \(id))"
            return [updated] + filters + ["(\(mark(.language)) IS NULL OR \(known))"]
        }
        filters.append(
            """
            (\(mark(.language)) IS NULL AND \(mark(.updatedAfter)) IS NULL OR (
                SELECT \(language) AND \(updated) FROM articles AS e WHERE e.id = \(id)
            ))
            """)
        return filters
    }
}

extension ListParameter {
    /// The type, as SQL names it.
    fileprivate func type(key: ListShape.Key) -> String {
        switch self {
        case .statuses, .groups: "int4[]"
        case .limit, .groupCount, .updatedAfter, .earliest, .latest, .end, .startScore, .newestKey: "int8"
        case .tags, .groupedTags, .excludedTags, .scoredIDs: "uuid[]"
        case .author, .language, .search: "text"
        case .scores: "int8[]"
        case .startID, .newestID: "uuid"
        case .startKey:
            switch key {
            case .published, .updated, .relevance: "int8"
            case .title: "text"
            }
        }
    }
}
