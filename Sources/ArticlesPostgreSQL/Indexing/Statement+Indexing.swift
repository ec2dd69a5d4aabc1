extension Statement {
    static let indexingStatements = [
        outdatedArticles, outdatedCount, appearedArticles, lockDerivedArticles, lockWordedTags,
        updateUsedAnalyses,
        deleteUnusedAnalyses,
    ]

    /// Parameters: version of the documents or NULL, first id, the id that is left out or NULL, limit.
    static let outdatedArticles = Statement(
        "outdatedArticles",
        """
        SELECT \(ArticleRow.allColumns) FROM articles AS a \(tagsOfArticle)
        WHERE a.id >= $2 AND a.id IS DISTINCT FROM $3 AND ($1::int8 IS NULL OR (
            SELECT d.version FROM search_documents AS d WHERE d.article_id = a.id) IS DISTINCT FROM $1::int8)
        ORDER BY a.id LIMIT $4
        """)

    /// Parameters: version of the documents or NULL.
    static let outdatedCount = Statement(
        "outdatedCount",
        """
        SELECT (SELECT count(*) FROM articles)
            - (SELECT count(*) FROM search_documents AS d WHERE d.version = $1::int8)
        """)

    /// Parameters: now, limit.
    static let appearedArticles = Statement(
        "appearedArticles",
        """
        SELECT \(ArticleRow.allColumns) FROM (
            SELECT d.article_id, d.published_key FROM search_documents AS d
            WHERE d.is_hidden AND d.status = 1 AND d.published_key <= $1
            ORDER BY d.published_key LIMIT $2
        ) AS appeared JOIN articles AS a ON a.id = appeared.article_id \(tagsOfArticle)
        ORDER BY appeared.published_key
        """)

    /// Locks these articles at these versions until the end of the transaction. Parameters: ids, versions.
    static let lockDerivedArticles = Statement(
        "lockDerivedArticles",
        """
        SELECT a.id FROM unnest($1::uuid[], $2::int8[]) AS n (id, version)
        JOIN articles AS a ON a.id = n.id AND a.version = n.version
        ORDER BY a.id FOR NO KEY UPDATE OF a
        """)

    /// Locks the tags at these names until the end of the transaction. Parameters: ids, names.
    static let lockWordedTags = Statement(
        "lockWordedTags",
        """
        SELECT t.id FROM unnest($1::uuid[], $2::text[]) AS n (id, name)
        JOIN tags AS t ON t.id = n.id AND t.name = n.name
        ORDER BY t.id FOR SHARE OF t
        """)

    /// Parameters: version.
    static let updateUsedAnalyses = Statement(
        "updateUsedAnalyses",
        """
        INSERT INTO used_analyses AS u (id, version) VALUES (true, $1)
        ON CONFLICT (id) DO UPDATE SET version = excluded.version
        """)

    /// Deletes some of the analyses of other versions, with their terms, which are looked up. Parameters:
    /// version.
    static let deleteUnusedAnalyses = Statement(
        "deleteUnusedAnalyses",
        """
        WITH earlier AS MATERIALIZED (\(surplus("s.version < $1::int8"))),
        later AS MATERIALIZED (\(surplus("s.version > $1::int8"))),
        removed AS MATERIALIZED (
            SELECT e.article_id, e.version, e.terms FROM earlier AS e
            UNION ALL
            SELECT l.article_id, l.version, l.terms FROM later AS l
        ),
        terms AS (
            DELETE FROM article_terms WHERE ctid = ANY(ARRAY(
                SELECT t.ctid
                FROM removed AS r CROSS JOIN unnest(r.terms) AS n (number) CROSS JOIN LATERAL (
                    SELECT x.ctid FROM article_terms AS x
                    WHERE x.number = n.number AND x.article_id = r.article_id OFFSET 0
                ) AS t))
        )
        DELETE FROM article_analyses AS s USING removed AS r
        WHERE s.article_id = r.article_id AND s.version = r.version
        """)

    private static func surplus(_ condition: String) -> String {
        """
        SELECT s.article_id, s.version, s.terms FROM article_analyses AS s WHERE \(condition)
        ORDER BY s.version, s.sample_key, s.article_id LIMIT 200 FOR UPDATE
        """
    }
}
