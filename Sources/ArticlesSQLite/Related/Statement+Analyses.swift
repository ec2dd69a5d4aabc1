extension Statement {
    static let relatedWritingStatements = [
        setAnalysis, deleteAnalyses, deleteOtherAnalyses, insertOverride, deleteOverrides, countTagChange,
    ]

    /// Changes what is different. Parameters: article, version, sample key, signature, time, language,
    /// profile.
    static let setAnalysis = Statement(
        "setAnalysis",
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

    /// Nothing when the target does not exist. Parameters: article, kind, position, target.
    static let insertOverride = Statement(
        "insertOverride",
        """
        INSERT INTO related_overrides (article_id, kind, position, target_id)
        SELECT ?1, ?2, ?3, a.id FROM articles AS a WHERE a.id = ?4
        """)

    /// Parameters: article.
    static let deleteOverrides = Statement(
        "deleteOverrides", "DELETE FROM related_overrides WHERE article_id = ?1")

    static let countTagChange = Statement(
        "countTagChange",
        """
        INSERT INTO tag_revisions (id, number) VALUES (1, 1)
        ON CONFLICT (id) DO UPDATE SET number = number + 1
        """)
}
