extension Statement {
    /// How many articles each condition leaves, counted up to 2,001 for each status; NULL for one that is not
    /// asked for.
    ///
    /// Parameters: statuses, first and last published key, tags, author, language, whether the published keys
    /// are a condition, time of the last change.
    static let selectivity = Statement(
        "selectivity",
        """
        SELECT
            ARRAY(
                SELECT \(countByTime("article_tags", "d.tag_id = t.id", id: "d.article_id"))
                FROM unnest($4::uuid[]) WITH ORDINALITY AS t (id, place) ORDER BY t.place),
            CASE WHEN $5::text IS NOT NULL THEN
                \(countByTime("article_authors", "d.author_key = $5::text", id: "d.article_id"))
            END,
            CASE WHEN $6::text IS NOT NULL THEN
                \(countByTime("articles", "d.language = $6::text", id: "d.id"))
            END,
            CASE WHEN $7::bool THEN \(countByTime("articles", "true", id: "d.id")) END,
            CASE WHEN $8::int8 IS NOT NULL THEN
                \(count("articles", "d.updated_at > $8::int8", key: "d.updated_at", id: "d.id"))
            END
        """)

    private static func countByTime(_ table: String, _ condition: String, id: String) -> String {
        let both = condition + " AND d.published_key BETWEEN $2::int8 AND $3::int8"
        return count(table, both, key: "d.published_key", id: id)
    }

    private static func count(_ table: String, _ condition: String, key: String, id: String) -> String {
        """
        (SELECT count(*) FROM unnest($1::int4[]) AS s (status) CROSS JOIN LATERAL (
            SELECT FROM \(table) AS d WHERE d.status = s.status AND \(condition)
            ORDER BY \(key), \(id) LIMIT 2001) AS n)
        """
    }
}
