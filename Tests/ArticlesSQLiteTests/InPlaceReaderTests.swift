import Articles
import ArticlesConformance
import GRDB
import Synchronization
import Testing

@testable import ArticlesSQLite

@Suite("SQLite reads in place")
struct InPlaceReaderTests {
    /// A clock that goes on by a step each time it is looked at.
    private final class Clock: Sendable {
        private let start = ContinuousClock.now
        private let state = Mutex((elapsed: Duration.zero, step: Duration.zero))

        func set(step: Duration) { state.withLock { $0.step = step } }

        func now() -> ContinuousClock.Instant {
            start
                + state.withLock { state in
                    state.elapsed += state.step
                    return state.elapsed
                }
        }
    }

    /// How many reads in a row are not done in place.
    private func detour(of readers: InPlaceReaders) throws -> Int {
        var count = 0
        while try readers.read({ try Int.fetchOne($0, sql: "SELECT 1") }) == nil { count += 1 }
        return count
    }

    @Test func `a slow read sends the next ones to the threads, more after each further one`() throws {
        let clock = Clock()
        let readers = InPlaceReaders([try DatabaseQueue()], clock: { clock.now() })
        #expect(try detour(of: readers) == 0)
        clock.set(step: .milliseconds(2))
        #expect(try detour(of: readers) == 0)
        for length in [64, 128, 256, 512, 1_024, 2_048, 4_096, 4_096] {
            #expect(try detour(of: readers) == length)
        }
        clock.set(step: .zero)
        #expect(try detour(of: readers) == 4_096)
        #expect(try detour(of: readers) == 0)
    }

    @Test func `a connection that is busy is not waited for, and an error is told`() throws {
        let readers = InPlaceReaders([try DatabaseQueue()])
        let inner = try readers.read { _ in try readers.read { _ in 1 } == nil }
        #expect(inner == true)
        #expect(throws: ArticleError.self) { try readers.read { try $0.execute(sql: "no SQL") } }
        #expect(try readers.read { _ in 1 } == 1)
    }

    @Test func `after the end nothing is read in place`() async throws {
        let readers = InPlaceReaders([try DatabaseQueue()])
        await readers.finish()
        #expect(try readers.read { _ in 1 } == nil)
    }

    @Test func `reads of a file see every write, in place and on threads`() async throws {
        let database = try TemporaryDatabase()
        let repository = try database.open()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 1...64 {
                group.addTask {
                    try await repository.insert(.sample(number), newTags: [])
                    for _ in 1...8 { #expect(try await repository.article(id: .sample(number)) != nil) }
                }
            }
            try await group.waitForAll()
        }
        await repository.close()
    }
}
