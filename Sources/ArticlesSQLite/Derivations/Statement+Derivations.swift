extension Statement {
    static let derivationStatements = [
        outdatedArticles, outdatedCount, articleState, useAnalyses, unusedAnalyses, deleteAnalysisOfVersion,
        endOfTerms, deleteTerms,
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

    /// Parameters: id.
    static let articleState = Statement(
        "articleState", "SELECT a.version, a.status, a.published_key FROM articles AS a WHERE a.id = ?1")

    /// Parameters: version.
    static let useAnalyses = Statement(
        "useAnalyses",
        """
        INSERT INTO used_analyses (id, version) VALUES (1, ?1)
        ON CONFLICT (id) DO UPDATE SET version = excluded.version
        """)

    /// Analyses that are of another version. Parameters: version, limit.
    static let unusedAnalyses = Statement(
        "unusedAnalyses",
        """
        SELECT article, version FROM (SELECT n.article_id AS article, n.version AS version
            FROM article_analyses AS n INDEXED BY article_analyses_by_sample_key
            WHERE n.version < ?1 LIMIT ?2)
        UNION ALL SELECT article, version FROM (SELECT n.article_id AS article, n.version AS version
            FROM article_analyses AS n INDEXED BY article_analyses_by_sample_key
            WHERE n.version > ?1 LIMIT ?2)
        """)

    /// Parameters: article, version.
    static let deleteAnalysisOfVersion = Statement(
        "deleteAnalysisOfVersion", "DELETE FROM article_analyses WHERE article_id = ?1 AND version = ?2")

    /// The last term of the first blocks of some terms. Parameters: run, first term, last term, the most
    /// blocks.
    static let endOfTerms = Statement(
        "endOfTerms",
        """
        SELECT max(s.term) FROM (
            SELECT b.term FROM term_blocks AS b WHERE b.run_id = ?1 AND b.term >= ?2 AND b.term <= ?3
            ORDER BY b.term, b.start LIMIT ?4) AS s
        """)

    /// Parameters: run, first term, last term.
    static let deleteTerms = Statement(
        "deleteTerms", "DELETE FROM term_blocks WHERE run_id = ?1 AND term >= ?2 AND term <= ?3")
}
