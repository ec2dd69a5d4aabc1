extension Statement {
    static let revisionStatements = [
        insertRevision, deleteRevisions, deleteRevisionsOfDeleted, revisions, latestRevisions,
    ]

    /// Parameters: article, version, time, key, previous version, members, prefix, suffix, middle, whether
    /// it is a deletion.
    static let insertRevision = Statement(
        "insertRevision",
        """
        INSERT INTO revisions (
            article_id, version, stored_at, key_id, previous_version, members, body_prefix, body_suffix,
            body_middle, is_deletion)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        ON CONFLICT (article_id, version) DO UPDATE SET
            stored_at = excluded.stored_at, key_id = excluded.key_id,
            previous_version = excluded.previous_version, members = excluded.members,
            body_prefix = excluded.body_prefix, body_suffix = excluded.body_suffix,
            body_middle = excluded.body_middle, is_deletion = excluded.is_deletion
        """)

    /// Parameters: article, first version, last version.
    static let deleteRevisions = Statement(
        "deleteRevisions", "DELETE FROM revisions WHERE article_id = $1 AND version BETWEEN $2 AND $3")

    /// Deletes versions of the article that was deleted first and does not exist, the oldest ones. Parameters: before when, how
    /// many.
    static let deleteRevisionsOfDeleted = Statement(
        "deleteRevisionsOfDeleted",
        """
        WITH deleted AS (
            SELECT d.article_id, d.version FROM revisions AS d
            WHERE d.is_deletion AND d.stored_at < $1
                AND NOT EXISTS (SELECT FROM articles AS a WHERE a.id = d.article_id)
            ORDER BY d.stored_at, d.article_id LIMIT 1 FOR UPDATE
        ), oldest AS (
            SELECT o.article_id, o.version FROM deleted CROSS JOIN revisions AS o
            WHERE o.article_id = deleted.article_id AND o.version <= deleted.version
            ORDER BY o.version LIMIT $2
        )
        DELETE FROM revisions AS r USING oldest AS x
        WHERE r.article_id = x.article_id AND r.version = x.version
        """)

    /// Parameters: article, first version, how many.
    static let revisions = Statement(
        "revisions",
        """
        SELECT \(RevisionRow.columns), r.members, r.body_prefix, r.body_suffix, r.body_middle
        FROM revisions AS r WHERE r.article_id = $1 AND r.version >= $2 ORDER BY r.version LIMIT $3
        """)

    /// Parameters: article, last version, how many.
    static let latestRevisions = Statement(
        "latestRevisions",
        """
        SELECT \(RevisionRow.columns)
        FROM revisions AS r WHERE r.article_id = $1 AND r.version <= $2 ORDER BY r.version DESC LIMIT $3
        """)
}
