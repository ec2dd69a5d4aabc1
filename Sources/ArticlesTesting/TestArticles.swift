public import Articles
internal import ArticlesConformance
internal import StrictJSON

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

    /// Creates so many published articles: “Article 1”, “Article 2” …, a second apart on the clock, the last one the
    /// newest. As the use cases make them: searches and related articles know them.
    ///
    /// - Returns: the articles, the oldest first.
    @discardableResult
    public func insertSamples(_ count: Int) async throws(ArticleError) -> [Article] {
        var articles: [Article] = []
        for number in 1..<max(0, count) + 1 {
            clock.advance(by: .seconds(1))
            let sample = Article.sample(number)
            let draft = try ArticleDraft(
                json: .object([
                    JSONMember("id", .string(sample.id.description)),
                    JSONMember("title", .string(sample.title)),
                    JSONMember("body", .string(sample.body)), JSONMember("status", "published"),
                ]))
            articles.append(try await service.create(draft))
        }
        return articles
    }
}
