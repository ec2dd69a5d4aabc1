extension Statement {
    static let tagWritingStatements = [
        insertTags, updateTag, deleteTag, insertFormerTagSlug, deleteFormerTagSlugs, articleCountOfTag,
        lockMergedTags,
        updateArticleTags,
        deleteDoubledArticleTags, updateFormerTagSlugs, deleteMergedTag, insertFormerTagKey,
        deleteFormerTagKeys,
        updateFormerTagKeys, updateTagRevision, publishTags, publishMergedTag,
    ]

    /// Parameters: `TagRow.columns(of:)`.
    static let insertTags = Statement(
        "insertTags",
        """
        INSERT INTO tags (
            id, slug, key, name, description, is_declared, version, created_at, updated_at, is_ignored,
            is_public)
        SELECT n.id, n.slug, n.key, n.name, n.description, n.is_declared, n.version, n.created_at,
            n.updated_at, n.is_ignored, n.is_declared
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
                created_at = $8, updated_at = $9, is_ignored = $10, is_public = is_public OR $6
            WHERE id = $1 AND version = $11
            RETURNING id, is_public
        ), words AS (
            UPDATE tag_words AS w SET is_public = true FROM changed AS c
            WHERE w.tag_id = c.id AND c.is_public AND NOT w.is_public
        )
        SELECT 1 / count(*) FROM changed
        """)

    /// Deletes a tag and its links to articles. Divides by zero unless it is at this version.
    /// Parameters: id, version.
    static let deleteTag = Statement(
        "deleteTag",
        """
        WITH deleted AS (DELETE FROM tags WHERE id = $1 AND version = $2 RETURNING id)
        SELECT 1 / count(*) FROM deleted
        """)

    /// Parameters: slug, id of the tag, when it was given up.
    static let insertFormerTagSlug = Statement(
        "insertFormerTagSlug",
        """
        INSERT INTO former_tag_slugs (slug, tag_id, given_up_at) VALUES ($1, $2, $3)
        ON CONFLICT (slug) DO UPDATE SET tag_id = excluded.tag_id, given_up_at = excluded.given_up_at
        """)

    /// Parameters: slugs.
    static let deleteFormerTagSlugs = Statement(
        "deleteFormerTagSlugs", "DELETE FROM former_tag_slugs WHERE slug = ANY($1::text[])")

    /// Parameters: key, id of the tag, when it was given up, whether the public knows it.
    static let insertFormerTagKey = Statement(
        "insertFormerTagKey",
        """
        INSERT INTO former_tag_keys (key, tag_id, given_up_at, is_public) VALUES ($1, $2, $3, $4)
        ON CONFLICT (key) DO UPDATE SET tag_id = excluded.tag_id, given_up_at = excluded.given_up_at,
            is_public = excluded.is_public
        """)

    /// Parameters: keys.
    static let deleteFormerTagKeys = Statement(
        "deleteFormerTagKeys", "DELETE FROM former_tag_keys WHERE key = ANY($1::text[])")

    /// Locks two tags, so that no article takes either until the merge is done. Divides by zero unless both
    /// are at these versions. Parameters: id and version of the tag, of the target.
    static let lockMergedTags = Statement(
        "lockMergedTags",
        """
        SELECT 1 / (count(*) = 2)::int
        FROM (
            SELECT t.id FROM tags AS t
            WHERE t.id = $1 AND t.version = $2 OR t.id = $3 AND t.version = $4
            ORDER BY t.id FOR UPDATE
        ) AS locked
        """)

    /// Parameters: id.
    static let articleCountOfTag = Statement(
        "articleCountOfTag", "SELECT count(*) FROM article_tags AS x WHERE x.tag_id = $1")

    /// Replaces a tag in the articles that do not have the target too. Parameters: id of the tag, of the
    /// target.
    static let updateArticleTags = Statement(
        "updateArticleTags",
        """
        UPDATE article_tags AS x SET tag_id = $2
        WHERE x.tag_id = $1
            AND NOT EXISTS (SELECT FROM article_tags AS o WHERE o.article_id = x.article_id AND o.tag_id = $2)
        """)

    /// Deletes the links of a tag that `updateArticleTags` left: articles have the target too. Parameters:
    /// id.
    static let deleteDoubledArticleTags = Statement(
        "deleteDoubledArticleTags", "DELETE FROM article_tags WHERE tag_id = $1")

    /// Parameters: id of the tag, of the target.
    static let updateFormerTagSlugs = Statement(
        "updateFormerTagSlugs", "UPDATE former_tag_slugs SET tag_id = $2 WHERE tag_id = $1")

    /// Parameters: id of the tag, of the target.
    static let updateFormerTagKeys = Statement(
        "updateFormerTagKeys", "UPDATE former_tag_keys SET tag_id = $2 WHERE tag_id = $1")

    /// Deletes a tag that `lockMergedTags` locked. Parameters: id.
    static let deleteMergedTag = Statement("deleteMergedTag", "DELETE FROM tags WHERE id = $1")

    /// Makes the tags of the articles that are at these versions known to the public. Nobody needs to await these
    /// articles any more. Parameters: ids, versions.
    static let publishTags = Statement(
        "publishTags",
        """
        WITH present AS MATERIALIZED (
            SELECT a.id FROM unnest($1::uuid[], $2::int8[]) AS n (id, version)
            JOIN articles AS a ON a.id = n.id AND a.version = n.version
        ), \(publishedTags(tagsOfPresent))
        UPDATE article_tags AS x SET is_awaited = false FROM present AS s
        WHERE x.article_id = s.id AND x.is_awaited
        """)

    private static let tagsOfPresent =
        "t.id IN (SELECT x.tag_id FROM present AS s JOIN article_tags AS x ON x.article_id = s.id)"

    /// Makes a tag known to the public if the public knows the other one. Parameters: id of the other tag, of the tag.
    static let publishMergedTag = Statement(
        "publishMergedTag",
        """
        WITH \(publishedTags("t.id = $2 AND (SELECT o.is_public FROM tags AS o WHERE o.id = $1)"))
        SELECT count(*) FROM published
        """)

    /// Counts a change of tags. The last step of a batch, so that nobody who holds the row waits for another lock.
    static let updateTagRevision = Statement(
        "updateTagRevision",
        """
        INSERT INTO tag_revisions AS r (id, number) VALUES (true, 1)
        ON CONFLICT (id) DO UPDATE SET number = r.number + 1
        """)
}
