import ArticlesConformance
import ArticlesInMemory
import Testing

@Suite("In memory: promises")
struct InMemoryConformanceTests {
    @Test(arguments: RepositoryCheck.all)
    func `keeps its promise`(_ check: RepositoryCheck) async throws {
        try await check(InMemoryArticleRepository())
    }
}

@Suite("In memory: agreement")
struct InMemoryAgreementTests {
    @Test func `two storages in memory agree, so the script itself is deterministic`() async throws {
        try await AgreementCheck(seed: 1, steps: 2_000)(InMemoryArticleRepository())
    }
}
