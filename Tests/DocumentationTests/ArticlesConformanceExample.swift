import ArticlesConformance
import ArticlesInMemory
import Testing

@Suite("My backend keeps every promise")
struct MyConformanceTests {
    @Test(arguments: RepositoryCheck.all)
    func `of a storage`(_ check: RepositoryCheck) async throws {
        try await check(InMemoryArticleRepository())
    }

    @Test(arguments: CapabilityCheck.all)
    func `that it claims besides`(_ check: CapabilityCheck) async throws {
        try await check(StorageClaims())
    }
}
