internal import Articles

extension Statement {
    static let changeStatements = [
        insertChange, deleteAwaitedChanges, changeCounters, publicChangeCounters, changes, publicChanges,
        lockChangeCounters,
        numberChanges, updateChangeCounters, deleteChanges,
    ]

    /// Parameters: type, public type, subject, slug, target, version, time, whether it is awaited, key, request,
    /// previous version.
    static let insertChange = Statement(
        "insertChange",
        """
        INSERT INTO changes (
            type, public_type, subject, slug, target, version, made_at, is_awaited, key_id, request_id,
            previous_version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        """)

    /// Parameters: subject, time.
    static let deleteAwaitedChanges = Statement(
        "deleteAwaitedChanges",
        "DELETE FROM changes WHERE number IS NULL AND is_awaited AND subject = $1 AND made_at > $2")

    /// The number given last, the smallest one that is kept, and whether something waits for a number. Parameters: now.
    static let changeCounters = Statement("changeCounters", counters(of: "number", "TRUE"))

    /// Parameters: as of `changeCounters`.
    static let publicChangeCounters = Statement(
        "publicChangeCounters", counters(of: "public_number", "c.public_type IS NOT NULL"))

    private static func counters(of number: String, _ condition: String) -> String {
        """
        SELECT s.\(number),
            (SELECT c.\(number) FROM changes AS c WHERE c.\(number) IS NOT NULL ORDER BY c.\(number) LIMIT 1),
            EXISTS (SELECT FROM changes AS c
                WHERE c.number IS NULL AND \(condition) AND (NOT c.is_awaited OR c.made_at <= $1))
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
        FROM changes AS c WHERE c.\(number) > $1 ORDER BY c.\(number) LIMIT $2
        """
    }

    /// Waits until nobody else gives numbers.
    static let lockChangeCounters = Statement(
        "lockChangeCounters", "SELECT s.number FROM change_counters AS s WHERE s.id = 1 FOR UPDATE")

    /// Begins after `lockChangeCounters` has ended, so that it sees what others have numbered. Parameters: now, how many.
    static let numberChanges = Statement(
        "numberChanges",
        """
        UPDATE changes AS c SET number = s.number + n.number,
            public_number = CASE WHEN c.public_type IS NOT NULL THEN s.public_number + n.public_number END
        FROM change_counters AS s, (
            SELECT d.position, row_number() OVER o AS number, count(d.public_type) OVER o AS public_number
            FROM (
                SELECT e.position, e.public_type FROM changes AS e
                WHERE e.number IS NULL AND (NOT e.is_awaited OR e.made_at <= $1)
                ORDER BY e.position LIMIT $2
            ) AS d WINDOW o AS (ORDER BY d.position)
        ) AS n
        WHERE s.id = 1 AND c.position = n.position AND c.number IS NULL
        """)

    /// Keeps in mind the numbers that were given last.
    static let updateChangeCounters = Statement(
        "updateChangeCounters",
        """
        UPDATE change_counters AS s SET
            number = greatest(s.number, (
                SELECT c.number FROM changes AS c WHERE c.number IS NOT NULL
                ORDER BY c.number DESC LIMIT 1)),
            public_number = greatest(s.public_number, (
                SELECT c.public_number FROM changes AS c WHERE c.public_number IS NOT NULL
                ORDER BY c.public_number DESC LIMIT 1))
        WHERE s.id = 1
        """)

    /// Parameters: time, how many.
    static let deleteChanges = Statement(
        "deleteChanges",
        """
        WITH oldest AS (
            SELECT c.number, c.made_at FROM changes AS c WHERE c.number IS NOT NULL
            ORDER BY c.number LIMIT $2
        ), kept AS (
            SELECT coalesce(min(o.number) FILTER (WHERE o.made_at >= $1), max(o.number) + 1) AS number
            FROM oldest AS o
        )
        DELETE FROM changes AS c USING kept AS k WHERE c.number < k.number
        """)
}
