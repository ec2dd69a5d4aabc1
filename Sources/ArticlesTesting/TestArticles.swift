public import Articles
internal import ArticlesConformance

/// What one test works with: an empty storage of its own, and the use cases over it.
public struct TestArticles: Sendable {
    /// The storage, with its schema.
    public let storage: any ArticleStorage
    /// What the use cases take for the present; 2026-01-01T00:00:00Z at first.
    public let clock: TestClock
    /// The use cases. Identifiers and secrets are the same in every run of a test.
    public let service: ArticleService
    /// The use cases of keys.
    public let keys: KeyService

    init(_ storage: any ArticleStorage) {
        let clock = TestClock(.sample)
        var dependencies = Dependencies.sample()
        dependencies.now = { clock.now }
        self.storage = storage
        self.clock = clock
        service = ArticleService(storage: storage, dependencies: dependencies)
        keys = KeyService(keys: storage, dependencies: dependencies, adminSecret: nil)
    }

    /// Stores so many published articles: “Article 1”, “Article 2” …, a second apart, the last one the newest. The clock
    /// then shows a time at which all are visible.
    ///
    /// - Returns: the articles, the oldest first.
    @discardableResult
    public func insertSamples(_ count: Int) async throws(ArticleError) -> [Article] {
        let articles = (0..<max(0, count)).map { Article.sample($0 + 1) }
        for article in articles { try await storage.insert(article, newTags: []) }
        clock.advance(by: .seconds(count + 1))
        return articles
    }
}
