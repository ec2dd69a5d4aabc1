import ArticlesConformance
import ArticlesInMemory
import Testing

@testable import Articles

@Suite struct CollectionStatisticsTests {
    private static let size = CollectionStatistics.size

    private static func state(count: Int, greatestKey: Int64) -> SampleState {
        SampleState(count: count, checksum: 0, greatestKey: greatestKey, tagRevision: 0)
    }

    @Test(arguments: [0, 1, 2, 100, size - 1])
    func `a collection that does not fill the sample is counted`(_ count: Int) {
        for greatestKey in [0, 1, 1 << 40, Int64.max] {
            #expect(
                CollectionStatistics.estimate(Self.state(count: count, greatestKey: greatestKey)) == count)
        }
    }

    @Test(arguments: [3_000, 20_000, 100_000])
    func `a larger one is estimated by its smallest keys, to a tenth`(_ count: Int) {
        var random = SplitMix64(seed: 11)
        let keys = (0..<count).map { _ in UniqueID(high: random.next(), low: random.next()).sampleKey }
        let greatestKey = keys.sorted()[Self.size - 1]
        let estimate = CollectionStatistics.estimate(Self.state(count: Self.size, greatestKey: greatestKey))
        #expect(abs(estimate - count) < count / 10, "\(estimate)")
    }

    @Test(
        arguments: [
            (0, size), (Int64.max, size), (1, 1_000_000_000_000), (1 << 62, 2 * size - 2),
        ] as [(Int64, Int)])
    func `an estimate is never below what was seen, nor out of bounds`(_ greatestKey: Int64, _ estimate: Int)
    {
        #expect(
            CollectionStatistics.estimate(Self.state(count: Self.size, greatestKey: greatestKey)) == estimate)
    }

    @Test func `weights follow what is visible at the time, whoever asked before`() async throws {
        let storage = InMemoryArticleRepository()
        let statistics = CollectionStatistics()
        for number in 1...9 {
            let article = Article.about("whale", "species\(number)", number: number)
            try await storage.insert(article.indexed, newTags: [])
        }
        let first = Article.about("whale", "krill", number: 1)
        let second = Article.about("whale", "flour", number: 2)
        let alone = try await first.similarity(to: second, in: storage, statistics, at: .earliest)
        let among = try await first.similarity(to: second, in: storage, statistics, at: .latest)
        #expect(alone > among, "what all articles share makes none alike")
        let fresh = CollectionStatistics()
        #expect(try await first.similarity(to: second, in: storage, fresh, at: .latest) == among)
        #expect(try await first.similarity(to: second, in: storage, statistics, at: .earliest) == alone)
    }
}

extension Article {
    fileprivate static func about(_ words: String..., number: Int) -> Article {
        var article = Article.sample(number, title: words.joined(separator: " "))
        article.body = ""
        return article
    }

    /// How alike another article is, in millionths.
    fileprivate func similarity(
        to other: Article, in storage: InMemoryArticleRepository, _ statistics: CollectionStatistics,
        at now: Timestamp
    ) async throws -> Int {
        try await match(other, in: storage, statistics, at: now).score(at: now, halfLifeDays: nil)
    }
}
