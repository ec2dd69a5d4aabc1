extension Statement {
    static let indexingStatements = [
        outdatedArticles, outdatedCount, appearedArticles, articleState, updateUsedAnalyses,
    ]

    /// Parameters: version or NULL, article or an empty blob, limit.
    static let outdatedArticles = Statement(
        "outdatedArticles",
        """
        SELECT \(ArticleRow.allColumns) FROM articles AS a
        LEFT JOIN search_documents AS d ON d.article_id = a.id
        WHERE a.id > ?2 AND (?1 IS NULL OR d.version IS NOT ?1) ORDER BY a.id LIMIT ?3
        """)

    /// Goes through all articles. Parameters: version or NULL.
    static let outdatedCount = Statement(
        "outdatedCount",
        """
        SELECT count(*) FROM articles AS every LEFT JOIN search_documents AS d ON d.article_id = every.id
        WHERE ?1 IS NULL OR d.version IS NOT ?1
        """)

    /// Parameters: now, limit.
    static let appearedArticles = Statement(
        "appearedArticles",
        """
        SELECT \(ArticleRow.allColumns)
        FROM search_documents AS d INDEXED BY search_documents_scheduled
        CROSS JOIN articles AS a ON a.id = d.article_id
        WHERE d.is_hidden = 1 AND d.id < 281474976710656 AND d.published_key <= ?1
        ORDER BY d.published_key LIMIT ?2
        """)

    /// Parameters: id.
    static let articleState = Statement(
        "articleState", "SELECT a.version, a.status, a.published_key FROM articles AS a WHERE a.id = ?1")

    /// Parameters: version.
    static let updateUsedAnalyses = Statement(
        "updateUsedAnalyses",
        """
        INSERT INTO used_analyses (id, version) VALUES (1, ?1)
        ON CONFLICT (id) DO UPDATE SET version = excluded.version
        """)
}
