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

/// Memory alone claims nothing: each of these is reported as not claimed.
@Suite("In memory: claims")
struct InMemoryCapabilityTests {
    @Test(arguments: CapabilityCheck.all)
    func `keeps what it claims`(_ check: CapabilityCheck) async throws {
        try await check(StorageClaims())
    }
}

@Suite("In memory: agreement")
struct InMemoryAgreementTests {
    @Test func `two storages in memory agree, so the script itself is deterministic`() async throws {
        try await AgreementCheck(seed: 1, steps: 2_000)(InMemoryArticleRepository())
    }
}
