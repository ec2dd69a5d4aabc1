extension Statement {
    static let tagWritingStatements = [
        insertTags, updateTag, deleteTag, storeFormerTagSlug, deleteFormerTagSlugs, lockMergedTags, moveTag,
        deleteTagFromArticles, moveFormerTagSlugs, deleteMergedTag, storeFormerTagKey, deleteFormerTagKeys,
        moveFormerTagKeys,
    ]

    /// Parameters: `TagRow.columns(of:)`.
    static let insertTags = Statement(
        "insertTags",
        """
        INSERT INTO tags (
            id, slug, key, name, description, is_declared, version, created_at, updated_at, is_ignored)
        SELECT n.id, n.slug, n.key, n.name, n.description, n.is_declared, n.version, n.created_at,
            n.updated_at, n.is_ignored
        FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bool[], $7::int8[],
            $8::int8[], $9::int8[], $10::bool[])
            AS n (id, slug, key, name, description, is_declared, version, created_at, updated_at, is_ignored)
        """)

    /// Divides by zero unless the tag is at the former version. Parameters: `TagRow.values`, the former
    /// version.
    static let updateTag = Statement(
        "updateTag",
        """
        WITH changed AS (
            UPDATE tags SET
                slug = $2, key = $3, name = $4, description = $5, is_declared = $6, version = $7,
                created_at = $8, updated_at = $9, is_ignored = $10
            WHERE id = $1 AND version = $11
            RETURNING id
        )
        SELECT 1 / count(*) FROM changed
        """)

    /// Takes the tag from all articles too. Divides by zero unless it is at this version.
    /// Parameters: id, version.
    static let deleteTag = Statement(
        "deleteTag",
        """
        WITH deleted AS (DELETE FROM tags WHERE id = $1 AND version = $2 RETURNING id)
        SELECT 1 / count(*) FROM deleted
        """)

    /// Parameters: slug, id of the tag, when it was given up.
    static let storeFormerTagSlug = Statement(
        "storeFormerTagSlug",
        """
        INSERT INTO former_tag_slugs (slug, tag_id, given_up_at) VALUES ($1, $2, $3)
        ON CONFLICT (slug) DO UPDATE SET tag_id = excluded.tag_id, given_up_at = excluded.given_up_at
        """)

    /// Parameters: slugs.
    static let deleteFormerTagSlugs = Statement(
        "deleteFormerTagSlugs", "DELETE FROM former_tag_slugs WHERE slug = ANY($1::text[])")

    /// Parameters: key, id of the tag, when it was given up, whether the public knows it.
    static let storeFormerTagKey = Statement(
        "storeFormerTagKey",
        """
        INSERT INTO former_tag_keys (key, tag_id, given_up_at, is_public) VALUES ($1, $2, $3, $4)
        ON CONFLICT (key) DO UPDATE SET tag_id = excluded.tag_id, given_up_at = excluded.given_up_at,
            is_public = excluded.is_public
        """)

    /// Parameters: keys.
    static let deleteFormerTagKeys = Statement(
        "deleteFormerTagKeys", "DELETE FROM former_tag_keys WHERE key = ANY($1::text[])")

    /// Keeps articles from taking either tag until the merge is done. Divides by zero unless both are at
    /// these versions. Parameters: id and version of the tag, of the target.
    static let lockMergedTags = Statement(
        "lockMergedTags",
        """
        SELECT 1 / (count(*) / 2)
        FROM (
            SELECT t.id FROM tags AS t
            WHERE t.id = $1 AND t.version = $2 OR t.id = $3 AND t.version = $4
            ORDER BY t.id FOR UPDATE
        ) AS locked
        """)

    /// Articles that have both keep the target where it is. Parameters: id of the tag, of the target.
    static let moveTag = Statement(
        "moveTag",
        """
        UPDATE article_tags AS x SET tag_id = $2
        WHERE x.tag_id = $1
            AND NOT EXISTS (SELECT FROM article_tags AS o WHERE o.article_id = x.article_id AND o.tag_id = $2)
        """)

    /// Parameters: id.
    static let deleteTagFromArticles = Statement(
        "deleteTagFromArticles", "DELETE FROM article_tags WHERE tag_id = $1")

    /// Parameters: id of the tag, of the target.
    static let moveFormerTagSlugs = Statement(
        "moveFormerTagSlugs", "UPDATE former_tag_slugs SET tag_id = $2 WHERE tag_id = $1")

    /// Parameters: id of the tag, of the target.
    static let moveFormerTagKeys = Statement(
        "moveFormerTagKeys", "UPDATE former_tag_keys SET tag_id = $2 WHERE tag_id = $1")

    /// Parameters: id.
    static let deleteMergedTag = Statement("deleteMergedTag", "DELETE FROM tags WHERE id = $1")
}
