import Articles
import ArticlesConformance
import CSQLite
import Testing

@testable import ArticlesSQLite
@testable import SQLiteClient

@Suite("SQLite parts")
struct PartTests {
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
        let sync = SQLiteError(SQLiteError.Code(rawValue: SQLITE_IOERR | 4 << 8), "disk I/O error")
        #expect(ArticleError(SQLiteWriter.failure(committing: sync)).code == .outcomeUnknown)
        let full = SQLiteError(.full, "database or disk is full")
        #expect(ArticleError(SQLiteWriter.failure(committing: full)).code == .storageFull)
    }

    @Test func `without the schema nothing crashes`() async throws {
        let repository = try SQLiteArticleRepository(path: ":memory:")
        let error = await #expect(throws: ArticleError.self) { try await repository.article(id: .sample(1)) }
        #expect(error?.code == .internal)
        await #expect(throws: ArticleError.self) { try await repository.insert(.sample(), newTags: []) }
        try await repository.ping()
    }
}
