extension Statement {
    static let articleWritingStatements = [
        insertArticle, updateArticle, deleteArticle, insertArticleTags, deleteOtherArticleTags,
        insertArticleAuthors, deleteOtherArticleAuthors, insertFormerSlug, insertFormerSlugOfArticle,
        deleteFormerSlug,
        insertTombstone,
        deleteTombstone,
        deleteTombstoneSource,
    ]

    /// Parameters: `ArticleRow.values`.
    static let insertArticle = Statement(
        "insertArticle",
        """
        INSERT INTO articles (
            id, slug, title, title_key, excerpt, format, status, published_at, published_key, authors,
            image_url, image_alt, canonical_url, language, metadata, source_name, source_id, version,
            created_at, updated_at, was_visible, body, slug_was_visible, tag_spellings,
            import_digest)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
            $21, $22, $23, $24, $25)
        """)

    /// Divides by zero unless the article is at the former version. Parameters: `ArticleRow.values`, the
    /// former version.
    static let updateArticle = Statement(
        "updateArticle",
        """
        WITH changed AS (
            UPDATE articles SET
                slug = $2, title = $3, title_key = $4, excerpt = $5, format = $6, status = $7,
                published_at = $8, published_key = $9, authors = $10, image_url = $11, image_alt = $12,
                canonical_url = $13, language = $14, metadata = $15, source_name = $16, source_id = $17,
                version = $18, created_at = $19, updated_at = $20, was_visible = $21, body = $22,
                slug_was_visible = $23, tag_spellings = $24, import_digest = $25
            WHERE id = $1 AND version = $26
            RETURNING id
        )
        SELECT 1 / count(*) FROM changed
        """)

    /// Divides by zero unless the article is at this version. All that is about it goes with it.
    /// Parameters: id, version.
    static let deleteArticle = Statement(
        "deleteArticle",
        """
        WITH deleted AS (DELETE FROM articles WHERE id = $1 AND version = $2 RETURNING id),
        terms AS (
            DELETE FROM article_terms AS x
            USING article_analyses AS s CROSS JOIN unnest(s.terms) AS n (number)
            WHERE s.article_id = $1 AND x.number = n.number AND x.article_id = $1
        )
        SELECT 1 / count(*) FROM deleted
        """)

    /// Inserts the links of an article to its tags; if it is visible, the public knows these from now on. Parameters: id,
    /// status and published key of the article, ids of the tags in order, whether it is visible.
    static let insertArticleTags = Statement(
        "insertArticleTags",
        """
        WITH \(publishedTags("$5::bool AND t.id = ANY($4::uuid[])"))
        INSERT INTO article_tags AS x (article_id, position, status, tag_id, published_key, is_awaited)
        SELECT $1::uuid, t.position::int2, $2::int2, t.id, $3::int8, $2::int2 = 1 AND NOT $5::bool
        FROM unnest($4::uuid[]) WITH ORDINALITY AS t (id, position)
        ON CONFLICT (article_id, tag_id) DO UPDATE SET
            position = excluded.position, status = excluded.status, published_key = excluded.published_key,
            is_awaited = excluded.is_awaited
        WHERE (x.position, x.status, x.published_key, x.is_awaited)
            IS DISTINCT FROM (excluded.position, excluded.status, excluded.published_key, excluded.is_awaited)
        """)

    /// Makes tags `t` known to the public, and their words.
    static func publishedTags(_ condition: String) -> String {
        """
        published AS (
            UPDATE tags AS t SET is_public = true WHERE NOT t.is_public AND \(condition) RETURNING t.id
        ), words AS (
            UPDATE tag_words AS w SET is_public = true FROM published AS p WHERE w.tag_id = p.id
        )
        """
    }

    /// Parameters: id of the article, ids of the tags that stay.
    static let deleteOtherArticleTags = Statement(
        "deleteOtherArticleTags",
        "DELETE FROM article_tags WHERE article_id = $1 AND tag_id <> ALL ($2::uuid[])")

    /// Parameters: id, status and published key of the article, keys of the authors.
    static let insertArticleAuthors = Statement(
        "insertArticleAuthors",
        """
        INSERT INTO article_authors AS w (article_id, author_key, status, published_key)
        SELECT $1::uuid, n.key, $2::int2, $3::int8 FROM unnest($4::text[]) AS n (key)
        ON CONFLICT (article_id, author_key) DO UPDATE SET
            status = excluded.status, published_key = excluded.published_key
        WHERE (w.status, w.published_key) IS DISTINCT FROM (excluded.status, excluded.published_key)
        """)

    /// Parameters: id of the article, keys of the authors that stay.
    static let deleteOtherArticleAuthors = Statement(
        "deleteOtherArticleAuthors",
        "DELETE FROM article_authors WHERE article_id = $1 AND author_key <> ALL ($2::text[])")

    /// Inserts a former slug. One that redirects the public stays, unless this one does too. Parameters:
    /// slug, id of the article, when it was given up, whether it is public.
    static let insertFormerSlug = Statement(
        "insertFormerSlug",
        """
        INSERT INTO former_slugs AS f (slug, article_id, given_up_at, is_public) VALUES ($1, $2, $3, $4)
        \(takingOver)
        """)

    /// As `insertFormerSlug`, with the present slug of an article. Parameters: id of the article, when it is
    /// given up.
    static let insertFormerSlugOfArticle = Statement(
        "insertFormerSlugOfArticle",
        """
        INSERT INTO former_slugs AS f (slug, article_id, given_up_at, is_public)
        SELECT a.slug, a.id, $2::int8, a.slug_was_visible OR a.status = 1 AND a.published_key <= $2::int8
        FROM articles AS a WHERE a.id = $1
        \(takingOver)
        """)

    private static let takingOver = """
        ON CONFLICT (slug) DO UPDATE SET article_id = excluded.article_id, given_up_at = excluded.given_up_at,
            is_public = excluded.is_public
        WHERE excluded.is_public OR NOT f.is_public
        """

    /// Parameters: slug, whether one that redirects the public is deleted too.
    static let deleteFormerSlug = Statement(
        "deleteFormerSlug", "DELETE FROM former_slugs WHERE slug = $1 AND ($2::bool OR NOT is_public)")

    /// Parameters: id, slug, version, whether it was visible, time, name, id and digest of the source.
    static let insertTombstone = Statement(
        "insertTombstone",
        """
        INSERT INTO tombstones AS g (
            article_id, slug, version, was_visible, deleted_at, source_name, source_id,
            import_digest)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (article_id) DO UPDATE SET slug = excluded.slug, version = excluded.version,
            was_visible = g.was_visible OR excluded.was_visible, deleted_at = excluded.deleted_at,
            source_name = excluded.source_name, source_id = excluded.source_id,
            import_digest = excluded.import_digest
        """)

    /// Parameters: id.
    static let deleteTombstone = Statement("deleteTombstone", "DELETE FROM tombstones WHERE article_id = $1")

    /// Takes the source from what is left of articles that had it. Parameters: name, id.
    static let deleteTombstoneSource = Statement(
        "deleteTombstoneSource",
        """
        UPDATE tombstones SET source_name = NULL, source_id = NULL, import_digest = NULL
        WHERE source_name = $1 AND source_id = $2
        """)
}
