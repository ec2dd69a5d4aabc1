import Articles
import ArticlesConformance
import Testing

@testable import ArticlesJSONFolder

@Suite("The folder goes on after a failure")
struct FailureTests {
    @Test(arguments: BigChange.all, [true, false])
    func `the disk says what memory says once the next change is stored`(
        _ change: BigChange, once: Bool
    ) async throws {
        for step in 1...24 {
            try await withFolder { path in
                let disk = FaultyDisk()
                let storage = try await change.opened(path, disk)
                disk.follow(once ? .step(step) : .stepsFrom(step))
                try? await change.run(storage)
                disk.follow(.none)
                try await storage.insert(.sample(7))
                let texts = storage.read(\.texts)
                await storage.close()
                #expect(try await contents(of: path) == texts, "step \(step)")
            }
        }
    }

    @Test(arguments: BigChange.all)
    func `a change that one step refused is not there after reopening`(_ change: BigChange) async throws {
        let (before, after) = try await change.outcomes()
        // Writing, naming and securing the commit file.
        for step in 1...3 {
            try await withFolder { path in
                let disk = FaultyDisk()
                let storage = try await change.opened(path, disk)
                disk.follow(.step(step))
                let error = await #expect(throws: ArticleError.self) { try await change.run(storage) }
                #expect(error?.code == (step < 3 ? .unavailable : .outcomeUnknown))
                await storage.close()
                let found = try await contents(of: path)
                #expect(found == before && found != after, "step \(step)")
            }
        }
    }
}
