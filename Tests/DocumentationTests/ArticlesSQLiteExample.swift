import Articles
import ArticlesConformance
import ArticlesSQLite
import Foundation
import Testing

@Suite struct ArticlesSQLiteExample {
    @Test func `the example of the catalog runs`() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).db")
        defer { try? FileManager.default.removeItem(at: file) }
        let path = file.path
        let dependencies = Dependencies.sample()
        let repository = try await SQLiteArticleRepository.open(path: path)
        let service = ArticleService(storage: repository, dependencies: dependencies)
        let newest = try await service.articles(ArticleListing(), for: .anonymous)
        print(newest.elements.count)
        await repository.close()
        #expect(newest.elements.isEmpty)
    }
}
