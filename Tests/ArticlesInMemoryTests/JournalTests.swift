import Articles
import ArticlesConformance
import Synchronization
import Testing

@testable import ArticlesInMemory

@Suite("In memory, over a record store: commits")
struct JournalTests {
    @Test func `nothing can be read before it is durable`() async throws {
        let store = PacedRecordStore()
        let storage = try await InMemoryArticleRepository.open(store)
        let heard = Mutex<[StoredChange]>([])
        storage.observe { change in heard.withLock { $0.append(change) } }
        async let write: Void = storage.insert(.sample(1), newTags: [])
        await store.commitHasBegun()
        #expect(try await storage.article(id: .sample(1)) == nil)
        #expect(try await storage.count(ArticleFilter(statuses: .any)) == 0)
        #expect(heard.withLock { $0 }.isEmpty)
        store.end(nil)
        try await write
        #expect(try await storage.article(id: .sample(1)) != nil)
        #expect(heard.withLock { $0 } == [.article(.sample(1))])
    }

    @Test func `writes that come during a commit are one commit, and see each other`() async throws {
        let store = PacedRecordStore()
        let storage = try await InMemoryArticleRepository.open(store)
        async let first: Void = storage.insert(.sample(1), newTags: [])
        await store.commitHasBegun()
        try await withThrowingTaskGroup { group in
            for number in 2...9 {
                group.addTask { try await storage.insert(.sample(number), newTags: []) }
            }
            group.addTask {
                let error = await #expect(throws: ArticleError.self) {
                    try await storage.insert(.sample(20, slug: "article-1"), newTags: [])
                }
                #expect(error?.subject == .slug)
                let count = try await storage.count(ArticleFilter(statuses: .any))
                #expect(count > 0, "an error came too early")
            }
            await storage.waits(for: 9)
            store.end(nil)
            await store.commitHasBegun()
            store.end(nil)
            try await group.waitForAll()
        }
        try await first
        #expect(store.commits.map(\.count) == [1, 8])
        #expect(try await storage.count(ArticleFilter(statuses: .any)) == 9)
    }

    @Test func `a refused commit leaves everything as it was, and the next write is taken`() async throws {
        let store = PacedRecordStore()
        let storage = try await InMemoryArticleRepository.open(store)
        async let first = failure { try await storage.insert(.sample(1), newTags: []) }
        await store.commitHasBegun()
        async let second = failure { try await storage.insert(.sample(2), newTags: []) }
        await storage.waits(for: 1)
        store.end(ArticleError(.storageFull, "there is no room"))
        #expect(await first?.code == .storageFull)
        #expect(await second?.code == .storageFull)
        #expect(try await storage.count(ArticleFilter(statuses: .any)) == 0)
        async let third: Void = storage.insert(.sample(1, title: "Third"), newTags: [])
        await store.commitHasBegun()
        store.end(nil)
        try await third
        #expect(try await storage.article(id: .sample(1))?.title == "Third")
    }

    @Test func `after a commit of unknown outcome no write is taken, and all says so`() async throws {
        let store = PacedRecordStore()
        let storage = try await InMemoryArticleRepository.open(store)
        async let first = failure { try await storage.insert(.sample(1), newTags: []) }
        await store.commitHasBegun()
        store.end(CancellationError())
        #expect(await first?.code == .outcomeUnknown)
        let second = await failure { try await storage.insert(.sample(2), newTags: []) }
        #expect(second?.code == .readOnly)
        #expect(second?.message.contains("until it is opened again") == true)
        let health = await failure { try await storage.ping() }
        #expect(health?.code == .readOnly)
        #expect(try await storage.count(ArticleFilter(statuses: .any)) == 0)
    }

    @Test func `a write whose task is cancelled is committed like any other`() async throws {
        let store = PacedRecordStore()
        let storage = try await InMemoryArticleRepository.open(store)
        let task = Task { try await storage.insert(.sample(1), newTags: []) }
        await store.commitHasBegun()
        task.cancel()
        store.end(nil)
        try await task.value
        #expect(store.wasCancelled == false)
        #expect(try await storage.article(id: .sample(1)) != nil)
    }

    @Test func `what could not be read again is refused, and disturbs no other write`() async throws {
        let store = PacedRecordStore()
        let storage = try await InMemoryArticleRepository.open(store)
        async let first: Void = storage.insert(.sample(1), newTags: [])
        await store.commitHasBegun()
        async let second: Void = storage.insert(.sample(2), newTags: [])
        await storage.waits(for: 1)
        let refusal = await failure { try await storage.insert(.sample(3, title: ""), newTags: []) }
        #expect(refusal?.code == .invalid)
        #expect(refusal?.message.contains("/title") == true)
        async let third: Void = storage.insert(.sample(3), newTags: [])
        await storage.waits(for: 2)
        store.end(nil)
        await store.commitHasBegun()
        store.end(nil)
        _ = try await (first, second, third)
        #expect(try await storage.count(ArticleFilter(statuses: .any)) == 3)
    }

    private func failure(_ body: () async throws -> Void) async -> ArticleError? {
        do {
            try await body()
            return nil
        } catch {
            return error as? ArticleError
        }
    }
}

extension InMemoryArticleRepository {
    /// Returns when so many writes wait for the next commit.
    fileprivate func waits(for count: Int) async {
        while await journal?.waitingCount != count { await Task.yield() }
    }
}

/// A record store whose commits begin and end when a test says so.
final class PacedRecordStore: RecordStore {
    private struct State {
        var commits: [[RecordChange]] = []
        var current: CheckedContinuation<(any Error)?, Never>?
        var begun: CheckedContinuation<Void, Never>?
        var wasCancelled = false
    }

    private let state = Mutex(State())

    var commits: [[RecordChange]] { state.withLock { $0.commits } }
    var wasCancelled: Bool { state.withLock { $0.wasCancelled } }

    func load() -> [Record] { [] }

    func commit(_ changes: [RecordChange]) async throws {
        let error = await withCheckedContinuation { continuation in
            state.withLock { state in
                state.commits.append(changes)
                state.current = continuation
                state.begun?.resume()
                state.begun = nil
            }
        }
        state.withLock { $0.wasCancelled = Task.isCancelled }
        if let error { throw error }
    }

    func close() {}

    /// Returns when a commit is under way.
    func commitHasBegun() async {
        await withCheckedContinuation { continuation in
            state.withLock { state in
                if state.current != nil { return continuation.resume() }
                state.begun = continuation
            }
        }
    }

    /// Ends the commit that is under way.
    func end(_ error: (any Error)?) {
        state.withLock { state in
            state.current?.resume(returning: error)
            state.current = nil
        }
    }
}
