import Articles
import ArticlesConformance
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import ArticlesSQLite
@testable import SQLiteClient

@Suite("SQLite writer")
struct WriterTests {
    /// Runs the writes while the writer is held up, so that they wait together.
    private func together(
        _ repository: SQLiteArticleRepository, _ count: Int,
        _ write: @escaping @Sendable (Int) async throws -> Void
    ) async throws -> [Int: any Error] {
        let gate = Gate()
        try await gate.holdUp(repository)
        return await withTaskGroup(of: (Int, (any Error)?).self) { group in
            for number in 0..<count {
                group.addTask {
                    do { try await write(number) } catch { return (number, error) }
                    return (number, nil)
                }
            }
            await repository.database.writer.waitsFor(count)
            gate.open()
            return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
    }

    @Test func `what waits is stored in one transaction`() async throws {
        let database = try TemporaryDatabase()
        let repository = try database.open()
        let before = repository.database.writer.transactionCount
        let errors = try await together(repository, 64) { number in
            try await repository.insert(.sample(number), newTags: [])
        }
        #expect(errors.isEmpty)
        #expect(repository.database.writer.transactionCount - before <= 3)
        await repository.close()
        let reopened = try database.open()
        #expect(try await reopened.count(ArticleFilter(statuses: .any)) == 64)
        #expect(try await reopened.texts("PRAGMA integrity_check") == ["ok"])
        await reopened.close()
    }

    @Test func `a job that fails leaves the others of its transaction`() async throws {
        let repository = try await SQLiteArticleRepository.inMemory()
        let errors = try await together(repository, 30) { number in
            let slug = number % 3 == 0 ? "taken" : nil
            let tags = number % 5 == 0 ? [Tag.sample(99)] : []
            try await repository.insert(.sample(number, slug: slug, tags: tags), newTags: [])
        }
        let conflicts = errors.mapValues { ($0 as? ArticleError)?.subject }
        let stored = try await repository.articles(ArticleQuery(ArticleFilter(statuses: .any), limit: 100))
        #expect(stored.count == 30 - errors.count)
        #expect(stored.filter { $0.slug.text == "taken" }.count == 1)
        #expect(conflicts.values.allSatisfy { $0 == .slug || $0 == .tag })
        #expect(errors.keys.allSatisfy { $0 % 3 == 0 || $0 % 5 == 0 })
    }

    @Test func `a transaction that is lost is tried again job by job`() async throws {
        let database = try TemporaryDatabase()
        let repository = try database.open()
        try await repository.script("PRAGMA max_page_count = 100")
        let errors = try await together(repository, 40) { number in
            var article = Article.sample(number)
            if number == 20 { article.body = String(repeating: "x", count: 1 << 20) }
            try await repository.insert(article, newTags: [])
        }
        #expect(errors.keys.sorted() == [20])
        #expect((errors[20] as? ArticleError)?.code == .storageFull)
        #expect(try await repository.count(ArticleFilter(statuses: .any)) == 39)
        try await repository.script("PRAGMA max_page_count = 100000")
        var article = Article.sample(20)
        article.body = String(repeating: "x", count: 1 << 20)
        try await repository.insert(article, newTags: [])
        #expect(try await repository.texts("PRAGMA integrity_check") == ["ok"])
        await repository.close()
    }

    @Test func `a caller that gives up changes nothing for the others`() async throws {
        let repository = try await SQLiteArticleRepository.inMemory()
        let gate = Gate()
        try await gate.holdUp(repository)
        let tasks = (1...20).map { number in
            Task { try await repository.insert(.sample(number), newTags: []) }
        }
        await repository.database.writer.waitsFor(20)
        for task in tasks.prefix(10) { task.cancel() }
        gate.open()
        for task in tasks { try await task.value }
        #expect(try await repository.count(ArticleFilter(statuses: .any)) == 20)
    }

    @Test func `only so much may wait`() async throws {
        let repository = try await SQLiteArticleRepository.inMemory()
        let gate = Gate()
        try await gate.holdUp(repository)
        let jobs = (0...SQLiteWriter.maximumWaiting + 1).map { _ in
            Task { try await repository.write { _ in } }
        }
        let refused = await jobs.reduceFirstError { gate.open() }
        #expect(refused?.code == .unavailable)
    }

    @Test func `after closing everything is unavailable`() async throws {
        let database = try TemporaryDatabase()
        let repository = try database.open()
        try await repository.insert(.sample(), newTags: [])
        await repository.close()
        await #expect(throws: ArticleError.self) { try await repository.ping() }
        let error = await #expect(throws: ArticleError.self) { try await repository.insert(Tag.sample(1)) }
        #expect(error?.code == .unavailable)
        await repository.close()
        let files = try FileManager.default.contentsOfDirectory(atPath: database.folder.path(""))
        #expect(!files.contains("articles.db-wal"), "the log was not written back")
    }

    @Test func `a file that can't be opened is unavailable`() throws {
        let database = try TemporaryDatabase()
        let error = #expect(throws: ArticleError.self) {
            try SQLiteArticleRepository(path: database.folder.path("missing/articles.db"))
        }
        #expect(error?.code == .unavailable)
        let noise = Data(repeating: UInt8(ascii: "x"), count: 4_096)
        try noise.write(to: URL(fileURLWithPath: database.path))
        #expect(throws: ArticleError.self) { try database.open() }
    }
}

/// Holds up the writer of a repository.
private final class Gate: Sendable {
    private let opened = DispatchSemaphore(value: 0)
    private let isHeldUp = Mutex(false)

    /// Returns when the writer runs nothing but this.
    func holdUp(_ repository: SQLiteArticleRepository) async throws {
        Task { try await repository.write { _ in self.pass() } }
        while !isHeldUp.withLock({ $0 }) { await Task.yield() }
    }

    func open() { opened.signal() }

    private func pass() {
        isHeldUp.withLock { $0 = true }
        opened.wait()
    }
}

extension SQLiteWriter {
    fileprivate func waitsFor(_ count: Int) async {
        while waitingCount < count { await Task.yield() }
    }
}

extension [Task<Void, any Error>] {
    /// Waits for the first task that fails, runs `then`, and waits for all others.
    fileprivate func reduceFirstError(_ then: @escaping @Sendable () -> Void) async -> ArticleError? {
        await withTaskGroup(of: ArticleError?.self) { group in
            for task in self {
                group.addTask {
                    do { try await task.value } catch { return error as? ArticleError }
                    return nil
                }
            }
            let first = await group.first { $0 != nil }
            then()
            await group.waitForAll()
            return first ?? nil
        }
    }
}
