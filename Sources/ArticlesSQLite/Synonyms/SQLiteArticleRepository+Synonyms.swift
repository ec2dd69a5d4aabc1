public import Articles
internal import SQLiteClient

extension SQLiteArticleRepository: SynonymRepository {
    public func synonymVersion() async throws(ArticleError) -> Int {
        try await read(.short) { try Self.synonymVersion($0) }
    }

    public func synonyms() async throws(ArticleError) -> SearchSynonyms {
        try await read(.short) { database in
            try database.first(.synonyms) { row in
                guard let rules = [SynonymRule](storedText: try row.decode(String.self, atIndex: 2)) else {
                    throw MalformedRow(column: "rules")
                }
                let time = try row.decode(Int64?.self, atIndex: 1)
                return SearchSynonyms(
                    rules: rules, version: try row.decode(Int.self, atIndex: 0),
                    updatedAt: time.map { Timestamp(clamping: $0) })
            } ?? SearchSynonyms()
        }
    }

    public func update(_ synonyms: SearchSynonyms, in context: WriteContext) async throws(ArticleError) {
        try await write { database in
            try database.store(context)
            let values: [(any SQLiteConvertible)?] = [
                synonyms.version, synonyms.updatedAt?.milliseconds, synonyms.rules.storedText,
            ]
            guard try database.run(.updateSynonyms, values) == 1 else {
                throw ArticleError.versionMismatch(current: try Self.synonymVersion(database))
            }
        }
    }

    private static func synonymVersion(_ database: SQLiteConnection) throws -> Int {
        try database.first(.synonymVersion) { try $0.decode(Int.self, atIndex: 0) } ?? 0
    }
}
