/// Statements about the server itself.
extension Statement {
    static let replicationStatements = [replicationStatus, currentSnapshot]

    /// How far the server is: a standby, by what it has replayed; a primary, by what it has written, or, where a commit does not wait
    /// for that, begun to. Which database it has, and when it was started in microseconds.
    static let replicationStatus = Statement(
        "replicationStatus",
        """
        SELECT pg_is_in_recovery(),
            (CASE WHEN pg_is_in_recovery() THEN coalesce(pg_last_wal_replay_lsn(), '0/0')
                WHEN current_setting('synchronous_commit') = 'off' THEN pg_current_wal_insert_lsn()
                ELSE pg_current_wal_lsn() END - '0/0'::pg_lsn)::int8,
            (SELECT system_identifier FROM pg_control_system()),
            (extract(epoch FROM pg_postmaster_start_time()) * 1000000)::int8
        """)

    /// Which transactions a statement sees, when the server was started in microseconds, and whether it is a standby.
    static let currentSnapshot = Statement(
        "currentSnapshot",
        """
        SELECT pg_current_snapshot()::text,
            (extract(epoch FROM pg_postmaster_start_time()) * 1000000)::int8, pg_is_in_recovery()
        """)
}
