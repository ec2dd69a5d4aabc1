extension Statement {
    static let transferStatements = [
        transferredSlugs, transferredTagSlugs, transferredTagKeys, transferredTombstones, overridesOfArticles,
    ]

    /// Parameters: first slug, limit.
    static let transferredSlugs = Statement(
        "transferredSlugs",
        """
        SELECT f.slug, f.article_id, f.given_up_at, f.is_public FROM former_slugs AS f
        WHERE f.slug >= $1 ORDER BY f.slug LIMIT $2
        """)

    /// Parameters: first slug, limit.
    static let transferredTagSlugs = Statement(
        "transferredTagSlugs",
        """
        SELECT f.slug, f.tag_id, f.given_up_at, true FROM former_tag_slugs AS f
        WHERE f.slug >= $1 ORDER BY f.slug LIMIT $2
        """)

    /// Parameters: first key, limit.
    static let transferredTagKeys = Statement(
        "transferredTagKeys",
        """
        SELECT f.key, f.tag_id, f.given_up_at, f.is_public FROM former_tag_keys AS f
        WHERE f.key >= $1 ORDER BY f.key LIMIT $2
        """)

    /// Parameters: first article, limit.
    static let transferredTombstones = Statement(
        "transferredTombstones",
        """
        SELECT \(tombstoneColumns) FROM tombstones AS d
        WHERE d.article_id >= $1 ORDER BY d.article_id LIMIT $2
        """)

    /// The overrides of so many articles. Parameters: first article, limit.
    static let overridesOfArticles = Statement(
        "overridesOfArticles",
        """
        SELECT o.article_id, o.kind, o.target_id FROM related_overrides AS o
        WHERE o.article_id >= $1 AND o.article_id <= (
            SELECT m.article_id FROM (
                SELECT DISTINCT p.article_id FROM related_overrides AS p
                WHERE p.article_id >= $1 ORDER BY p.article_id LIMIT $2) AS m
            ORDER BY m.article_id DESC LIMIT 1)
        ORDER BY o.article_id, o.kind, o.position
        """)
}
