extension Statement {
    static let articleStatements =
        [
            articleByID, articleBySlug, articleBySource, slugHolders, publicArticleByID,
            publicArticleBySlug, visiblePosition, publicFormerSlug, publicTombstone, formerOwner, tombstone,
            tombstoneBySource, tombstonesBySourceName, articleVersion, articleConflict, articleWithoutBody,
            tagOfArticles,
        ]

    /// Parameters: id.
    static let articleByID = Statement(
        "articleByID", "SELECT \(ArticleRow.allColumns) FROM articles AS a WHERE a.id = ?1")

    /// Parameters: slug.
    static let articleBySlug = Statement(
        "articleBySlug", "SELECT \(ArticleRow.allColumns) FROM articles AS a WHERE a.slug = ?1")

    /// Parameters: name, id.
    static let articleBySource = Statement(
        "articleBySource",
        """
        SELECT \(ArticleRow.allColumns) FROM articles AS a
        WHERE a.source_name = ?1 AND a.source_id = ?2
        """)

    /// Articles, and since when the public knows each by its slug. Parameters: a JSON array of slugs.
    static let slugHolders = Statement(
        "slugHolders",
        """
        SELECT a.slug, a.id, 0, CASE WHEN a.slug_was_visible = 1 THEN \(Int64.min)
            WHEN a.status = 1 THEN a.published_key ELSE \(Int64.max) END
        FROM json_each(?1) AS asked CROSS JOIN articles AS a ON a.slug = asked.value
        UNION
        SELECT f.slug, f.article_id, 1, CASE WHEN f.is_public = 1 THEN \(Int64.min) ELSE \(Int64.max) END
        FROM json_each(?1) AS asked CROSS JOIN former_slugs AS f ON f.slug = asked.value
        WHERE EXISTS (SELECT 1 FROM articles AS a WHERE a.id = f.article_id)
        """)

    /// A visible article. The indexes of published ones hold nothing that is hidden but what is scheduled, which a walk
    /// does not reach. Parameters: id, now, whether with the body.
    static let publicArticleByID = Statement(
        "publicArticleByID",
        """
        SELECT \(ArticleRow.columns(withBodyIf: "?3")) FROM articles AS a INDEXED BY articles_published_by_id
        WHERE a.id = ?1 AND a.status = 1 AND a.published_key <= ?2
        """)

    /// As `publicArticleByID`. Parameters: slug, now, whether with the body.
    static let publicArticleBySlug = Statement(
        "publicArticleBySlug",
        """
        SELECT \(ArticleRow.columns(withBodyIf: "?3")) FROM articles AS a INDEXED BY articles_published_by_slug
        WHERE a.slug = ?1 AND a.status = 1 AND a.published_key <= ?2
        """)

    /// The place of the last of so many visible articles behind a place, oldest first, from the index alone; nothing if there
    /// are fewer. Parameters: published key and id of the place, now, how many.
    static let visiblePosition = Statement(
        "visiblePosition",
        """
        SELECT published_key, id FROM (
            SELECT published_key, id, count(*) OVER () AS found FROM (
                SELECT a.published_key, a.id FROM articles AS a INDEXED BY articles_by_published
                WHERE a.status = 1 AND (a.published_key, a.id) > (?1, ?2) AND a.published_key <= ?3
                ORDER BY a.published_key, a.id LIMIT ?4
            )
        )
        WHERE found = ?4 ORDER BY published_key DESC, id DESC LIMIT 1
        """)

    /// The slug of the visible article that had a slug, or NULL where it is deleted. Parameters: slug, now.
    static let publicFormerSlug = Statement(
        "publicFormerSlug",
        """
        SELECT a.slug FROM former_slugs AS f INDEXED BY former_slugs_public
        LEFT JOIN articles AS a INDEXED BY articles_published_by_id
            ON a.id = f.article_id AND a.status = 1 AND a.published_key <= ?2
        LEFT JOIN tombstones AS g ON g.article_id = f.article_id AND g.was_visible = 1
        WHERE f.slug = ?1 AND f.is_public = 1 AND (a.id IS NOT NULL OR g.article_id IS NOT NULL)
        """)

    /// Parameters: id.
    static let publicTombstone = Statement(
        "publicTombstone", "SELECT 1 FROM tombstones AS g WHERE g.article_id = ?1 AND g.was_visible = 1")

    /// Parameters: slug.
    static let formerOwner = Statement(
        "formerOwner", "SELECT f.article_id FROM former_slugs AS f WHERE f.slug = ?1")

    /// Parameters: id.
    static let tombstone = Statement(
        "tombstone",
        """
        SELECT \(tombstoneColumns)
        FROM tombstones AS g WHERE g.article_id = ?1
        """)

    /// The one deleted last, while no article has its identity or the source. Parameters: name, id.
    static let tombstoneBySource = Statement(
        "tombstoneBySource",
        """
        SELECT \(tombstoneColumns)
        FROM tombstones AS g WHERE g.source_name = ?1 AND g.source_id = ?2
            AND NOT EXISTS (SELECT 1 FROM articles AS a WHERE a.id = g.article_id)
            AND NOT EXISTS (SELECT 1 FROM articles AS a WHERE a.source_name = ?1 AND a.source_id = ?2)
        ORDER BY g.deleted_at DESC, g.article_id DESC LIMIT 1
        """)

    /// Parameters: name.
    static let tombstonesBySourceName = Statement(
        "tombstonesBySourceName",
        """
        SELECT \(tombstoneColumns)
        FROM tombstones AS g WHERE g.source_name = ?1
            AND NOT EXISTS (SELECT 1 FROM articles AS a WHERE a.id = g.article_id)
            AND NOT EXISTS (
                SELECT 1 FROM articles AS a WHERE a.source_name = g.source_name AND a.source_id = g.source_id)
        """)

    /// Of the table `g`.
    static let tombstoneColumns =
        """
        g.article_id, g.slug, g.version, g.was_visible, g.deleted_at, g.source_name, g.source_id,
        g.import_digest
        """

    /// Parameters: id.
    static let articleVersion = Statement(
        "articleVersion", "SELECT a.version FROM articles AS a WHERE a.id = ?1")

    /// Which unique values of a new article exist, or of a changed one in another one.
    ///
    /// Parameters: id, slug, name and id of the source, whether the article is new.
    static let articleConflict = Statement(
        "articleConflict",
        """
        SELECT ?5 AND EXISTS (SELECT 1 FROM articles AS a WHERE a.id = ?1),
            EXISTS (SELECT 1 FROM articles AS a WHERE a.slug = ?2 AND a.id <> ?1),
            EXISTS (SELECT 1 FROM articles AS a
                WHERE a.source_name = ?3 AND a.source_id = ?4 AND a.id <> ?1)
        """)

    /// Parameters: id.
    static let articleWithoutBody = Statement(
        "articleWithoutBody", "SELECT \(ArticleRow.columns) FROM articles AS a WHERE a.id = ?1")

    /// What articles show of a tag. Parameters: id.
    static let tagOfArticles = Statement(
        "tagOfArticles", "SELECT t.slug, t.name FROM tags AS t WHERE t.id = ?1")
}
