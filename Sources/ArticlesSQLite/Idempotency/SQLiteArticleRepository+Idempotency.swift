public import Articles
internal import Foundation
internal import SQLiteClient

extension SQLiteArticleRepository {
    public func keptResponse(
        id: UniqueID, at now: Timestamp
    ) async throws(ArticleError) -> KeptResponse? {
        let expiry = KeptResponse.expiry(at: now).milliseconds
        return try await read(.short) {
            try $0.first(.keptResponse, [StoredID(id), expiry], KeptResponse.init(row:))
        }
    }
}

extension SQLiteConnection {
    /// Stores what belongs to a change. Throws `conflict(.request)` if the request of the change was carried out before, and
    /// `versionMismatch` if others have seen a scheduled article appear meanwhile.
    func store(_ context: WriteContext) throws {
        if let response = context.response { try store(response) }
        try storeRevision(of: context)
        try storeChanges(of: context)
    }

    /// Stores a response. Throws `conflict(.request)` if its request was carried out before.
    func store(_ response: KeptResponse) throws {
        let id = StoredID(response.request.id)
        let expiry = KeptResponse.expiry(at: response.storedAt).milliseconds
        try run(.deleteExpiredResponses, [id, expiry, KeptResponse.cleanupLimit])
        let content = response.content
        do {
            try run(
                .insertResponse,
                [
                    id, Data(response.request.fingerprint), response.storedAt.milliseconds, content.status,
                    content.location, content.entityTag, Data(content.body),
                ])
        } catch let error as SQLiteError where error.isTaken {
            throw ArticleError.conflict(.request, cause: error)
        }
    }
}

extension KeptResponse {
    fileprivate init(row: borrowing SQLiteRow) throws {
        let request = IdempotentRequest(
            id: try row.decode(StoredID.self, atIndex: 0).id,
            fingerprint: Array(try row.decode(Data.self, atIndex: 1)))
        let content = ResponseContent(
            status: try row.decode(Int.self, atIndex: 3), location: try row.decode(String?.self, atIndex: 4),
            entityTag: try row.decode(String?.self, atIndex: 5),
            body: Array(try row.decode(Data.self, atIndex: 6)))
        let time = Timestamp(clamping: try row.decode(Int64.self, atIndex: 2))
        self.init(to: request, content, storedAt: time)
    }
}
