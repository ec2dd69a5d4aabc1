public import Articles
internal import PostgreSQLClient
internal import TextAnalysis

extension PostgreSQLArticleRepository {
    public func candidates(_ query: CandidateQuery) async throws(ArticleError) -> [Candidate] {
        guard TermNumber.versions.contains(query.version) else { return [] }
        let values: [PostgreSQLValue] = [
            .int64Array(query.terms.map { TermNumber.first(of: $0.id, version: query.version) }),
            .int64Array(query.terms.map { Int64($0.weight) }), .int64(Int64(query.rowsPerTerm)),
            .ids(Array(query.excluded)), .time(query.now), .ids(query.tags.map(\.tag)),
            .int64Array(query.tags.map { Int64($0.weight) }), .int16(Int16(query.version)),
            .int64(Int64(query.limit)),
        ]
        return try await rows(.candidates, values) { row throws(PostgreSQLError) in
            Candidate(article: try row.id(0), score: Int(try row.int64(1)))
        }
    }

    public func profiles(
        of articles: [ArticleID], version: Int
    ) async throws(ArticleError) -> [ArticleProfile] {
        guard !articles.isEmpty, TermNumber.versions.contains(version) else { return [] }
        let values: [PostgreSQLValue] = [.ids(articles), .int16(Int16(version))]
        let found = try await rows(.profiles, values) { row throws(PostgreSQLError) in
            try ArticleProfile(row: row)
        }
        return try found.map { profile throws(ArticleError) in
            guard let profile else { throw .malformedRow("article_tags") }
            return profile
        }
    }

    public func sampleState(_ query: SampleQuery) async throws(ArticleError) -> SampleState {
        let states = try await rows(.sampleState, query.values) { row throws(PostgreSQLError) in
            SampleState(
                count: Int(try row.int64(0)), signatures: try row.int64(1), lastKey: try row.int64(2),
                tagRevision: try row.int64(3),
                usedVersion: row.isNull(4) ? nil : Int(try row.int64(4)))
        }
        guard let state = states.first else { throw .malformedRow("article_analyses") }
        return state
    }

    public func sample(_ query: SampleQuery) async throws(ArticleError) -> [SampledArticle] {
        try await rows(.sample, query.values) { row throws(PostgreSQLError) in
            SampledArticle(article: try row.id(0), signature: try row.int64(1))
        }
    }

    public func ignoredTags() async throws(ArticleError) -> Set<TagID> {
        Set(try await rows(.ignoredTags) { row throws(PostgreSQLError) in try row.id(0) })
    }

    public func articles(
        ids: [ArticleID], includesBody: Bool
    ) async throws(ArticleError) -> [Article] {
        guard !ids.isEmpty else { return [] }
        return try await articles(Statement.articlesByIDs.prepared, [.ids(ids), .bool(includesBody)])
    }
}

extension SampleQuery {
    fileprivate var values: [PostgreSQLValue] {
        [.int16(Int16(clamping: version)), .time(now), .int64(Int64(size))]
    }
}
