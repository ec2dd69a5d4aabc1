import Articles
import ArticlesInMemory
import Logging
import PrometheusMetrics
import TestSupport
import Testing

@testable import DatelineCommands

@Suite struct OutdatedArticleTests {
    @Test func `articles that have to be read anew are counted until there are none`() async throws {
        let storage = InMemoryArticleRepository()
        let articles = ArticleService(storage: storage, dependencies: .system)
        let registry = PrometheusRegistry()
        let outdated = OutdatedArticles(
            of: articles, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, metrics: registry)
        func count() throws -> Double? {
            try Exposition(registry.text(.prometheusText)).value("index_outdated_articles")
        }
        func insert(_ slug: String) async throws {
            let id = try #require(ArticleID("019341f2-7c1e-7000-8000-00000000000\(slug)"))
            let slug = try #require(Slug(slug))
            let article = Article(id: id, slug: slug, title: "A", createdAt: articles.now)
            try await storage.insert(IndexedArticle(article), newTags: [])
        }
        #expect(try count()?.isNaN == true)
        try await insert("a")
        try await outdated.count()
        #expect(try count() == 1)
        try await insert("b")
        try await outdated.count()
        #expect(try count() == 2)
        _ = try await articles.reindex()
        try await outdated.count()
        #expect(try count() == 0)
        try await insert("c")
        try await outdated.count()
        #expect(try count() == 0)
    }
}
