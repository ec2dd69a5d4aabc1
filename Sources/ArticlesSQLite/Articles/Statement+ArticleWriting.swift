extension Statement {
    static let articleWritingStatements = [
        insertArticle, updateArticle, deleteArticle, tagIDsOfArticle, insertArticleTags, deleteArticleTags,
        insertArticleAuthors, deleteArticleAuthors, insertFormerSlug, insertFormerSlugOfArticle,
        deleteFormerSlug,
        insertTombstone,
        deleteTombstone,
        deleteTombstoneSource,
    ]

    /// Parameters: as of `ArticleRow.values`.
    static let insertArticle = Statement(
        "insertArticle",
        """
        INSERT INTO articles (id, slug, title, title_key, excerpt, format, status, published_at,
            published_key, authors, image_url, image_alt, canonical_url, language, metadata, source_name,
            source_id, version, created_at, updated_at, was_visible, body, slug_was_visible,
            tag_spellings, import_digest)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20,
            ?21, ?22, ?23, ?24, ?25)
        """)

    /// Parameters: as of `ArticleRow.values`, then the version that is replaced.
    static let updateArticle = Statement(
        "updateArticle",
        """
        UPDATE articles SET slug = ?2, title = ?3, title_key = ?4, excerpt = ?5, format = ?6, status = ?7,
            published_at = ?8, published_key = ?9, authors = ?10, image_url = ?11, image_alt = ?12,
            canonical_url = ?13, language = ?14, metadata = ?15, source_name = ?16, source_id = ?17,
            version = ?18, created_at = ?19, updated_at = ?20, was_visible = ?21, body = ?22,
            slug_was_visible = ?23, tag_spellings = ?24, import_digest = ?25
        WHERE id = ?1 AND version = ?26
        """)

    /// Parameters: id, version.
    static let deleteArticle = Statement(
        "deleteArticle", "DELETE FROM articles WHERE id = ?1 AND version = ?2")

    /// Parameters: id of the article.
    static let tagIDsOfArticle = Statement(
        "tagIDsOfArticle",
        """
        SELECT x.position, x.tag_id, x.status, x.published_key
        FROM article_tags AS x WHERE x.article_id = ?1
        """)

    /// Parameters: article, tag, position, status, key of the time, whether it is awaited.
    static let insertArticleTags = Statement(
        "insertArticleTags",
        """
        INSERT INTO article_tags (article_id, tag_id, position, status, published_key, is_awaited)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        """)

    /// Parameters: article.
    static let deleteArticleTags = Statement(
        "deleteArticleTags", "DELETE FROM article_tags WHERE article_id = ?1")

    /// Parameters: article, key of the name, status, key of the time.
    static let insertArticleAuthors = Statement(
        "insertArticleAuthors",
        """
        INSERT INTO article_authors (article_id, author_key, status, published_key)
        VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT (article_id, author_key) DO NOTHING
        """)

    /// Parameters: article.
    static let deleteArticleAuthors = Statement(
        "deleteArticleAuthors", "DELETE FROM article_authors WHERE article_id = ?1")

    /// Inserts a former slug. One that redirects the public stays, unless this one does too. Parameters:
    /// slug, article, time, whether it is public.
    static let insertFormerSlug = Statement(
        "insertFormerSlug",
        """
        INSERT INTO former_slugs (slug, article_id, given_up_at, is_public) VALUES (?1, ?2, ?3, ?4)
        \(takingOver)
        """)

    /// As `insertFormerSlug`, with the present slug of an article. Parameters: id, time.
    static let insertFormerSlugOfArticle = Statement(
        "insertFormerSlugOfArticle",
        """
        INSERT INTO former_slugs (slug, article_id, given_up_at, is_public)
        SELECT a.slug, a.id, ?2, a.slug_was_visible = 1 OR (a.status = 1 AND a.published_key <= ?2)
        FROM articles AS a WHERE a.id = ?1
        \(takingOver)
        """)

    private static let takingOver = """
        ON CONFLICT (slug) DO UPDATE SET article_id = excluded.article_id, given_up_at = excluded.given_up_at,
            is_public = excluded.is_public
        WHERE excluded.is_public >= is_public
        """

    /// Parameters: slug, whether one that redirects the public is deleted too.
    static let deleteFormerSlug = Statement(
        "deleteFormerSlug", "DELETE FROM former_slugs WHERE slug = ?1 AND is_public <= ?2")

    /// Parameters: article, slug, version, whether it was visible, time, name, id and digest of the source.
    static let insertTombstone = Statement(
        "insertTombstone",
        """
        INSERT INTO tombstones (article_id, slug, version, was_visible, deleted_at,
            source_name, source_id, import_digest)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        ON CONFLICT (article_id) DO UPDATE SET slug = excluded.slug, version = excluded.version,
            was_visible = max(was_visible, excluded.was_visible), deleted_at = excluded.deleted_at,
            source_name = excluded.source_name, source_id = excluded.source_id,
            import_digest = excluded.import_digest
        """)

    /// Parameters: article.
    static let deleteTombstone = Statement(
        "deleteTombstone", "DELETE FROM tombstones WHERE article_id = ?1")

    /// Takes the source from what is left of articles that had it. Parameters: name, id.
    static let deleteTombstoneSource = Statement(
        "deleteTombstoneSource",
        """
        UPDATE tombstones SET source_name = NULL, source_id = NULL, import_digest = NULL
        WHERE source_name = ?1 AND source_id = ?2
        """)
}
