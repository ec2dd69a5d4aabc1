extension Statement {
    static let tagStatements = [
        tagBySlug, tagByFormerSlug, tagsByName, tagsByNameBackward, tagsByCount, tagsByCountBackward,
        tagsNamed, visibleTagsNamed, visibleTagBySlug, companions, tagVersion,
        ignoredTags,
    ]

    /// Parameters: slug, statuses and latest published key of the scope.
    static let tagBySlug = Statement(
        "tagBySlug",
        """
        SELECT \(TagRow.columns), \(count("$2::int4[]", "$3::int8")) FROM tags AS t
        WHERE t.slug = $1
        """)

    /// Parameters: slug, latest appearance.
    static let tagByFormerSlug = Statement(
        "tagByFormerSlug",
        """
        SELECT \(TagRow.columns) FROM former_tag_slugs AS f JOIN tags AS t ON t.id = f.tag_id
        WHERE f.slug = $1 AND \(appearance) <= $2::int8
        """)

    /// Parameters: statuses and latest published key of the scope, whether every tag exists in it, first key,
    /// end of the keys, key before the first, limit.
    static let tagsByName = Statement(
        "tagsByName",
        """
        SELECT \(TagRow.columns), \(count("$1::int4[]", "$2::int8")) FROM (\(tagsInScope("k.key > $6", "ORDER BY k.key LIMIT $7"))) AS t
        ORDER BY t.key LIMIT $7
        """)

    /// Parameters: those of `tagsByName`, with the key behind the last.
    static let tagsByNameBackward = Statement(
        "tagsByNameBackward",
        """
        SELECT \(TagRow.columns), \(count("$1::int4[]", "$2::int8")) FROM (\(tagsInScope("k.key < $6", "ORDER BY k.key DESC LIMIT $7"))) AS t
        ORDER BY t.key DESC LIMIT $7
        """)

    /// Parameters: those of `tagsByName`, and the count at that key.
    static let tagsByCount = Statement(
        "tagsByCount",
        """
        SELECT \(TagRow.columns), t.count
        FROM (\(countedTags)) AS t
        WHERE t.count < $8::int8 OR t.count = $8::int8 AND t.key > $6
        ORDER BY t.count DESC, t.key LIMIT $7
        """)

    /// Parameters: those of `tagsByNameBackward`, and the count at that key.
    static let tagsByCountBackward = Statement(
        "tagsByCountBackward",
        """
        SELECT \(TagRow.columns), t.count
        FROM (\(countedTags)) AS t
        WHERE t.count > $8::int8 OR t.count = $8::int8 AND t.key < $6
        ORDER BY t.count, t.key DESC LIMIT $7
        """)

    /// Tags by keys and slugs, with the former slugs that led to each, the former keys that the public knows,
    /// and the others, and since when the public knows it. Parameters: keys, slugs, latest appearance.
    static let tagsNamed = Statement(
        "tagsNamed",
        """
        SELECT \(TagRow.columns), \(formerSlugs), \(formerKeys("f.is_public")),
            \(formerKeys("NOT f.is_public")), \(appearance)
        FROM (
            SELECT k.id FROM tags AS k WHERE k.key = ANY($1::text[])
            UNION SELECT s.id FROM tags AS s WHERE s.slug = ANY($2::text[])
            UNION SELECT f.tag_id FROM former_tag_slugs AS f WHERE f.slug = ANY($2::text[])
            UNION SELECT g.tag_id FROM former_tag_keys AS g WHERE g.key = ANY($1::text[])
        ) AS n JOIN tags AS t ON t.id = n.id
        WHERE \(appearance) <= $3::int8
        """)

    /// As `tagsNamed`, of visible tags. Parameters: keys, slugs, now.
    static let visibleTagsNamed = Statement(
        "visibleTagsNamed",
        """
        SELECT \(TagRow.columns), \(formerSlugs), \(formerKeys("f.is_public")), '{}'::text[], \(appearance)
        FROM (
            SELECT v.id FROM unnest($1::text[]) AS asked (value) \(visibleTag(by: "key", until: "$3::int8"))
            UNION
            SELECT v.id FROM unnest($2::text[]) AS asked (value) \(visibleTag(by: "slug", until: "$3::int8"))
            UNION
            SELECT f.tag_id FROM former_tag_slugs AS f WHERE f.slug = ANY($2::text[])
            UNION
            SELECT g.tag_id FROM former_tag_keys AS g WHERE g.is_public AND g.key = ANY($1::text[])
        ) AS n JOIN tags AS t ON t.id = n.id
        WHERE \(appearance) <= $3::int8
        """)

    /// Parameters: slug, now.
    static let visibleTagBySlug = Statement(
        "visibleTagBySlug",
        """
        SELECT \(TagRow.columns), (
            SELECT count(*) FROM article_tags AS x
            WHERE x.tag_id = t.id AND x.status = 1 AND x.published_key <= $2::int8)
        FROM (
            SELECT v.id FROM (SELECT $1::text AS value) AS asked \(visibleTag(by: "slug", until: "$2::int8"))
        ) AS n JOIN tags AS t ON t.id = n.id
        """)

    /// Parameters: id, statuses and latest published key of the scope, size of the sample.
    static let companions = Statement(
        "companions",
        """
        SELECT \(TagRow.columns), \(count("$2::int4[]", "$3::int8")), c.common
        FROM (
            SELECT o.tag_id, count(*) AS common
            FROM (
                SELECT b.article_id
                FROM unnest($2::int4[]) AS s (status) CROSS JOIN LATERAL (
                    SELECT d.article_id, d.published_key FROM article_tags AS d
                    WHERE d.tag_id = $1 AND d.status = s.status AND d.published_key <= $3::int8
                    ORDER BY d.published_key DESC, d.article_id DESC LIMIT $4
                ) AS b
                ORDER BY b.published_key DESC, b.article_id DESC LIMIT $4
            ) AS newest JOIN article_tags AS o ON o.article_id = newest.article_id
            WHERE o.tag_id <> $1
            GROUP BY o.tag_id
        ) AS c JOIN tags AS t ON t.id = c.tag_id
        """)

    /// Parameters: id.
    static let tagVersion = Statement("tagVersion", "SELECT t.version FROM tags AS t WHERE t.id = $1")

    /// Joins, as `v`, the identity of the tag with the key or slug `asked.value`, if it is visible at this time.
    ///
    /// It is looked up in an index of the tags that the public knows; among all only while an article has appeared
    /// that nobody has seen to.
    private static func visibleTag(by column: String, until time: String) -> String {
        let isAsked = "k.\(column) = asked.value AND (k.is_declared OR \(isCarried(until: time)))"
        return """
            CROSS JOIN LATERAL (
                SELECT k.id FROM tags AS k WHERE k.is_public AND \(isAsked)
                UNION ALL
                SELECT u.id FROM \(appearedTag(time)) CROSS JOIN LATERAL (
                    SELECT k.id FROM tags AS k
                    WHERE NOT k.is_public AND awaited.article_id IS NOT NULL AND \(isAsked) OFFSET 0
                ) AS u
            ) AS v
            """
    }

    /// An article, as `awaited`, that has appeared by this time and that nobody has seen to, if there is one.
    static func appearedTag(_ time: String) -> String {
        """
        (SELECT x.article_id FROM article_tags AS x WHERE x.is_awaited AND x.published_key <= \(time) LIMIT 1)
            AS awaited
        """
    }

    /// Whether an article that is visible at this time carries the tag `k`.
    private static func isCarried(until time: String) -> String {
        """
        (SELECT true FROM article_tags AS c
            WHERE c.tag_id = k.id AND c.status = 1 AND c.published_key <= \(time)
            ORDER BY c.published_key, c.article_id LIMIT 1)
        """
    }

    /// The slugs among `$2` that the tag `t` had before.
    private static let formerSlugs = """
        ARRAY(SELECT f.slug FROM former_tag_slugs AS f
        WHERE f.slug = ANY($2::text[]) AND f.tag_id = t.id ORDER BY f.slug)
        """

    /// The keys among `$1` that the tag `t` had before.
    private static func formerKeys(_ condition: String) -> String {
        """
        ARRAY(SELECT f.key FROM former_tag_keys AS f
        WHERE f.key = ANY($1::text[]) AND f.tag_id = t.id AND \(condition) ORDER BY f.key)
        """
    }

    /// Since when the public knows the tag `t`.
    static let appearance = """
        CASE WHEN t.is_declared THEN (\(Int64.min))::int8 ELSE coalesce((
            SELECT v.published_key FROM article_tags AS v WHERE v.tag_id = t.id AND v.status = 1
            ORDER BY v.published_key, v.article_id LIMIT 1), \(Int64.max)) END
        """

    private static func count(_ statuses: String, _ latest: String) -> String {
        """
        (SELECT count(*) FROM article_tags AS x
        WHERE x.tag_id = t.id AND x.status = ANY(\(statuses)) AND x.published_key <= \(latest)) AS count
        """
    }

    /// The tags of a list: those that the public knows, and the others where every tag exists, or while an article has
    /// appeared that nobody has seen to. Each part is cut to the page, so that nothing is counted for more.
    private static func tagsInScope(_ position: String, _ page: String) -> String {
        let columns = TagRow.columns.replacing("t.", with: "k.") + ", k.key"
        let isListed = """
            k.key >= $4 AND k.key < $5 AND \(position)
            AND ($3::bool OR k.is_declared OR \(isCarried(until: "$2::int8")))
            """
        return """
            (SELECT \(columns) FROM tags AS k WHERE k.is_public AND \(isListed) \(page))
            UNION ALL
            SELECT u.* FROM (
                SELECT 1 AS one WHERE $3::bool
                UNION ALL SELECT 1 FROM \(appearedTag("CASE WHEN NOT $3::bool THEN $2::int8 END"))
            ) AS g CROSS JOIN LATERAL (
                SELECT \(columns) FROM tags AS k WHERE NOT k.is_public AND g.one = 1 AND \(isListed)
                \(page) OFFSET 0
            ) AS u
            """
    }

    private static let countedTags = """
        SELECT \(TagRow.columns), t.key, \(count("$1::int4[]", "$2::int8")) FROM (\(tagsInScope("true", ""))) AS t
        """

    static let ignoredTags = Statement("ignoredTags", "SELECT t.id FROM tags AS t WHERE t.is_ignored")
}
