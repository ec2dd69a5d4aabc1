extension Statement {
    static let analysisStatements = [
        insertAnalysis, deleteAnalyses, deleteOtherAnalyses, unusedAnalyses, deleteAnalysisOfVersion,
    ]

    /// Stores an analysis, if it differs. Parameters: article, version, sample key, signature, time,
    /// language, profile.
    static let insertAnalysis = Statement(
        "insertAnalysis",
        """
        INSERT INTO article_analyses (article_id, version, sample_key, signature, published_at, language,
            profile)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        ON CONFLICT (article_id, version) DO UPDATE SET sample_key = ?3, signature = ?4, published_at = ?5,
            language = ?6, profile = ?7
        WHERE sample_key <> ?3 OR signature <> ?4 OR published_at <> ?5 OR language IS NOT ?6
            OR profile <> ?7
        """)

    /// Parameters: article.
    static let deleteAnalyses = Statement(
        "deleteAnalyses", "DELETE FROM article_analyses WHERE article_id = ?1")

    /// Parameters: article, version.
    static let deleteOtherAnalyses = Statement(
        "deleteOtherAnalyses", "DELETE FROM article_analyses WHERE article_id = ?1 AND version <> ?2")

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
}
