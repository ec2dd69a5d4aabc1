public import Articles
internal import PostgreSQLClient

extension PostgreSQLArticleRepository {
    public func accessKey(id: String) async throws(ArticleError) -> AccessKey? {
        guard let key = try await read(.accessKey, [.text(id)], decode: Self.accessKey).first
        else { return nil }
        guard let key else { throw .malformedRow("access_keys") }
        return key
    }

    public func accessKeys() async throws(ArticleError) -> [AccessKey] {
        try await rows(.accessKeys, decode: Self.accessKey).map { key throws(ArticleError) in
            guard let key else { throw .malformedRow("access_keys") }
            return key
        }
    }

    public func insert(_ key: AccessKey, in context: WriteContext) async throws(ArticleError) {
        let values: [PostgreSQLValue] = [
            .text(key.id), .text(key.label), .int16(Int16(key.scope.storedNumber)), .bytes(key.hash),
            .time(key.createdAt), .optional(key.expiresAt), .optional(key.lastUsedAt),
        ]
        try await write(Self.steps([(.insertAccessKey, values)], in: context))
    }

    public func deleteAccessKey(
        id: String, in context: WriteContext
    ) async throws(ArticleError) -> Bool {
        try await writeIfPresent([(.deleteAccessKey, [.text(id)])], in: context)
    }

    public func noteUses(_ uses: [String: Timestamp]) async throws(ArticleError) {
        let ids = Array(uses.keys)
        try await write([
            (.noteUsesOfAccessKeys, [.textArray(ids), .int64Array(ids.map { uses[$0]?.milliseconds ?? 0 })])
        ])
    }

    @Sendable private static func accessKey(
        row: borrowing PostgreSQLRow
    ) throws(PostgreSQLError) -> AccessKey? {
        guard let scope = Scope(storedNumber: Int(try row.int16(2))) else { return nil }
        return AccessKey(
            id: try row.text(0), label: try row.text(1), scope: scope, hash: try row.bytes(3),
            createdAt: try row.time(4), expiresAt: try row.optionalTime(5),
            lastUsedAt: try row.optionalTime(6))
    }
}
