extension Statement {
    static let tagWritingStatements = [
        insertTags, updateTag, deleteTag, insertFormerTagSlug, deleteFormerTagSlugs, articleCountOfTag,
        deleteDoubledArticleTags, updateArticleTags, updateFormerTagSlugs, insertFormerTagKey,
        deleteFormerTagKeys,
        updateFormerTagKeys, updateTagRevision, publishTags, publishMergedTag, publishTagWords,
        updateAwaitedArticleTags,
    ]

    /// Parameters: as of `TagRow.values`.
    static let insertTags = Statement(
        "insertTags",
        """
        INSERT INTO tags (id, slug, key, name, description, is_declared, version, created_at, updated_at,
            relatedness, is_public)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?6)
        """)

    /// Parameters: as of `TagRow.values`, then the version that is replaced.
    static let updateTag = Statement(
        "updateTag",
        """
        UPDATE tags SET slug = ?2, key = ?3, name = ?4, description = ?5, is_declared = ?6, version = ?7,
            created_at = ?8, updated_at = ?9, relatedness = ?10, is_public = max(is_public, ?6)
        WHERE id = ?1 AND version = ?11
        """)

    /// Parameters: id, version.
    static let deleteTag = Statement("deleteTag", "DELETE FROM tags WHERE id = ?1 AND version = ?2")

    /// Parameters: slug, tag, time.
    static let insertFormerTagSlug = Statement(
        "insertFormerTagSlug",
        """
        INSERT INTO former_tag_slugs (slug, tag_id, given_up_at) VALUES (?1, ?2, ?3)
        ON CONFLICT (slug) DO UPDATE SET tag_id = excluded.tag_id, given_up_at = excluded.given_up_at
        """)

    /// Parameters: slug.
    static let deleteFormerTagSlugs = Statement(
        "deleteFormerTagSlugs", "DELETE FROM former_tag_slugs WHERE slug = ?1")

    /// Parameters: tag.
    static let articleCountOfTag = Statement(
        "articleCountOfTag", "SELECT count(*) FROM article_tags AS x WHERE x.tag_id = ?1")

    /// Deletes the links of a tag to the articles that have another one too. Parameters: tag, the other one.
    static let deleteDoubledArticleTags = Statement(
        "deleteDoubledArticleTags",
        """
        DELETE FROM article_tags WHERE tag_id = ?1 AND EXISTS (SELECT 1 FROM article_tags AS o
            WHERE o.article_id = article_tags.article_id AND o.tag_id = ?2)
        """)

    /// Parameters: tag, the one in its place.
    static let updateArticleTags = Statement(
        "updateArticleTags", "UPDATE article_tags SET tag_id = ?2 WHERE tag_id = ?1")

    /// Parameters: tag, the one in its place.
    static let updateFormerTagSlugs = Statement(
        "updateFormerTagSlugs", "UPDATE former_tag_slugs SET tag_id = ?2 WHERE tag_id = ?1")

    /// Parameters: key, tag, time, whether the public knows it.
    static let insertFormerTagKey = Statement(
        "insertFormerTagKey",
        """
        INSERT INTO former_tag_keys (key, tag_id, given_up_at, is_public) VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT (key) DO UPDATE SET tag_id = excluded.tag_id, given_up_at = excluded.given_up_at,
            is_public = excluded.is_public
        """)

    /// Parameters: key.
    static let deleteFormerTagKeys = Statement(
        "deleteFormerTagKeys", "DELETE FROM former_tag_keys WHERE key = ?1")

    /// Parameters: tag, the one in its place.
    static let updateFormerTagKeys = Statement(
        "updateFormerTagKeys", "UPDATE former_tag_keys SET tag_id = ?2 WHERE tag_id = ?1")

    /// Makes the tags of an article known to the public. Parameters: article.
    static let publishTags = Statement(
        "publishTags",
        """
        UPDATE tags SET is_public = 1
        WHERE is_public = 0 AND id IN (SELECT x.tag_id FROM article_tags AS x WHERE x.article_id = ?1)
        """)

    /// Makes a tag known to the public if the public knows the other one. Parameters: the other tag, the tag.
    static let publishMergedTag = Statement(
        "publishMergedTag",
        """
        UPDATE tags SET is_public = 1
        WHERE id = ?2 AND is_public = 0 AND EXISTS (SELECT 1 FROM tags AS o WHERE o.id = ?1 AND o.is_public = 1)
        """)

    /// Makes the words of a tag known to the public if the tag is. Parameters: tag.
    static let publishTagWords = Statement(
        "publishTagWords",
        """
        UPDATE tag_words SET is_public = 1
        WHERE is_public = 0 AND tag_id = ?1 AND EXISTS (SELECT 1 FROM tags AS t WHERE t.id = ?1 AND t.is_public = 1)
        """)

    /// Nobody needs to await an article any more. Parameters: article.
    static let updateAwaitedArticleTags = Statement(
        "updateAwaitedArticleTags",
        "UPDATE article_tags SET is_awaited = 0 WHERE article_id = ?1 AND is_awaited = 1")

    static let updateTagRevision = Statement(
        "updateTagRevision",
        """
        INSERT INTO tag_revisions (id, number) VALUES (1, 1)
        ON CONFLICT (id) DO UPDATE SET number = number + 1
        """)
}
