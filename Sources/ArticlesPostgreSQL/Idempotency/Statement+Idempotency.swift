extension Statement {
    static let idempotencyStatements = [keptResponse, deleteExpiredResponses, insertResponse]

    /// Parameters: id, what has expired.
    static let keptResponse = Statement(
        "keptResponse",
        """
        SELECT r.id, r.fingerprint, r.stored_at, r.status, r.location, r.entity_tag, r.body
        FROM kept_responses AS r WHERE r.id = $1 AND r.stored_at > $2
        """)

    /// Deletes the response to one request and the oldest ones to others, as far as they have expired. Parameters: id, what
    /// has expired, how many others at most.
    static let deleteExpiredResponses = Statement(
        "deleteExpiredResponses",
        """
        WITH oldest AS (
            SELECT e.id FROM kept_responses AS e WHERE e.stored_at <= $2
            ORDER BY e.stored_at, e.id LIMIT $3 FOR UPDATE SKIP LOCKED
        )
        DELETE FROM kept_responses AS r
        USING (SELECT $1::uuid AS id UNION SELECT o.id FROM oldest AS o) AS x
        WHERE r.id = x.id AND r.stored_at <= $2
        """)

    /// Parameters: id, fingerprint, time, status, location, entity tag, body.
    static let insertResponse = Statement(
        "insertResponse",
        """
        INSERT INTO kept_responses (id, fingerprint, stored_at, status, location, entity_tag, body)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        """)
}
