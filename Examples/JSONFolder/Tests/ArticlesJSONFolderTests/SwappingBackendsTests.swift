// README: begin
import Articles
import ArticlesConformance
import ArticlesInMemory
import ArticlesJSONFolder
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

enum Backend: CaseIterable {
    case memory, folder

    func open(_ path: String) async throws -> any ArticleStorage {
        switch self {
        case .memory: InMemoryArticleRepository()
        case .folder: try await InMemoryArticleRepository.open(JSONFolder(path: path))
        }
    }
}

@Test(arguments: Backend.allCases)
func `a newsletter tells what came out since the last one`(_ backend: Backend) async throws {
    try await withFolder { path in
        let storage = try await backend.open(path)
        for day in 1...5 { try await storage.insert(.sample(day, title: "Day \(day)"), newTags: []) }
        let newsletter = Newsletter(articles: storage)
        let headlines = try await newsletter.headlines(
            since: .sample.adding(2_000), now: .sample.adding(4_000))
        #expect(headlines == ["Day 4", "Day 3"])
    }
}
// README: end
