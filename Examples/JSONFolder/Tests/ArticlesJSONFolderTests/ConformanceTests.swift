import ArticlesConformance
import ArticlesJSONFolder
import Testing

@Suite("The folder keeps every promise")
struct ConformanceTests {
    @Test(arguments: RepositoryCheck.all)
    func `keeps its promise`(_ check: RepositoryCheck) async throws {
        try await withFolder { path in try await check(JSONFolderRepository(path: path)) }
    }

    @Test(arguments: 1...3 as ClosedRange<UInt64>)
    func `every answer of a random sequence is that of memory`(_ seed: UInt64) async throws {
        try await withFolder { path in
            try await AgreementCheck(seed: seed, steps: 1_000)(JSONFolderRepository(path: path))
        }
    }
}
