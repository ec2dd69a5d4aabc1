public import Articles
internal import PostgreSQLClient

extension PostgreSQLArticleRepository: PositionedStorage {
    public func replicationStatus() async throws(ArticleError) -> ReplicationStatus {
        let rows = try await read(.replicationStatus, []) { row throws(PostgreSQLError) in
            ReplicationStatus(
                number: UInt64(bitPattern: try row.int64(1)), isReplica: try row.bool(0),
                database: try row.int64(2), start: try row.int64(3))
        }
        guard let status = rows.first else { throw .malformedRow("pg_control_system") }
        return status
    }
}
