public import Articles
internal import Foundation
internal import SQLiteClient

extension SQLiteArticleRepository {
    public func candidates(_ query: CandidateQuery) async throws(ArticleError) -> [Candidate] {
        let token = changeToken
        if let hidden = knownHidden.articles(token, at: query.now) {
            let candidates = try await read(.long) { try $0.candidates(query, besides: hidden) }
            // Otherwise some may have been hidden meanwhile.
            if changeToken == token { return candidates }
        }
        return try await readCandidates(query)
    }

    private func readCandidates(_ query: CandidateQuery) async throws(ArticleError) -> [Candidate] {
        let token = changeToken
        let (candidates, hidden, appearance) = try await read(.long) { database in
            let (hidden, appearance) = try database.hiddenArticles(at: query.now)
            return (try database.candidates(query, besides: hidden), hidden, appearance)
        }
        if let token, changeToken == token, query.now < appearance {
            knownHidden.keep(hidden, query.now..<appearance, token)
        }
        return candidates
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
        profiles.reserveCapacity(articles.count)
        var changed = articles
        if !known.isEmpty {
            changed = articles.filter { known[$0] == nil }
            let values: [any SQLiteConvertible] = [version, Int64.max]
            try step(.shownAnalyses, each: articles.lazy.filter { known[$0] != nil }, values) { id, row in
                let analysis = try AnalysisState(row: row)
                if known[id] == analysis.fingerprint {
                    profiles.append(ArticleProfile(of: id, analysis))
                } else {
                    changed.append(id)
                }
                return true
            }
        }
        let tags = try tags(of: changed)
        try step(.profiles, each: changed, [version]) { id, row in
            var profile = ArticleProfile(of: id, try AnalysisState(row: row))
            profile.profile = Array(try row.decode(Data.self, atIndex: 3))
            profile.tags = tags[id] ?? []
            profiles.append(profile)
            return true
        }
        return profiles
    }
}

extension ArticleProfile {
    /// Without profile and tags.
    fileprivate init(of article: ArticleID, _ analysis: AnalysisState) {
        self.init(
            article: article, profile: [], language: analysis.language, tags: [],
            publishedAt: analysis.publishedAt, fingerprint: analysis.fingerprint)
    }
}

extension SampleQuery {
    /// The parameters of the statements about samples.
    fileprivate var values: [(any SQLiteConvertible)?] { [version, size, now.milliseconds] }
}
