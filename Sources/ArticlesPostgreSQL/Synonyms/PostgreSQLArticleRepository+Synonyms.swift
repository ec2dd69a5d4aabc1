public import Articles
internal import PostgreSQLClient

extension PostgreSQLArticleRepository: SynonymRepository {
    public func synonymVersion() async throws(ArticleError) -> Int {
        let rows = try await read(.synonymVersion, []) { row throws(PostgreSQLError) in try row.int64(0) }
        return Int(rows.first ?? 0)
    }

    public func synonyms() async throws(ArticleError) -> SearchSynonyms {
        let rows = try await rows(.synonyms, class: .read) { row throws(PostgreSQLError) in
            (version: try row.int64(0), time: try row.optionalTime(1), rules: try row.text(2))
        }
        guard let row = rows.first else { return SearchSynonyms() }
        guard let rules = [SynonymRule](storedText: row.rules) else {
            throw .malformedRow("search_synonyms")
        }
        return SearchSynonyms(rules: rules, version: Int(row.version), updatedAt: row.time)
    }

    public func update(_ synonyms: SearchSynonyms, in context: WriteContext) async throws(ArticleError) {
        let values: [PostgreSQLValue] = [
            .int64(Int64(synonyms.version)), .optional(synonyms.updatedAt), .text(synonyms.rules.storedText),
        ]
        try await write(
            Self.steps([(.updateSynonyms, values)], in: context),
            orMismatch: { () async throws(ArticleError) in try await synonymVersion() })
    }
}
