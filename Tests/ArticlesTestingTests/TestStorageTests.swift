import Articles
import ArticlesTesting
import Testing

@Suite("Storages for tests")
struct TestStorageTests {
    @Test(arguments: TestStorage.all)
    func `a run has a storage of its own, with its schema`(_ storage: TestStorage) async throws {
        try await storage.run { articles in
            try await articles.insertSamples(3)
            let page = ArticleQuery(
                ArticleFilter(statuses: .visible(at: articles.clock.now)), order: .newest, limit: 2)
            #expect(try await articles.storage.articles(page).map(\.title) == ["Article 3", "Article 2"])
            try await storage.run { other in
                let count = try await other.storage.count(ArticleFilter(statuses: .any))
                #expect(count == 0)
            }
        }
    }

    @Test(arguments: TestStorage.all)
    func `samples are found by their words`(_ storage: TestStorage) async throws {
        try await storage.run { articles in
            try await articles.insertSamples(3)
            var listing = ArticleListing()
            listing.search = "\"article 2\""
            let page = try await articles.service.articles(listing, for: .anonymous)
            #expect(page.elements.map(\.article.title) == ["Article 2"])
        }
    }

    @Test(arguments: TestStorage.all)
    func `the clock is the test's`(_ storage: TestStorage) async throws {
        try await storage.run { articles in
            let before = articles.service.now
            articles.clock.advance(by: .seconds(90))
            #expect(articles.service.now.milliseconds - before.milliseconds == 90_000)
        }
    }

    @Test(arguments: TestStorage.all)
    func `what a run throws comes out, and the next one is empty`(_ storage: TestStorage) async throws {
        struct Thrown: Error {}
        await #expect(throws: Thrown.self) {
            try await storage.run { articles in
                try await articles.insertSamples(1)
                throw Thrown()
            }
        }
        try await storage.run { articles in
            let count = try await articles.storage.count(ArticleFilter(statuses: .any))
            #expect(count == 0)
        }
    }
}
