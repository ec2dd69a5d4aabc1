public import Articles
internal import PostgreSQLClient

extension PostgreSQLArticleRepository {
    public func keptResponse(
        id: UniqueID, at now: Timestamp
    ) async throws(ArticleError) -> KeptResponse? {
        try await rows(
            .keptResponse, [.id(id), .time(KeptResponse.expiry(at: now))], class: .read,
            decode: KeptResponse.init(row:)
        ).first
    }

    /// The steps of a change, with those that store what belongs to it.
    static func steps(_ steps: [Step], in context: WriteContext) -> [Step] {
        (context.response.map { Self.steps(storing: $0) } ?? []) + settling(of: context) + steps
            + revision(of: context) + changes(of: context)
    }

    /// The steps that store a response. The last one fails if the request was carried out before; while another
    /// transaction carries it out, it waits.
    static func steps(storing response: KeptResponse) -> [Step] {
        let (request, content) = (response.request, response.content)
        return [
            (
                .deleteExpiredResponses,
                [
                    .id(request.id), .time(KeptResponse.expiry(at: response.storedAt)),
                    .int64(Int64(KeptResponse.cleanupLimit)),
                ]
            ),
            (
                .insertResponse,
                [
                    .id(request.id), .bytes(request.fingerprint), .time(response.storedAt),
                    .int16(Int16(clamping: content.status)), .optional(content.location),
                    .optional(content.entityTag), .bytes(content.body),
                ]
            ),
        ]
    }
}

extension KeptResponse {
    fileprivate init(row: borrowing PostgreSQLRow) throws(PostgreSQLError) {
        let request = IdempotentRequest(id: try row.id(0), fingerprint: try row.bytes(1))
        let content = ResponseContent(
            status: Int(try row.int16(3)), location: try row.optionalText(4),
            entityTag: try row.optionalText(5),
            body: try row.bytes(6))
        self.init(to: request, content, storedAt: try row.time(2))
    }
}
