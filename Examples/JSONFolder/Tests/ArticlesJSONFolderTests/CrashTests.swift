import Articles
import Testing

@testable import ArticlesJSONFolder

@Suite("The folder survives a crash")
struct CrashTests {
    @Test(arguments: BigChange.all)
    func `a change that a crash cut off is there whole or not at all`(_ change: BigChange) async throws {
        let (before, after) = try await change.outcomes()
        var step = 0
        var isCutOff = true
        while isCutOff {
            step += 1
            try await withFolder { path in
                let (result, steps) = try await change.crash(in: path, at: step)
                isCutOff = steps >= step
                let found = try await contents(of: path)
                switch result {
                case nil: #expect(found == after, "step \(step): a stored change is lost")
                case .outcomeUnknown:
                    #expect([before, after].contains(found), "step \(step): a part is there")
                case .some: #expect(found == before, "step \(step): a refused change is there")
                }
            }
        }
        #expect(step > 8, "the change is too small to be cut off")
    }

    @Test(arguments: BigChange.all)
    func `a crash while the last one is mended loses nothing`(_ change: BigChange) async throws {
        let (_, after) = try await change.outcomes()
        // The fourth step is the first one behind the commit.
        for step in 1...40 {
            try await withFolder { path in
                let (result, _) = try await change.crash(in: path, at: 4)
                #expect(result == nil)
                let disk = FaultyDisk()
                disk.follow(.stepsFrom(step))
                let mended = try? JSONFolderRepository(path: path, willStep: disk.willStep)
                await mended?.close()
                #expect(try await contents(of: path) == after, "step \(step)")
            }
        }
    }
}
