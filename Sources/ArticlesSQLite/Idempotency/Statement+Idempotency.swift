extension Statement {
    static let idempotencyStatements = [keptResponse, deleteExpiredResponses, insertResponse]

    /// Parameters: id, what has expired.
    static let keptResponse = Statement(
        "keptResponse",
        """
        SELECT r.id, r.fingerprint, r.stored_at, r.status, r.location, r.entity_tag, r.body
        FROM kept_responses AS r WHERE r.id = ?1 AND r.stored_at > ?2
        """)

    /// Deletes the response to one request and the oldest ones to others, as far as they have expired. Parameters: id, what
    /// has expired, how many others at most.
    static let deleteExpiredResponses = Statement(
        "deleteExpiredResponses",
        """
        DELETE FROM kept_responses WHERE rowid IN (
            SELECT r.rowid FROM kept_responses AS r WHERE r.id = ?1 AND r.stored_at <= ?2
            UNION
            SELECT expired.rowid FROM (
                SELECT e.rowid FROM kept_responses AS e WHERE e.stored_at <= ?2
                ORDER BY e.stored_at, e.id LIMIT ?3
            ) AS expired)
        """)

    /// Parameters: id, fingerprint, time, status, location, entity tag, body.
    static let insertResponse = Statement(
        "insertResponse",
        """
        INSERT INTO kept_responses (id, fingerprint, stored_at, status, location, entity_tag, body)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        """)
}
