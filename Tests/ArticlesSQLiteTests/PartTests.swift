import Articles
import ArticlesConformance
import Dispatch
import GRDB
import Testing

@testable import ArticlesSQLite

@Suite("SQLite parts")
struct PartTests {
    @Test func `a queue gives back in order, whatever the mixture`() {
        var queue = FIFO<Int>()
        var (next, expected) = (0, 0)
        for round in 0..<500 {
            for _ in 0..<round % 7 { queue.append(next); next += 1 }
            for _ in 0..<round % 5 {
                guard let number = queue.popFirst() else { continue }
                #expect(number == expected)
                expected += 1
            }
            #expect(queue.count == next - expected)
        }
        #expect(queue.popFirst(10_000) == Array(expected..<next))
        #expect(queue.popFirst() == nil)
    }

    @Test(arguments: [
        ("a", "b"), ("ab", "ac"), ("", nil), ("a\u{10FFFF}", "b"), ("\u{10FFFF}", nil),
        ("\u{D7FF}", "\u{E000}"), ("é", "ê"),
    ])
    func `the end of a prefix is the least text behind all that start with it`(
        _ prefix: String, _ end: String?
    ) {
        #expect(prefix.endOfPrefix == end)
    }

    @Test func `a commit that can't be written has an unknown outcome`() {
        let error = ArticleError(committing: DatabaseError(resultCode: .SQLITE_IOERR_FSYNC))
        #expect(error.code == .outcomeUnknown)
        #expect(ArticleError(committing: DatabaseError(resultCode: .SQLITE_FULL)).code == .storageFull)
    }

    @Test func `without the schema nothing crashes`() async throws {
        let repository = try SQLiteArticleRepository(path: ":memory:")
        let error = await #expect(throws: ArticleError.self) { try await repository.article(id: .sample(1)) }
        #expect(error?.code == .internal)
        await #expect(throws: ArticleError.self) { try await repository.insert(.sample(), newTags: []) }
        try await repository.ping()
    }

    @Test func `a long read leaves a connection for short ones`() async throws {
        let database = try TemporaryDatabase()
        let connections = try (1...4).map { number in
            try SQLiteConnection.reader(path: database.path, number: number)
        }
        // No limit of time: beside other tests a hundred reads may take long.
        let readers = SQLiteReaders(connections, waitLimit: .seconds(3_600))
        let gate = DispatchSemaphore(value: 0)
        let reads = (0..<20).map { _ in
            Task { try await readers.read(.long) { _ in gate.wait() } }
        }
        for _ in 0..<100 { try await readers.read(.short) { _ in } }
        for _ in reads { gate.signal() }
        for read in reads { try await read.value }
        await readers.finish()
    }
}
