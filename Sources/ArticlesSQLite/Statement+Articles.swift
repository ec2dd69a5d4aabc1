extension Statement {
    static let articleStatements =
        [
            articleByID, articleBySlug, articleBySource, takenSlugs, formerOwner, tombstone, articleVersion,
            articleConflict,
        ] + tagsOfArticlesStatements

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

    /// Parameters: a JSON array of slugs, the article whose slugs do not count or NULL.
    static let takenSlugs = Statement(
        "takenSlugs",
        """
        SELECT a.slug FROM json_each(?1) AS asked CROSS JOIN articles AS a ON a.slug = asked.value
        WHERE a.id IS NOT ?2
        UNION
        SELECT f.slug FROM json_each(?1) AS asked CROSS JOIN former_slugs AS f ON f.slug = asked.value
        WHERE f.article_id IS NOT ?2 AND EXISTS (SELECT 1 FROM articles AS a WHERE a.id = f.article_id)
        """)

    /// Parameters: slug.
    static let formerOwner = Statement(
        "formerOwner", "SELECT f.article_id FROM former_slugs AS f WHERE f.slug = ?1")

    /// Parameters: id.
    static let tombstone = Statement(
        "tombstone",
        """
        SELECT g.article_id, g.slug, g.version, g.was_visible, g.deleted_at
        FROM tombstones AS g WHERE g.article_id = ?1
        """)

    /// Parameters: id.
    static let articleVersion = Statement(
        "articleVersion", "SELECT a.version FROM articles AS a WHERE a.id = ?1")

    /// What of a new article is taken, or of a changed one by another one.
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

    /// The tags of up to `count` articles. Unused parameters are NULL.
    static func tagsOfArticles(_ count: Int) -> Statement {
        tagsOfArticlesStatements.first { $0.capacity >= count } ?? tagsOfMostArticles
    }

    /// One article, a page of the usual and of the largest size, all candidates, and an export.
    private static let tagsOfArticlesStatements =
        [1, 24, 101, 201].map(makeTagsOfArticles) + [tagsOfMostArticles]
    private static let tagsOfMostArticles = makeTagsOfArticles(1_001)

    private static func makeTagsOfArticles(_ capacity: Int) -> Statement {
        let marks = (1...capacity).map { "?\($0)" }.joined(separator: ", ")
        return Statement(
            "tagsOf\(capacity)Articles",
            """
            SELECT x.article_id, x.position, t.id, t.slug, t.name
            FROM article_tags AS x CROSS JOIN tags AS t ON t.id = x.tag_id
            WHERE x.article_id IN (\(marks))
            """,
            capacity: capacity)
    }
}
