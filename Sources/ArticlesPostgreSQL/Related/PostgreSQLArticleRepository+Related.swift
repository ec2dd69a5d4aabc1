public import Articles
internal import PostgreSQLClient
internal import TextAnalysis

extension PostgreSQLArticleRepository {
    public func candidates(_ query: CandidateQuery) async throws(ArticleError) -> [Candidate] {
        guard TermNumber.versions.contains(query.version), query.limit > 0 else { return [] }
        let scores = try await scores(query)
        // Few of the best are not shown; when there are many, more are asked for.
        var asked = query.limit + query.excluded.count + 40
        while true {
            // Asked even without any: there may be scheduled articles, and no one shall tell by the time.
            let best = scores.best(asked)
            let values: [PostgreSQLValue] = [
                .ids(best.map(\.article)), .int16(Int16(query.version)), .time(query.now),
            ]
            let visible = try await rows(.shownAnalyses, values) { row throws(PostgreSQLError) in
                (article: try row.id(0), analysis: try AnalysisState(row: row))
            }
            let analyses = Dictionary(visible.map { ($0.article, $0.analysis) }) { first, _ in first }
            var candidates: [Candidate] = []
            for candidate in best where !query.excluded.contains(candidate.article) {
                guard let analysis = analyses[candidate.article] else { continue }
                candidates.append(
                    Candidate(article: candidate.article, score: candidate.score, analysis: analysis))
                if candidates.count == query.limit { break }
            }
            if candidates.count == query.limit || best.count < asked { return candidates }
            asked *= 8
        }
    }

    private func scores(_ query: CandidateQuery) async throws(ArticleError) -> CandidateScores {
        let firsts = query.terms.map { TermNumber.first(of: $0.id, version: query.version) }
        let weights = Dictionary(zip(firsts, query.terms.map(\.weight))) { $0 + $1 }
        let values: [PostgreSQLValue] = [
            .int64Array(Array(weights.keys)), .int64(Int64(query.postingsPerTerm)),
            .ids(query.tags.map(\.tag)),
            .time(query.now),
        ]
        let found = try await rows(.termRows, values) { row throws(PostgreSQLError) in
            (number: try row.int64(0), articles: try row.bytes(1))
        }
        var scores = CandidateScores(minimumCapacity: found.reduce(0) { $0 + $1.articles.count / 16 })
        for row in found {
            let score: Int
            if row.number < 0 {
                score = query.tags[Int(-row.number) - 1].weight
            } else {
                let lack = Int(row.number % TermNumber.count)
                score = (255 - lack) * (weights[row.number - Int64(lack)] ?? 0)
            }
            scores.add(score, toArticles: row.articles)
        }
        return scores
    }

    public func profiles(
        of articles: [ArticleID], version: Int, besides known: [ArticleID: Int64]
    ) async throws(ArticleError) -> [ArticleProfile] {
        guard !articles.isEmpty, TermNumber.versions.contains(version) else { return [] }
        let ids = Array(Set(articles))
        var values: [PostgreSQLValue] = [.ids(ids), .int16(Int16(version))]
        if !known.isEmpty { values.append(.int64Array(ids.map { known[$0] ?? -1 })) }
        let statement: Statement = known.isEmpty ? .profiles : .changedProfiles
        let found = try await rows(statement, values) { row throws(PostgreSQLError) in
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
                count: Int(try row.int64(0)), checksum: try row.int64(1), greatestKey: try row.int64(2),
                tagRevision: try row.int64(3),
                activeVersion: row.isNull(4) ? nil : Int(try row.int64(4)))
        }
        guard let state = states.first else { throw .malformedRow("article_analyses") }
        return state
    }

    public func sample(_ query: SampleQuery) async throws(ArticleError) -> [SampledArticle] {
        try await rows(.sample, query.values) { row throws(PostgreSQLError) in
            SampledArticle(article: try row.id(0), fingerprint: try row.int64(1))
        }
    }
}

extension SampleQuery {
    fileprivate var values: [PostgreSQLValue] {
        [.int16(Int16(clamping: version)), .time(now), .int64(Int64(size))]
    }
}

extension CandidateScores {
    /// Adds a score to each of the articles, whose identities follow one another.
    fileprivate mutating func add(_ score: Int, toArticles bytes: [UInt8]) {
        for start in stride(from: 0, through: bytes.count - 16, by: 16) {
            let halves = unsafe bytes.withUnsafeBytes { bytes in
                unsafe (
                    UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self)),
                    UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: start + 8, as: UInt64.self))
                )
            }
            add(score, to: UniqueID(high: halves.0, low: halves.1))
        }
    }
}
