import ArticlesConformance
import ArticlesInMemory
import ArticlesJSONFolder
import Foundation
import Testing

@Suite("The folder keeps every promise")
struct ConformanceTests {
    @Test(arguments: RecordStoreCheck.all)
    func `of a record store`(_ check: RecordStoreCheck) async throws {
        try await withFolder { path in try await check { try JSONFolder(path: path) } }
    }

    @Test(arguments: RecordStoreFaultCheck.all)
    func `of a record store, when it stops at any step`(_ check: RecordStoreFaultCheck) async throws {
        try await withFolder { path in
            try await check { place, faults in
                try JSONFolder(path: "\(path)/\(place)", willStep: faults.willStep)
            }
        }
    }

    @Test(arguments: RepositoryCheck.all)
    func `of a storage`(_ check: RepositoryCheck) async throws {
        try await withFolder { path in
            try await check(InMemoryArticleRepository.open(JSONFolder(path: path)))
        }
    }

    @Test(arguments: 1...3 as ClosedRange<UInt64>)
    func `and returns what memory does, in a random sequence`(_ seed: UInt64) async throws {
        try await withFolder { path in
            let storage = try await InMemoryArticleRepository.open(JSONFolder(path: path))
            try await AgreementCheck(seed: seed, steps: 1_000)(storage)
        }
    }

    @Test(arguments: CapabilityCheck.all)
    func `that it claims besides`(_ check: CapabilityCheck) async throws {
        try await withFolder { path in
            var claims = StorageClaims()
            claims.keepsIndex = false
            claims.reopening = { try await .over(JSONFolder(path: path)) }
            claims.faults = (
                ["step 1"],
                {
                    try await .over { try JSONFolder(path: "\(path)/\(UUID())", willStep: $0.willStep) }
                }
            )
            try await check(claims)
        }
    }
}
