extension Statement {
    static let accessKeyStatements = [
        accessKey, accessKeys, insertAccessKey, deleteAccessKey, noteUsesOfAccessKeys,
    ]

    /// Parameters: id.
    static let accessKey = Statement(
        "accessKey",
        """
        SELECT k.id, k.label, k.scope, k.hash, k.created_at, k.expires_at, k.last_used_at
        FROM access_keys AS k WHERE k.id = $1
        """)

    static let accessKeys = Statement(
        "accessKeys",
        """
        SELECT k.id, k.label, k.scope, k.hash, k.created_at, k.expires_at, k.last_used_at
        FROM access_keys AS k
        ORDER BY k.created_at, k.id
        """)

    /// Parameters: id, label, scope, hash, time, end, last use.
    static let insertAccessKey = Statement(
        "insertAccessKey",
        """
        INSERT INTO access_keys (id, label, scope, hash, created_at, expires_at, last_used_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        """)

    /// Fails if there is none. Parameters: id.
    static let deleteAccessKey = Statement(
        "deleteAccessKey",
        """
        WITH deleted AS (DELETE FROM access_keys WHERE id = $1 RETURNING id)
        SELECT 1 / count(*) FROM deleted
        """)

    /// Parameters: ids, times. Locked by the order of their ids: several instances do so at once.
    static let noteUsesOfAccessKeys = Statement(
        "noteUsesOfAccessKeys",
        """
        UPDATE access_keys AS k SET last_used_at = n.used_at
        FROM (
            SELECT l.id, u.used_at FROM unnest($1::text[], $2::int8[]) AS u (id, used_at)
            JOIN access_keys AS l ON l.id = u.id
            ORDER BY l.id FOR UPDATE OF l
        ) AS n
        WHERE k.id = n.id AND (k.last_used_at IS NULL OR k.last_used_at < n.used_at)
        """)
}
