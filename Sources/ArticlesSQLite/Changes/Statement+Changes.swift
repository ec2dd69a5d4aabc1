extension Statement {
    static let changeStatements = [
        insertChange, deleteAwaitedChanges, changeCounters, publicChangeCounters, changes, publicChanges,
        numberChanges,
        updateChangeCounters, deleteChanges,
    ]

    /// Parameters: type, public type, subject, slug, target, version, time, whether it is awaited, key, request,
    /// previous version.
    static let insertChange = Statement(
        "insertChange",
        """
        INSERT INTO changes (
            type, public_type, subject, slug, target, version, made_at, is_awaited, key_id, request_id,
            previous_version)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
        """)

    /// Parameters: subject, time.
    static let deleteAwaitedChanges = Statement(
        "deleteAwaitedChanges",
        "DELETE FROM changes WHERE number IS NULL AND is_awaited = 1 AND subject = ?1 AND made_at > ?2")

    /// The number given last, the smallest one that is kept, and whether something waits for a number. Parameters: now.
    static let changeCounters = Statement("changeCounters", counters(of: "number", "TRUE"))

    /// Parameters: as of `changeCounters`.
    static let publicChangeCounters = Statement(
        "publicChangeCounters", counters(of: "public_number", "c.public_type IS NOT NULL"))

    private static func counters(of number: String, _ condition: String) -> String {
        """
        SELECT s.\(number),
            (SELECT c.\(number) FROM changes AS c WHERE c.\(number) IS NOT NULL ORDER BY c.\(number) LIMIT 1),
            EXISTS (SELECT 1 FROM changes AS c
                WHERE c.number IS NULL AND \(condition) AND (c.is_awaited = 0 OR c.made_at <= ?1))
        FROM change_counters AS s WHERE s.id = 1
        """
    }

    /// Parameters: the number before, how many.
    static let changes = Statement("changes", page(of: "number"))

    /// Parameters: as of `changes`.
    static let publicChanges = Statement("publicChanges", page(of: "public_number"))

    private static func page(of number: String) -> String {
        """
        SELECT \(ChangeRow.columns), c.\(number)
        FROM changes AS c WHERE c.\(number) > ?1 ORDER BY c.\(number) LIMIT ?2
        """
    }

    /// Parameters: now, how many.
    static let numberChanges = Statement(
        "numberChanges",
        """
        UPDATE changes AS c SET number = s.number + numbered.number,
            public_number = CASE WHEN c.public_type IS NOT NULL
                THEN s.public_number + numbered.public_number END
        FROM change_counters AS s, (
            SELECT due.position, row_number() OVER o AS number,
                count(due.public_type) OVER o AS public_number
            FROM (
                SELECT e.position, e.public_type FROM changes AS e
                WHERE e.number IS NULL AND (e.is_awaited = 0 OR e.made_at <= ?1)
                ORDER BY e.position LIMIT ?2
            ) AS due WINDOW o AS (ORDER BY due.position)
        ) AS numbered
        WHERE s.id = 1 AND c.position = numbered.position AND c.number IS NULL
        """)

    /// Keeps in mind the numbers that were given last.
    static let updateChangeCounters = Statement(
        "updateChangeCounters",
        """
        UPDATE change_counters AS s SET
            number = max(s.number, coalesce((
                SELECT c.number FROM changes AS c WHERE c.number IS NOT NULL
                ORDER BY c.number DESC LIMIT 1), 0)),
            public_number = max(s.public_number, coalesce((
                SELECT c.public_number FROM changes AS c WHERE c.public_number IS NOT NULL
                ORDER BY c.public_number DESC LIMIT 1), 0))
        WHERE s.id = 1
        """)

    /// Parameters: time, how many.
    static let deleteChanges = Statement(
        "deleteChanges",
        """
        WITH oldest AS MATERIALIZED (
            SELECT c.number, c.made_at FROM changes AS c WHERE c.number IS NOT NULL
            ORDER BY c.number LIMIT ?2
        )
        DELETE FROM changes WHERE number IS NOT NULL AND number < (
            SELECT coalesce(min(oldest.number) FILTER (WHERE oldest.made_at >= ?1), max(oldest.number) + 1)
            FROM oldest)
        """)
}
