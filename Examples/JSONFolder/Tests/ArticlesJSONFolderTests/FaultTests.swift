import Articles
import ArticlesConformance
import Testing

@testable import ArticlesJSONFolder

@Suite("The folder stores all or nothing")
struct FaultTests {
    /// The steps of the disk at which a write is made to fail; the longest write has fewer.
    private static let places = (1...24).map { "\($0)" }

    @Test(arguments: FaultCheck.all, [true, false])
    func `a write that fails in its middle leaves nothing`(_ check: FaultCheck, once: Bool) async throws {
        try await withFolder { path in
            var count = 0
            try await check(places: Self.places) {
                count += 1
                let disk = FaultyDisk()
                let storage = try JSONFolderRepository(path: "\(path)/\(count)", willStep: disk.willStep)
                return FaultyStorage(storage) { place in
                    let number = try #require(Int(place))
                    disk.follow(once ? .step(number) : .stepsFrom(number))
                } disarm: {
                    disk.follow(.none)
                }
            }
        }
    }

    @Test func `a folder that went away is unavailable, and comes back`() async throws {
        try await withFolder { path in
            let storage = try JSONFolderRepository(path: path)
            try await storage.ping()
            try move(path, to: path + "-away")
            let error = await #expect(throws: ArticleError.self) { try await storage.insert(.sample(1)) }
            #expect(error?.code == .unavailable)
            await #expect(throws: ArticleError.self) { try await storage.ping() }
            let tag = try await storage.tag(slug: Tag.sample(1).slug, in: .all)
            #expect(tag == nil)
            try move(path + "-away", to: path)
            try await storage.insert(.sample(1))
        }
    }
}
