import Articles
import ArticlesConformance
import ArticlesPostgreSQL
import Testing

/// Compiled, and not run: it needs the server that the URL names.
private func example() async throws {
    let dependencies = Dependencies.sample()
    let repository = try await PostgreSQLArticleRepository.open(
        "postgres://user:password@localhost/database", migrating: true)
    let service = ArticleService(storage: repository, dependencies: dependencies)
    let newest = try await service.articles(ArticleListing(), for: .anonymous)
    print(newest.elements.count)
    await repository.shutdown()
}
