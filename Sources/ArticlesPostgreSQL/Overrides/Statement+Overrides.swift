extension Statement {
    static let overrideStatements = [
        overrides, lockOverriddenArticle, guardOverrides, deleteOverrides, insertOverrides,
    ]

    /// Parameters: id.
    static let overrides = Statement(
        "overrides",
        """
        SELECT o.kind, o.target_id FROM related_overrides AS o WHERE o.article_id = $1
        ORDER BY o.kind, o.position
        """)

    /// Locks the article whose overrides change. Divides by zero unless it exists.
    /// Parameters: id.
    static let lockOverriddenArticle = Statement(
        "lockOverriddenArticle",
        """
        SELECT 1 / count(*)
        FROM (SELECT a.id FROM articles AS a WHERE a.id = $1 FOR NO KEY UPDATE) AS locked
        """)

    /// Divides by zero unless these are the overrides of the article. Parameters: id, pinned, excluded.
    static let guardOverrides = Statement(
        "guardOverrides",
        """
        SELECT 1 / count(*) FROM (SELECT 1) AS one
        WHERE $2::uuid[] = ARRAY(
            SELECT o.target_id FROM related_overrides AS o
            WHERE o.article_id = $1 AND o.kind = 0 ORDER BY o.position
        ) AND $3::uuid[] = ARRAY(
            SELECT o.target_id FROM related_overrides AS o
            WHERE o.article_id = $1 AND o.kind = 1 ORDER BY o.position
        )
        """)

    /// Parameters: id.
    static let deleteOverrides = Statement(
        "deleteOverrides", "DELETE FROM related_overrides WHERE article_id = $1")

    /// Parameters: id, targets, for each its kind.
    static let insertOverrides = Statement(
        "insertOverrides",
        """
        WITH present AS MATERIALIZED (
            SELECT a.id FROM articles AS a WHERE a.id = ANY($2::uuid[]) ORDER BY a.id FOR KEY SHARE
        )
        INSERT INTO related_overrides (article_id, target_id, kind, position)
        SELECT $1::uuid, n.id, n.kind::int2, n.position::int2
        FROM unnest($2::uuid[], $3::int4[]) WITH ORDINALITY AS n (id, kind, position)
        JOIN present AS p ON p.id = n.id
        """)
}
