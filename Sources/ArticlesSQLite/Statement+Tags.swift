extension Statement {
    static let tagStatements = [
        visibleTagBySlug, anyTagBySlug, tagByFormerSlug, tagsByKey, tagsBySlug, tagsByFormerSlug,
        visibleCompanions, allCompanions, tagVersion,
    ]

    /// Parameters: slug, now.
    static let visibleTagBySlug = Statement(
        "visibleTagBySlug",
        """
        SELECT \(TagRow.columns), (\(visibleCount("?2"))) AS n FROM tags AS t
        WHERE t.slug = ?1 AND \(isVisible("?2"))
        """)

    /// Parameters: slug.
    static let anyTagBySlug = Statement(
        "anyTagBySlug",
        "SELECT \(TagRow.columns), (\(fullCount)) AS n FROM tags AS t WHERE t.slug = ?1")

    /// Parameters: slug.
    static let tagByFormerSlug = Statement(
        "tagByFormerSlug",
        """
        SELECT \(TagRow.columns) FROM former_tag_slugs AS f CROSS JOIN tags AS t ON t.id = f.tag_id
        WHERE f.slug = ?1
        """)

    /// Parameters: a JSON array of keys.
    static let tagsByKey = Statement(
        "tagsByKey",
        """
        SELECT \(TagRow.columns) FROM json_each(?1) AS asked CROSS JOIN tags AS t ON t.key = asked.value
        """)

    /// Parameters: a JSON array of slugs.
    static let tagsBySlug = Statement(
        "tagsBySlug",
        """
        SELECT \(TagRow.columns) FROM json_each(?1) AS asked CROSS JOIN tags AS t ON t.slug = asked.value
        """)

    /// Parameters: a JSON array of slugs.
    static let tagsByFormerSlug = Statement(
        "tagsByFormerSlug",
        """
        SELECT \(TagRow.columns), f.slug FROM json_each(?1) AS asked
        CROSS JOIN former_tag_slugs AS f ON f.slug = asked.value CROSS JOIN tags AS t ON t.id = f.tag_id
        """)

    /// Parameters: tag, size of the sample, now.
    static let visibleCompanions = Statement(
        "visibleCompanions",
        companions(
            sample: sample("x.status = 1 AND x.published_key <= ?3"), count: visibleCount("?3")))

    /// Parameters: tag, size of the sample.
    static let allCompanions = Statement(
        "allCompanions",
        companions(
            sample: """
                SELECT id FROM (
                    SELECT id, key FROM (\(sample("x.status = 0")))
                    UNION ALL SELECT id, key FROM (\(sample("x.status = 1")))
                    UNION ALL SELECT id, key FROM (\(sample("x.status = 2")))
                    ORDER BY key DESC, id DESC LIMIT ?2)
                """,
            count: fullCount))

    /// Parameters: id.
    static let tagVersion = Statement("tagVersion", "SELECT t.version FROM tags AS t WHERE t.id = ?1")

    /// How many articles carry the tag `t`.
    static let fullCount = """
        SELECT count(*) FROM article_tags AS c INDEXED BY article_tags_by_published WHERE c.tag_id = t.id
        """

    /// How many articles that are visible at the time of this parameter carry the tag `t`.
    static func visibleCount(_ now: String) -> String {
        "\(fullCount) AND c.status = 1 AND c.published_key <= \(now)"
    }

    /// Whether the tag `t` exists for the public at the time of this parameter.
    static func isVisible(_ now: String) -> String {
        """
        (t.is_declared = 1 OR EXISTS (
            SELECT 1 FROM article_tags AS e INDEXED BY article_tags_by_published
            WHERE e.tag_id = t.id AND e.status = 1 AND e.published_key <= \(now)))
        """
    }

    private static func sample(_ condition: String) -> String {
        """
        SELECT x.article_id AS id, x.published_key AS key
        FROM article_tags AS x INDEXED BY article_tags_by_published
        WHERE x.tag_id = ?1 AND \(condition)
        ORDER BY x.published_key DESC, x.article_id DESC LIMIT ?2
        """
    }

    private static func companions(sample: String, count: String) -> String {
        """
        SELECT \(TagRow.columns), (\(count)), common.n
        FROM (SELECT o.tag_id AS id, count(*) AS n
            FROM (\(sample)) AS s CROSS JOIN article_tags AS o ON o.article_id = s.id
            WHERE o.tag_id <> ?1 GROUP BY o.tag_id) AS common
        CROSS JOIN tags AS t ON t.id = common.id
        """
    }
}
