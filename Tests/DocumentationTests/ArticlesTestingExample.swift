import Articles
import ArticlesTesting
import Testing

@Suite("The newest article")
struct NewestTests {
    @Test(arguments: TestStorage.all)
    func `is found by its slug`(_ storage: TestStorage) async throws {
        try await storage.run { test in
            try await test.insertSamples(3)
            let newest = try await test.storage.article(slug: Slug(making: "Article 3"))
            #expect(newest?.title == "Article 3")
        }
    }
}
