// README: begin
import Articles
import ArticlesTesting
import Testing

/// Your own code: it knows the protocol, and no backend.
struct Newsletter {
    let articles: any ArticleRepository

    func headlines(since last: Timestamp, now: Timestamp) async throws(ArticleError) -> [String] {
        var filter = ArticleFilter(statuses: .visible(at: now))
        filter.publishedAfter = last
        return try await articles.articles(ArticleQuery(filter, order: .newest, limit: 10)).map(\.title)
    }
}

@Test(arguments: TestStorage.all)
func `a newsletter tells what came out since the last one`(_ storage: TestStorage) async throws {
    try await storage.run { test in
        let samples = try await test.insertSamples(5)
        let newsletter = Newsletter(articles: test.storage)
        let headlines = try await newsletter.headlines(
            since: samples[2].createdAt, now: test.clock.now)
        #expect(headlines == ["Article 5", "Article 4"])
    }
}
// README: end
