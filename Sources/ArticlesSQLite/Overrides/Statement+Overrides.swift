extension Statement {
    static let overrideStatements = [overrides, deleteOverrides, insertOverrides]

    /// Parameters: article.
    static let overrides = Statement(
        "overrides",
        """
        SELECT o.kind, o.target_id FROM related_overrides AS o WHERE o.article_id = ?1
        ORDER BY o.kind, o.position
        """)

    /// Nothing when the target does not exist. Parameters: article, kind, position, target.
    static let insertOverrides = Statement(
        "insertOverrides",
        """
        INSERT INTO related_overrides (article_id, kind, position, target_id)
        SELECT ?1, ?2, ?3, a.id FROM articles AS a WHERE a.id = ?4
        """)

    /// Parameters: article.
    static let deleteOverrides = Statement(
        "deleteOverrides", "DELETE FROM related_overrides WHERE article_id = ?1")
}
