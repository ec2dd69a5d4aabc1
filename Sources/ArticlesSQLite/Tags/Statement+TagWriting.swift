extension Statement {
    static let tagWritingStatements = [
        insertTag, updateTag, deleteTag, insertFormerTagSlug, deleteFormerTagSlug, countArticlesOfTag,
        deleteDoubledTag, moveArticlesOfTag, moveFormerTagSlugs, insertFormerTagKey, deleteFormerTagKey,
        moveFormerTagKeys,
    ]

    /// Parameters: as of `TagRow.values`.
    static let insertTag = Statement(
        "insertTag",
        """
        INSERT INTO tags (id, slug, key, name, description, is_declared, version, created_at, updated_at,
            relatedness)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
        """)

    /// Parameters: as of `TagRow.values`, then the version that is replaced.
    static let updateTag = Statement(
        "updateTag",
        """
        UPDATE tags SET slug = ?2, key = ?3, name = ?4, description = ?5, is_declared = ?6, version = ?7,
            created_at = ?8, updated_at = ?9, relatedness = ?10
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
    static let deleteFormerTagSlug = Statement(
        "deleteFormerTagSlug", "DELETE FROM former_tag_slugs WHERE slug = ?1")

    /// Parameters: tag.
    static let countArticlesOfTag = Statement(
        "countArticlesOfTag", "SELECT count(*) FROM article_tags AS x WHERE x.tag_id = ?1")

    /// Takes a tag from the articles that have another one too. Parameters: tag, the other one.
    static let deleteDoubledTag = Statement(
        "deleteDoubledTag",
        """
        DELETE FROM article_tags WHERE tag_id = ?1 AND EXISTS (SELECT 1 FROM article_tags AS o
            WHERE o.article_id = article_tags.article_id AND o.tag_id = ?2)
        """)

    /// Parameters: tag, the one in its place.
    static let moveArticlesOfTag = Statement(
        "moveArticlesOfTag", "UPDATE article_tags SET tag_id = ?2 WHERE tag_id = ?1")

    /// Parameters: tag, the one in its place.
    static let moveFormerTagSlugs = Statement(
        "moveFormerTagSlugs", "UPDATE former_tag_slugs SET tag_id = ?2 WHERE tag_id = ?1")

    /// Parameters: key, tag, time, whether the public knows it.
    static let insertFormerTagKey = Statement(
        "insertFormerTagKey",
        """
        INSERT INTO former_tag_keys (key, tag_id, given_up_at, is_public) VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT (key) DO UPDATE SET tag_id = excluded.tag_id, given_up_at = excluded.given_up_at,
            is_public = excluded.is_public
        """)

    /// Parameters: key.
    static let deleteFormerTagKey = Statement(
        "deleteFormerTagKey", "DELETE FROM former_tag_keys WHERE key = ?1")

    /// Parameters: tag, the one in its place.
    static let moveFormerTagKeys = Statement(
        "moveFormerTagKeys", "UPDATE former_tag_keys SET tag_id = ?2 WHERE tag_id = ?1")
}
