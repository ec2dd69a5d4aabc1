extension Statement {
    static let articleStatements = [
        articleByID, articleBySlug, articleBySource, takenSlugs, formerOwner, tombstone, articleVersion,
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

    /// Parameters: slugs, the article whose slugs do not count or NULL.
    static let takenSlugs = Statement(
        "takenSlugs",
        """
        SELECT a.slug FROM articles AS a
        WHERE a.slug = ANY($1::text[]) AND a.id IS DISTINCT FROM $2::uuid
        UNION
        SELECT f.slug FROM former_slugs AS f JOIN articles AS a ON a.id = f.article_id
        WHERE f.slug = ANY($1::text[]) AND f.article_id IS DISTINCT FROM $2::uuid
        """)

    /// Either the article, or NULLs and its tombstone from column 23 on. Parameters: slug.
    static let formerOwner = Statement(
        "formerOwner",
        """
        SELECT \(ArticleRow.allColumns), d.article_id, d.slug, d.version, d.was_visible, d.deleted_at
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
        SELECT d.article_id, d.slug, d.version, d.was_visible, d.deleted_at
        FROM tombstones AS d WHERE d.article_id = $1
        """)

    /// Parameters: id.
    static let articleVersion = Statement(
        "articleVersion", "SELECT a.version FROM articles AS a WHERE a.id = $1")

    /// Brings along the tags of an article `a`, as `g`. One join for all three arrays costs a third of three
    /// `ARRAY(…)` subselects.
    static let tagsOfArticle = """
        CROSS JOIN LATERAL (
            SELECT array_agg(t.id) AS ids, array_agg(t.slug) AS slugs, array_agg(t.name) AS names
            FROM (
                SELECT t.id, t.slug, t.name
                FROM article_tags AS x JOIN tags AS t ON t.id = x.tag_id
                WHERE x.article_id = a.id ORDER BY x.position, x.tag_id
            ) AS t
        ) AS g
        """
}
