extension Statement {
    static let changeStatements = [
        insertChanges, settleAwaitedChanges, deleteAwaitedChanges, appearedChanges, changeCounters, changes,
        lockChangeCounters,
        numberChanges, updateChangeCounters, deleteChanges,
    ]

    /// Parameters: `ChangeRow.columns(of:)`. Positions are given in the order of these.
    static let insertChanges = Statement(
        "insertChanges",
        """
        INSERT INTO changes (
            scope, type, subject, slug, target, version, previous_version, made_at, is_awaited, key_id,
            request_id)
        SELECT n.scope, n.type, n.subject, n.slug, n.target, n.version, nullif(n.previous_version, 0), n.made_at,
            n.is_awaited, n.key_id, n.request_id
        FROM unnest($1::int4[], $2::int4[], $3::uuid[], $4::text[], $5::text[], $6::int8[], $7::int8[],
            $8::int8[], $9::bool[], $10::text[], $11::text[]) WITH ORDINALITY AS n (
            scope, type, subject, slug, target, version, previous_version, made_at, is_awaited, key_id,
            request_id, ordinality)
        ORDER BY n.ordinality
        """)

    /// Parameters: subject, time.
    static let settleAwaitedChanges = Statement(
        "settleAwaitedChanges",
        """
        UPDATE changes SET is_awaited = false
        WHERE is_awaited AND subject = $1 AND made_at <= $2
        """)

    /// Parameters: subject, time.
    static let deleteAwaitedChanges = Statement(
        "deleteAwaitedChanges",
        """
        DELETE FROM changes
        WHERE number IS NULL AND is_awaited AND subject = $1 AND made_at > $2
        """)

    /// Divides by zero if an awaited change behind a time has a number all the same: others have seen the article appear.
    /// Parameters: subject, time.
    static let appearedChanges = Statement(
        "appearedChanges",
        """
        SELECT 1 / (1 - count(*)) FROM (
            SELECT c.position FROM changes AS c
            WHERE c.is_awaited AND c.subject = $1 AND c.made_at > $2 LIMIT 1
        ) AS c
        """)

    /// The number given last, the smallest one that is kept, and whether something waits for a number. Parameters: scope, now.
    static let changeCounters = Statement(
        "changeCounters",
        """
        SELECT s.number,
            (SELECT c.number FROM changes AS c WHERE c.scope = $1 AND c.number IS NOT NULL
            ORDER BY c.number LIMIT 1),
            EXISTS (SELECT FROM changes AS c WHERE c.scope = $1 AND c.number IS NULL AND NOT c.is_awaited)
            OR EXISTS (SELECT FROM changes AS c
                WHERE c.scope = $1 AND c.number IS NULL AND c.is_awaited AND c.made_at <= $2)
        FROM change_counters AS s WHERE s.scope = $1
        """)

    /// Parameters: scope, the number before, how many.
    static let changes = Statement(
        "changes",
        """
        SELECT \(ChangeRow.columns), c.number
        FROM changes AS c WHERE c.scope = $1 AND c.number > $2 ORDER BY c.number LIMIT $3
        """)

    /// Waits until nobody else gives numbers. Parameters: scope.
    static let lockChangeCounters = Statement(
        "lockChangeCounters", "SELECT s.number FROM change_counters AS s WHERE s.scope = $1 FOR UPDATE")

    /// Begins after `lockChangeCounters` has ended, so that it sees what others have numbered. Awaited changes are locked
    /// before they are counted: a write of their article may delete them. Parameters: scope, now, how many.
    static let numberChanges = Statement(
        "numberChanges",
        """
        WITH ready AS (
            SELECT e.position FROM changes AS e
            WHERE e.scope = $1 AND e.number IS NULL AND NOT e.is_awaited ORDER BY e.position LIMIT $3
        ), appeared AS MATERIALIZED (
            SELECT f.position FROM changes AS f
            WHERE f.scope = $1 AND f.number IS NULL AND f.is_awaited AND f.made_at <= $2
            ORDER BY f.position LIMIT $3 FOR UPDATE
        ), due AS (
            SELECT r.position FROM ready AS r UNION ALL SELECT a.position FROM appeared AS a
            ORDER BY position LIMIT $3
        ), numbered AS (
            SELECT d.position, row_number() OVER (ORDER BY d.position) AS number FROM due AS d
        )
        UPDATE changes AS c SET number = s.number + n.number
        FROM change_counters AS s, numbered AS n
        WHERE s.scope = $1 AND c.position = n.position
        """)

    /// Keeps in mind the number that was given last. Parameters: scope.
    static let updateChangeCounters = Statement(
        "updateChangeCounters",
        """
        UPDATE change_counters AS s SET number = greatest(s.number, coalesce((
            SELECT c.number FROM changes AS c WHERE c.scope = $1 AND c.number IS NOT NULL
            ORDER BY c.number DESC LIMIT 1), 0))
        WHERE s.scope = $1
        """)

    /// Parameters: scope, time, how many.
    static let deleteChanges = Statement(
        "deleteChanges",
        """
        WITH oldest AS (
            SELECT c.number, c.made_at FROM changes AS c WHERE c.scope = $1 AND c.number IS NOT NULL
            ORDER BY c.number LIMIT $3
        ), kept AS (
            SELECT coalesce(min(o.number) FILTER (WHERE o.made_at >= $2), max(o.number) + 1) AS number
            FROM oldest AS o
        )
        DELETE FROM changes AS c USING kept AS k WHERE c.scope = $1 AND c.number < k.number
        """)
}
