import Articles
import ArticlesAPI
import ArticlesConformance
import ArticlesInMemory
import HTTPRouting
import HTTPTypes
import Testing

@Suite struct ArticlesAPIExample {
    @Test func `the example of the catalog runs`() async throws {
        let dependencies = Dependencies.sample()
        let storage = InMemoryArticleRepository()
        let api = ArticlesAPI(
            articles: ArticleService(storage: storage, dependencies: dependencies),
            keys: KeyService(keys: storage, dependencies: dependencies),
            settings: APISettings(contract: OpenAPIDocument(yaml: [], json: []), isReady: { true }),
            changes: storage)
        var router = Router(makeRequestID: { "1" })
        api.register(on: &router)
        let list = await router.respond(to: Request(.get, "/v1/articles?limit=10"))
        let refused = await router.respond(to: Request(.post, "/v1/articles"))
        #expect(list.status == .ok && refused.status == .unauthorized)
    }
}
