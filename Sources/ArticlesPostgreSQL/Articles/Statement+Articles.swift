extension Statement {
    static let articleStatements = [
        articleByID, articleBySlug, articleBySource, slugHolders, publicArticleByID, publicArticleBySlug,
        visiblePosition, publicFormerSlug, publicTombstone, formerOwner, tombstone, tombstoneBySource,
        tombstonesBySourceName, articleVersion, articlesByIDs,
    ]

    /// Parameters: id.
    static let articleByID = Statement(
        "articleByID",
        """
        SELECT \(ArticleRow.allColumns) FROM articles AS a \(tagsOfArticle)
        WHERE a.id = $1
        """)

    /// Parameters: slug.
    static let articleBySlug = Statement(
        "articleBySlug",
        """
        SELECT \(ArticleRow.allColumns) FROM articles AS a \(tagsOfArticle)
        WHERE a.slug = $1
        """)

    /// Parameters: name, id.
    static let articleBySource = Statement(
        "articleBySource",
        """
        SELECT \(ArticleRow.allColumns) FROM articles AS a \(tagsOfArticle)
        WHERE a.source_name = $1 AND a.source_id = $2
        """)

    /// Articles, and since when the public knows each by its slug. Parameters: slugs.
    static let slugHolders = Statement(
        "slugHolders",
        """
        SELECT a.slug, a.id, false, a.appearance FROM unnest($1::text[]) AS asked (slug) CROSS JOIN LATERAL (
            SELECT a.slug, a.id, CASE WHEN a.slug_was_visible THEN (\(Int64.min))::int8
                WHEN a.status = 1 THEN a.published_key ELSE \(Int64.max) END AS appearance
            FROM articles AS a WHERE a.slug = asked.slug OFFSET 0
        ) AS a
        UNION
        SELECT f.slug, f.article_id, true, f.appearance
        FROM unnest($1::text[]) AS asked (slug) CROSS JOIN LATERAL (
            SELECT f.slug, f.article_id,
                CASE WHEN f.is_public THEN (\(Int64.min))::int8 ELSE \(Int64.max) END AS appearance
            FROM former_slugs AS f WHERE f.slug = asked.slug
                AND EXISTS (SELECT 1 FROM articles AS a WHERE a.id = f.article_id) OFFSET 0
        ) AS f
        """)

    /// A visible article. The indexes of published ones hold nothing that is hidden but what is scheduled,
    /// which a walk does not reach. Parameters: id, whether with the body, now.
    static let publicArticleByID = Statement(
        "publicArticleByID",
        """
        SELECT \(ArticleRow.columns(withBodyIf: "$2::bool")) FROM articles AS a \(tagsOfArticle)
        WHERE a.id = $1 AND a.status = 1 AND a.published_key <= $3
        """)

    /// As `publicArticleByID`. Parameters: slug, whether with the body, now.
    static let publicArticleBySlug = Statement(
        "publicArticleBySlug",
        """
        SELECT \(ArticleRow.columns(withBodyIf: "$2::bool")) FROM articles AS a \(tagsOfArticle)
        WHERE a.slug = $1 AND a.status = 1 AND a.published_key <= $3
        """)

    /// The place of the last of so many visible articles behind a place, oldest first, from the index alone; nothing if there
    /// are fewer. Parameters: published key and id of the place, now, how many.
    static let visiblePosition = Statement(
        "visiblePosition",
        """
        SELECT p.published_key, p.id FROM (
            SELECT p.published_key, p.id, count(*) OVER () AS found FROM (
                SELECT a.published_key, a.id FROM articles AS a
                WHERE a.status = 1 AND (a.published_key, a.id) > ($1, $2) AND a.published_key <= $3
                ORDER BY a.published_key, a.id LIMIT $4
            ) AS p
        ) AS p
        WHERE p.found = $4 ORDER BY p.published_key DESC, p.id DESC LIMIT 1
        """)

    /// The slug of the visible article that had a slug, or NULL where it is deleted. Parameters: slug, now.
    static let publicFormerSlug = Statement(
        "publicFormerSlug",
        """
        SELECT a.slug FROM former_slugs AS f
        LEFT JOIN articles AS a ON a.id = f.article_id AND a.status = 1 AND a.published_key <= $2
        LEFT JOIN tombstones AS d ON d.article_id = f.article_id AND d.was_visible
        WHERE f.slug = $1 AND f.is_public AND (a.id IS NOT NULL OR d.article_id IS NOT NULL)
        """)

    /// Parameters: id.
    static let publicTombstone = Statement(
        "publicTombstone",
        "SELECT d.was_visible FROM tombstones AS d WHERE d.article_id = $1 AND d.was_visible")

    /// Either the article, or NULLs and its tombstone from `ArticleRow.next` on. Parameters: slug.
    static let formerOwner = Statement(
        "formerOwner",
        """
        SELECT \(ArticleRow.allColumns), \(tombstoneColumns)
        FROM former_slugs AS f
        LEFT JOIN articles AS a ON a.id = f.article_id
        LEFT JOIN tombstones AS d ON d.article_id = f.article_id
        \(tagsOfArticle)
        WHERE f.slug = $1
        """)

    /// Parameters: id.
    static let tombstone = Statement(
        "tombstone",
        """
        SELECT \(tombstoneColumns)
        FROM tombstones AS d WHERE d.article_id = $1
        """)

    /// The one deleted last, while no article has its identity or the source. Parameters: name, id.
    static let tombstoneBySource = Statement(
        "tombstoneBySource",
        """
        SELECT \(tombstoneColumns)
        FROM tombstones AS d WHERE d.source_name = $1 AND d.source_id = $2
            AND NOT EXISTS (SELECT FROM articles AS a WHERE a.id = d.article_id)
            AND NOT EXISTS (SELECT FROM articles AS a WHERE a.source_name = $1 AND a.source_id = $2)
        ORDER BY d.deleted_at DESC, d.article_id DESC LIMIT 1
        """)

    /// Parameters: name.
    static let tombstonesBySourceName = Statement(
        "tombstonesBySourceName",
        """
        SELECT \(tombstoneColumns)
        FROM tombstones AS d WHERE d.source_name = $1
            AND NOT EXISTS (SELECT FROM articles AS a WHERE a.id = d.article_id)
            AND NOT EXISTS (
                SELECT FROM articles AS a WHERE a.source_name = d.source_name AND a.source_id = d.source_id)
        """)

    /// Of the table `d`.
    static let tombstoneColumns =
        """
        d.article_id, d.slug, d.version, d.was_visible, d.deleted_at, d.source_name, d.source_id,
        d.import_digest
        """

    /// Parameters: id.
    static let articleVersion = Statement(
        "articleVersion", "SELECT a.version FROM articles AS a WHERE a.id = $1")

    /// Brings along the tags of an article `a`, as `g`. One join for all three arrays costs a third of three
    /// `ARRAY(…)` subselects; with `LIMIT`, each tag is looked up by its id, where a join reads hundreds of tags for each
    /// article.
    static let tagsOfArticle = """
        CROSS JOIN LATERAL (
            SELECT array_agg(t.id) AS ids, array_agg(t.slug) AS slugs, array_agg(t.name) AS names
            FROM (
                SELECT t.id, t.slug, t.name
                FROM article_tags AS x CROSS JOIN LATERAL (
                    SELECT n.id, n.slug, n.name FROM tags AS n WHERE n.id = x.tag_id LIMIT 1
                ) AS t
                WHERE x.article_id = a.id ORDER BY x.position, x.tag_id
            ) AS t
        ) AS g
        """

    /// Parameters: ids, whether with the bodies.
    static let articlesByIDs = Statement(
        "articlesByIDs",
        """
        SELECT \(ArticleRow.columns(withBodyIf: "$2::bool"))
        FROM articles AS a LEFT JOIN (\(tagsOfArticles)) AS g ON g.article_id = a.id
        WHERE a.id = ANY($1::uuid[])
        """)

    /// The tags of the articles `$1`. For hundreds of articles one join costs a quarter of `tagsOfArticle`
    /// for each.
    static let tagsOfArticles = """
        SELECT t.article_id, array_agg(t.id) AS ids, array_agg(t.slug) AS slugs, array_agg(t.name) AS names
        FROM (
            SELECT x.article_id, t.id, t.slug, t.name
            FROM article_tags AS x JOIN tags AS t ON t.id = x.tag_id
            WHERE x.article_id = ANY($1::uuid[]) ORDER BY x.article_id, x.position, x.tag_id
        ) AS t
        GROUP BY t.article_id
        """
}
