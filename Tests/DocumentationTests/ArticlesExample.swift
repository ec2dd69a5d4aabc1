import Articles
import ArticlesConformance
import ArticlesInMemory
import StrictJSON
import Testing

@Suite struct ArticlesExample {
    @Test func `the example of the catalog runs`() async throws {
        let dependencies = Dependencies.sample()
        let service = ArticleService(storage: InMemoryArticleRepository(), dependencies: dependencies)
        let draft = try ArticleDraft(
            json: .object([
                JSONMember("title", "Baking bread"), JSONMember("body", "Flour, water, salt and time."),
                JSONMember("tags", ["baking"]), JSONMember("status", "published"),
            ]))
        let article = try await service.create(draft)
        guard case .present(let found) = try await service.article(.slug(article.slug), for: .anonymous)
        else { return }
        print(found.slug, found.version)  // baking-bread 1
        #expect(found.id == article.id && article.slug.description == "baking-bread" && article.version == 1)
    }
}
