public import Articles
internal import SQLiteClient

extension SQLiteArticleRepository {
    public func candidates(_ query: CandidateQuery) async throws(ArticleError) -> [Candidate] {
        try await read(.long) { try $0.candidates(query) }
    }

    public func profiles(
        of articles: [ArticleID], version: Int, besides known: [ArticleID: Int64]
    ) async throws(ArticleError) -> [ArticleProfile] {
        let ids = Set(articles).sorted()
        return try await read(ids.count > 1 ? .long : .short) { database in
            try database.profiles(of: ids, version: version, besides: known)
        }
    }

    public func sampleState(_ query: SampleQuery) async throws(ArticleError) -> SampleState {
        try await read(.long) { database in
            let state = try database.first(.sampleState, query.values) { row in
                SampleState(
                    count: try row.decode(Int.self, atIndex: 0),
                    checksum: try row.decode(Int64.self, atIndex: 1),
                    greatestKey: try row.decode(Int64.self, atIndex: 2),
                    tagRevision: try row.decode(Int64.self, atIndex: 3),
                    activeVersion: try row.decode(Int?.self, atIndex: 4))
            }
            return state ?? SampleState(count: 0, checksum: 0, greatestKey: 0, tagRevision: 0)
        }
    }

    public func sample(_ query: SampleQuery) async throws(ArticleError) -> [SampledArticle] {
        try await read(.long) { database in
            try database.rows(.sample, query.values) { row in
                SampledArticle(
                    article: try row.decode(StoredID.self, atIndex: 0).id,
                    fingerprint: try row.decode(Int64.self, atIndex: 1))
            }
        }
    }
}

extension SQLiteConnection {
    fileprivate func profiles(
        of articles: [ArticleID], version: Int, besides known: [ArticleID: Int64]
    ) throws -> [ArticleProfile] {
        var profiles: [ArticleProfile] = []
        var start = 0
        while start < articles.count {
            let statement = Statement.profiles(articles.count - start)
            let part = articles[start..<min(articles.count, start + statement.capacity)]
            var found = try rows(statement, [version] + statement.padded(part)) { row in
                try ArticleProfile(row: row, besides: known)
            }
            let unknown = found.indices.filter { known[found[$0].article] != found[$0].fingerprint }
            let tags = try tags(of: unknown.map { found[$0].article })
            for index in unknown { found[index].tags = tags[found[index].article] ?? [] }
            profiles += found
            start += part.count
        }
        return profiles
    }
}

extension SampleQuery {
    /// The parameters of the statements about samples.
    fileprivate var values: [(any SQLiteConvertible)?] { [version, size, now.milliseconds] }
}
