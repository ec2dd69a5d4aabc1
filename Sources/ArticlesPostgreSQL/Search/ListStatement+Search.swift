/// Lists of what is searched for: the index tells which documents match, their narrow rows which of them are
/// asked for and in what order, and only the page is fetched.
///
/// The query is a subselect, which hides it from the planner: what it knows of frequent words would make it
/// read all documents. `OFFSET 0` keeps it from looking for matches in the order of the list.
///
/// A page of `newestSearch` is looked for among the scored documents and so many of the newest: it is right
/// if it is full, and then costs next to nothing, however many documents match.
extension ListStatement {
    /// How many of the newest documents are looked through.
    private static let newestCount = 1_000

    /// The columns of articles, or only their identities for `nil`.
    mutating func searchText(columns: String?) -> String {
        let direction = shape.isDescending ? "DESC" : "ASC"
        let keys = shape.key == .relevance ? ["score", "key", "id"] : ["key", "id"]
        func order(_ table: String) -> String {
            keys.map { "\(table).\($0) \(direction)" }.joined(separator: ", ")
        }
        let articles = columns == nil ? "" : "JOIN articles AS a ON a.id = page.id \(Statement.tagsOfArticle)"
        return """
            SELECT \(columns ?? "page.id")
            FROM (
                SELECT b.*
                FROM (
                    SELECT f.*
                    FROM (
                        \(shape.source == .newestSearch ? newestMatches(keys) : matches())
                    ) AS f
                    WHERE \(searchBounds(keys, of: "f"))
                    ORDER BY \(order("f")) LIMIT \(mark(.limit))
                ) AS b
                LIMIT \(shape.page.rawValue)
            ) AS page \(articles)
            ORDER BY \(order("page"))
            """
    }

    private mutating func matches() -> String {
        """
        SELECT d.article_id AS id, \(searchKeys())
        FROM search_documents AS d WHERE \(searchConditions())
        OFFSET 0
        """
    }

    private mutating func newestMatches(_ keys: [String]) -> String {
        let isScored = shape.key == .relevance
        let newest = """
            SELECT d.article_id AS id, d.published_key AS key\(isScored ? ", 0 AS score" : "")
            FROM (
                SELECT n.* FROM search_documents AS n
                WHERE n.status = (\(mark(.statuses)))[1]
                    AND n.published_key >= \(mark(.earliest))
                    AND (n.published_key, n.article_id) < (\(mark(.newestKey)), \(mark(.newestID)))
                ORDER BY n.published_key DESC, n.article_id DESC LIMIT \(Self.newestCount)
            ) AS d
            WHERE \(searchConditions())
            """
        guard isScored else { return newest }
        // Those with a score come first: if they fill the page, nothing else is looked at.
        let room = """
            (SELECT count(*) FROM scored AS c WHERE \(searchBounds(keys, of: "c"))) < \(mark(.limit))
            """
        return """
            WITH scored AS MATERIALIZED (
                SELECT d.article_id AS id, d.published_key AS key, s.score
                FROM unnest(\(mark(.scoredIDs)), \(mark(.scores))) AS s (id, score) CROSS JOIN LATERAL (
                    SELECT o.* FROM search_documents AS o WHERE o.article_id = s.id OFFSET 0
                ) AS d
                WHERE \(searchConditions())
            )
            SELECT c.id, c.key, c.score FROM scored AS c
            UNION ALL
            \(newest) AND d.article_id NOT IN (SELECT unnest(\(mark(.scoredIDs))))\(shape.isDescending ? " AND \(room)" : "")
            """
    }

    mutating func searchCountText() -> String {
        "SELECT count(*) FROM search_documents AS d WHERE \(searchConditions())"
    }

    private mutating func searchConditions() -> String {
        let shown = [
            "d.status = ANY(\(mark(.statuses)))",
            "d.published_key BETWEEN \(mark(.earliest)) AND \(mark(.latest))",
        ]
        let others = (shown + filters()).joined(separator: "\n    AND ")
        return """
            d.words @@ (SELECT \(mark(.search))::tsquery)
            AND CASE WHEN \(others) THEN true END
            """
    }

    private mutating func searchKeys() -> String {
        switch shape.key {
        case .published: return "d.published_key AS key"
        case .updated: return "d.updated_at AS key"
        case .title: return "(SELECT e.title_key FROM articles AS e WHERE e.id = d.article_id) AS key"
        case .relevance:
            // A binary search: a join would take each score for each match whenever the planner expects few.
            let ids = "(\(mark(.scoredIDs)))"
            let place = "width_bucket(d.article_id, \(ids))"
            return """
                d.published_key AS key, CASE WHEN \(ids)[\(place)] = d.article_id
                    THEN (\(mark(.scores)))[\(place)] ELSE 0 END AS score
                """
        }
    }

    private mutating func searchBounds(_ keys: [String], of table: String) -> String {
        var place = [mark(.startKey), mark(.startID)]
        let isAbsent = "\(place[0]) IS NULL"
        if shape.key == .relevance { place.insert(mark(.startScore), at: 0) }
        let row = keys.map { "\(table).\($0)" }.joined(separator: ", ")
        let sign = shape.isDescending ? "<" : ">"
        return "(\(isAbsent) OR (\(row)) \(sign) (\(place.joined(separator: ", "))))"
    }
}
