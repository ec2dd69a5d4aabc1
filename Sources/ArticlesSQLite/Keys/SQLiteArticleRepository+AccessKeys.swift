public import Articles
internal import Foundation
internal import SQLiteClient

extension SQLiteArticleRepository {
    public func accessKey(id: String) async throws(ArticleError) -> AccessKey? {
        try await read(.short) { try $0.first(.accessKey, [id], AccessKey.init(row:)) }
    }

    public func accessKeys() async throws(ArticleError) -> [AccessKey] {
        try await read(.short) { try $0.rows(.accessKeys, [], AccessKey.init(row:)) }
    }

    public func insert(_ key: AccessKey, in context: WriteContext) async throws(ArticleError) {
        try await write { database in
            try database.store(context)
            let values: [(any SQLiteConvertible)?] = [
                key.id, key.label, key.scope.storedNumber, Data(key.hash), key.createdAt.milliseconds,
                key.expiresAt?.milliseconds, key.lastUsedAt?.milliseconds,
            ]
            do {
                try database.run(.insertAccessKey, values)
            } catch let error as SQLiteError where error.isTaken {
                throw ArticleError.conflict(.key, cause: error)
            }
        }
    }

    public func deleteAccessKey(
        id: String, in context: WriteContext
    ) async throws(ArticleError) -> Bool {
        try await write { database in
            guard try database.run(.deleteAccessKey, [id]) == 1 else { return false }
            try database.store(context)
            return true
        }
    }

    public func noteUses(_ uses: [String: Timestamp]) async throws(ArticleError) {
        try await write { database in
            for (id, time) in uses { try database.run(.noteUsesOfAccessKeys, [id, time.milliseconds]) }
        }
    }
}

extension AccessKey {
    fileprivate init(row: borrowing SQLiteRow) throws {
        guard let scope = Scope(storedNumber: try row.decode(Int.self, atIndex: 2)) else {
            throw MalformedRow(column: "scope")
        }
        self.init(
            id: try row.decode(String.self, atIndex: 0), label: try row.decode(String.self, atIndex: 1),
            scope: scope, hash: Array(try row.decode(Data.self, atIndex: 3)),
            createdAt: Timestamp(clamping: try row.decode(Int64.self, atIndex: 4)),
            expiresAt: try row.decode(Int64?.self, atIndex: 5).map { Timestamp(clamping: $0) },
            lastUsedAt: try row.decode(Int64?.self, atIndex: 6).map { Timestamp(clamping: $0) })
    }
}
