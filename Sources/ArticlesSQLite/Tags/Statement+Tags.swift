extension Statement {
    static let tagStatements = [
        visibleTagBySlug, tagBySlug, tagByFormerSlug, tagsByKey, tagsBySlug, visibleTagsByKey,
        visibleTagsBySlug, tagsByFormerSlug, tagsByFormerKey, visibleTagsByFormerKey,
        visibleCompanions, companions, tagVersion, ignoredTags, appearedTag, publicTagBySlug, publicTagsByKey,
        publicTagsBySlug,
    ]

    /// Whether an article has appeared that nobody has seen to: then the public may not know its tags yet. Parameters:
    /// now.
    static let appearedTag = Statement(
        "appearedTag",
        """
        SELECT 1 FROM article_tags AS x INDEXED BY article_tags_awaited
        WHERE x.is_awaited = 1 AND x.published_key <= ?1 LIMIT 1
        """)

    /// As `visibleTagBySlug`, of the tags that the public knows.
    static let publicTagBySlug = Statement(
        "publicTagBySlug",
        """
        SELECT \(TagRow.columns), (\(visibleCount("?2"))) AS n
        FROM tags AS t INDEXED BY tags_public_by_slug
        WHERE t.slug = ?1 AND t.is_public = 1 AND \(isVisible("?2"))
        """)

    /// As `visibleTagsByKey`, of the tags that the public knows.
    static let publicTagsByKey = Statement("publicTagsByKey", publicTags(by: "key"))

    /// As `visibleTagsBySlug`, of the tags that the public knows.
    static let publicTagsBySlug = Statement("publicTagsBySlug", publicTags(by: "slug"))

    private static func publicTags(by column: String) -> String {
        """
        SELECT \(TagRow.columns), \(appearance) FROM json_each(?1) AS asked
        CROSS JOIN tags AS t INDEXED BY tags_public_by_\(column)
        ON t.\(column) = asked.value AND t.is_public = 1
        WHERE \(isVisible("?2"))
        """
    }

    /// Parameters: slug, now.
    static let visibleTagBySlug = Statement(
        "visibleTagBySlug",
        """
        SELECT \(TagRow.columns), (\(visibleCount("?2"))) AS n
        FROM (SELECT ?1 AS value) AS asked \(visibleTag(by: "slug"))
        """)

    /// Parameters: slug.
    static let tagBySlug = Statement(
        "tagBySlug",
        "SELECT \(TagRow.columns), (\(fullCount)) AS n FROM tags AS t WHERE t.slug = ?1")

    /// Parameters: slug, now or NULL for every tag.
    static let tagByFormerSlug = Statement(
        "tagByFormerSlug",
        """
        SELECT \(TagRow.columns) FROM former_tag_slugs AS f CROSS JOIN tags AS t ON t.id = f.tag_id
        WHERE f.slug = ?1 AND (?2 IS NULL OR \(appearance) <= ?2)
        """)

    /// Tags, and since when the public knows them. Parameters: a JSON array of keys.
    static let tagsByKey = Statement(
        "tagsByKey",
        """
        SELECT \(TagRow.columns), \(appearance)
        FROM json_each(?1) AS asked CROSS JOIN tags AS t ON t.key = asked.value
        """)

    /// As `tagsByKey`. Parameters: a JSON array of slugs.
    static let tagsBySlug = Statement(
        "tagsBySlug",
        """
        SELECT \(TagRow.columns), \(appearance)
        FROM json_each(?1) AS asked CROSS JOIN tags AS t ON t.slug = asked.value
        """)

    /// As `tagsByKey`, of visible tags. Parameters: a JSON array of keys, now.
    static let visibleTagsByKey = Statement(
        "visibleTagsByKey",
        """
        SELECT \(TagRow.columns), \(appearance)
        FROM json_each(?1) AS asked \(visibleTag(by: "key"))
        """)

    /// As `tagsBySlug`, of visible tags. Parameters: a JSON array of slugs, now.
    static let visibleTagsBySlug = Statement(
        "visibleTagsBySlug",
        """
        SELECT \(TagRow.columns), \(appearance)
        FROM json_each(?1) AS asked \(visibleTag(by: "slug"))
        """)

    /// As `tagsByKey`, and the slugs. Parameters: a JSON array of slugs.
    static let tagsByFormerSlug = Statement(
        "tagsByFormerSlug",
        """
        SELECT \(TagRow.columns), \(appearance), f.slug FROM json_each(?1) AS asked
        CROSS JOIN former_tag_slugs AS f ON f.slug = asked.value CROSS JOIN tags AS t ON t.id = f.tag_id
        """)

    /// As `tagsByKey`, and the former keys, each with whether the public knows it. Parameters: a JSON array
    /// of keys.
    static let tagsByFormerKey = Statement(
        "tagsByFormerKey",
        """
        SELECT \(TagRow.columns), \(appearance), f.key, f.is_public FROM json_each(?1) AS asked
        CROSS JOIN former_tag_keys AS f ON f.key = asked.value CROSS JOIN tags AS t ON t.id = f.tag_id
        """)

    /// As `tagsByFormerKey`, of the keys that the public knows.
    static let visibleTagsByFormerKey = Statement(
        "visibleTagsByFormerKey",
        """
        SELECT \(TagRow.columns), \(appearance), f.key, 1 FROM json_each(?1) AS asked
        CROSS JOIN former_tag_keys AS f INDEXED BY former_tag_keys_public
        ON f.key = asked.value AND f.is_public = 1
        CROSS JOIN tags AS t ON t.id = f.tag_id
        """)

    /// Parameters: tag, size of the sample, now.
    static let visibleCompanions = Statement(
        "visibleCompanions",
        companionsText(
            sample: sample("x.status = 1 AND x.published_key <= ?3"), count: visibleCount("?3")))

    /// Parameters: tag, size of the sample.
    static let companions = Statement(
        "companions",
        companionsText(
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

    /// Joins the tag `t` with the key or slug `asked.value`, if it is visible at the time `?2`.
    ///
    /// The articles of a tag that is hidden, and of one that is not there, are looked for alike: the index
    /// alone says which it is, and the row is read only of one that is visible. So both take as long.
    private static func visibleTag(by column: String) -> String {
        """
        LEFT JOIN tags AS k INDEXED BY tags_known_by_\(column) ON k.\(column) = asked.value
        CROSS JOIN tags AS t ON t.id = CASE WHEN k.is_declared = 1 OR EXISTS (
            SELECT 1 FROM article_tags AS e INDEXED BY article_tags_by_published
            WHERE e.tag_id = coalesce(k.id, zeroblob(16)) AND e.status = 1 AND e.published_key <= ?2)
        THEN k.id END
        """
    }

    /// Since when the public knows the tag `t`.
    static let appearance = """
        CASE WHEN t.is_declared = 1 THEN \(Int64.min) ELSE coalesce((
            SELECT min(e.published_key) FROM article_tags AS e INDEXED BY article_tags_by_published
            WHERE e.tag_id = t.id AND e.status = 1), \(Int64.max)) END
        """

    private static func sample(_ condition: String) -> String {
        """
        SELECT x.article_id AS id, x.published_key AS key
        FROM article_tags AS x INDEXED BY article_tags_by_published
        WHERE x.tag_id = ?1 AND \(condition)
        ORDER BY x.published_key DESC, x.article_id DESC LIMIT ?2
        """
    }

    private static func companionsText(sample: String, count: String) -> String {
        """
        SELECT \(TagRow.columns), (\(count)), common.n
        FROM (SELECT o.tag_id AS id, count(*) AS n
            FROM (\(sample)) AS s CROSS JOIN article_tags AS o ON o.article_id = s.id
            WHERE o.tag_id <> ?1 GROUP BY o.tag_id) AS common
        CROSS JOIN tags AS t ON t.id = common.id
        """
    }

    static let ignoredTags = Statement(
        "ignoredTags", "SELECT t.id FROM tags AS t INDEXED BY tags_ignored WHERE t.relatedness = 1")
}
