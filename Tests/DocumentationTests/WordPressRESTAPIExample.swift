import Articles
import ArticlesConformance
import ArticlesInMemory
import ArticlesSyndication
import HTTPRouting
import HTTPTypes
import Testing
import WordPressRESTAPI

@Suite struct WordPressRESTAPIExample {
    @Test func `the example of the catalog runs`() async throws {
        let articles = ArticleService(storage: InMemoryArticleRepository(), dependencies: .sample())
        let url = try #require(SiteURL("https://example.org"))
        let site = PublicSite(url: url, title: "Example")
        let facade = WordPressRESTAPI(articles: articles, site: site).facade
        var router = Router(makeRequestID: { "1" })
        for entry in facade.routes {
            router.on(.get, entry.template) { request async throws(Problem) in
                do { return try await entry.respond(request) } catch { throw .internalError() }
            }
        }

        let response = await router.respond(to: Request(.get, "/wp-json/wp/v2/posts"))
        print(response.status)
        #expect(response.status == .ok)
    }
}
