import ArticlesConformance
import ArticlesInMemory
import Testing

@testable import Articles

@Suite struct MatchTests {
    private static let day: Int64 = 86_400_000

    /// An article beside its own copy of some age.
    private static func score(ageDays: Double, halfLifeDays: Int?) async throws -> Int {
        var copy = Article.sample(2, title: Article.sample(1).title)
        copy.body = Article.sample(1).body
        let now = Timestamp.sample
        copy.publishedAt = now.adding(-Int64(ageDays * Double(day)))
        let match = try await Article.sample(1).match(
            copy, in: InMemoryArticleRepository(), CollectionStatistics(), at: now)
        return match.score(at: now, halfLifeDays: halfLifeDays)
    }

    @Test(
        arguments: [
            (0, nil, 1_000_000), (9_999, nil, 1_000_000), (0, 30, 1_000_000), (30, 30, 500_000),
            (60, 30, 250_000), (15, 30, 750_000), (45, 30, 375_000), (570, 30, 1), (600, 30, 0),
            (90_000, 1, 0),
            (3_650, 3_650, 500_000), (-5, 30, 1_000_000), (0.5, 1, 750_000),
        ] as [(Double, Int?, Int)])
    func `a score halves with each half-life of age`(
        _ age: Double, _ halfLife: Int?, _ score: Int
    ) async throws {
        #expect(try await Self.score(ageDays: age, halfLifeDays: halfLife) == score)
    }

    @Test func `a score never grows with age`() async throws {
        var last = 1_000_000
        for tenth in 0...300 {
            let score = try await Self.score(ageDays: Double(tenth) / 10, halfLifeDays: 3)
            #expect(score <= last, "after \(tenth) tenths of a day")
            last = score
        }
    }
}

extension Article {
    /// Another article, compared with this one.
    func match(
        _ other: Article, in storage: InMemoryArticleRepository, _ statistics: CollectionStatistics,
        at now: Timestamp
    ) async throws -> Match {
        let collection = try await statistics.collection(in: storage, at: now)
        var comparison = Comparison(of: self, profile: nil, in: collection)
        let analysis = ArticleAnalysis(of: other)
        let profile = ArticleProfile(
            article: other.id, profile: analysis.profile, language: other.language,
            tags: other.tags, publishedAt: try #require(other.publishedAt), fingerprint: analysis.fingerprint)
        let match = comparison.compare(with: FoundProfile(profile, known: nil))
        return try #require(match)
    }
}
