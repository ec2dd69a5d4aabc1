extension Statement {
    static let changeStatements = [
        insertChanges, settleAwaitedChanges, deleteAwaitedChanges, appearedChanges, changeCounters, changes,
        numberChanges, updateChangeCounters, deleteChanges,
    ]

    /// Parameters: `ChangeRow.values(of:)`, of one change.
    static let insertChanges = Statement(
        "insertChanges",
        """
        INSERT INTO changes (
            scope, type, subject, slug, target, version, previous_version, made_at, is_awaited, key_id,
            request_id)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
        """)

    /// Parameters: subject, time.
    static let settleAwaitedChanges = Statement(
        "settleAwaitedChanges",
        """
        UPDATE changes SET is_awaited = 0
        WHERE is_awaited = 1 AND subject = ?1 AND made_at <= ?2
        """)

    /// Parameters: subject, time.
    static let deleteAwaitedChanges = Statement(
        "deleteAwaitedChanges",
        """
        DELETE FROM changes
        WHERE number IS NULL AND is_awaited = 1 AND subject = ?1 AND made_at > ?2
        """)

    /// Whether an awaited change behind a time has a number all the same: others have seen the article appear.
    /// Parameters: subject, time.
    static let appearedChanges = Statement(
        "appearedChanges",
        """
        SELECT EXISTS (SELECT 1 FROM changes AS c
            WHERE c.is_awaited = 1 AND c.subject = ?1 AND c.made_at > ?2)
        """)

    /// The number given last, the smallest one that is kept, and whether something waits for a number. Parameters: scope, now.
    static let changeCounters = Statement(
        "changeCounters",
        """
        SELECT s.number,
            (SELECT c.number FROM changes AS c WHERE c.scope = ?1 AND c.number IS NOT NULL
            ORDER BY c.number LIMIT 1),
            EXISTS (SELECT 1 FROM changes AS c WHERE c.scope = ?1 AND c.number IS NULL AND c.is_awaited = 0)
            OR EXISTS (SELECT 1 FROM changes AS c
                WHERE c.scope = ?1 AND c.number IS NULL AND c.is_awaited = 1 AND c.made_at <= ?2)
        FROM change_counters AS s WHERE s.scope = ?1
        """)

    /// Parameters: scope, the number before, how many.
    static let changes = Statement(
        "changes",
        """
        SELECT \(ChangeRow.columns), c.number
        FROM changes AS c WHERE c.scope = ?1 AND c.number > ?2 ORDER BY c.number LIMIT ?3
        """)

    /// Parameters: scope, now, how many.
    static let numberChanges = Statement(
        "numberChanges",
        """
        WITH ready AS (
            SELECT e.position FROM changes AS e
            WHERE e.scope = ?1 AND e.number IS NULL AND e.is_awaited = 0 ORDER BY e.position LIMIT ?3
        ), due AS (
            SELECT ready.position FROM ready
            UNION ALL SELECT f.position FROM changes AS f
            WHERE f.scope = ?1 AND f.number IS NULL AND f.is_awaited = 1 AND f.made_at <= ?2
            ORDER BY position LIMIT ?3
        ), numbered AS (
            SELECT due.position, row_number() OVER (ORDER BY due.position) AS number FROM due
        )
        UPDATE changes AS c SET number = s.number + numbered.number
        FROM change_counters AS s, numbered
        WHERE s.scope = ?1 AND c.position = numbered.position
        """)

    /// Keeps in mind the number that was given last. Parameters: scope.
    static let updateChangeCounters = Statement(
        "updateChangeCounters",
        """
        UPDATE change_counters AS s SET number = max(s.number, coalesce((
            SELECT c.number FROM changes AS c WHERE c.scope = ?1 AND c.number IS NOT NULL
            ORDER BY c.number DESC LIMIT 1), 0))
        WHERE s.scope = ?1
        """)

    /// Parameters: scope, time, how many.
    static let deleteChanges = Statement(
        "deleteChanges",
        """
        WITH oldest AS MATERIALIZED (
            SELECT c.number, c.made_at FROM changes AS c WHERE c.scope = ?1 AND c.number IS NOT NULL
            ORDER BY c.number LIMIT ?3
        )
        DELETE FROM changes WHERE scope = ?1 AND number IS NOT NULL AND number < (
            SELECT coalesce(min(oldest.number) FILTER (WHERE oldest.made_at >= ?2), max(oldest.number) + 1)
            FROM oldest)
        """)
}
