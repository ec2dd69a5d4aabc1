import Articles
import ArticlesConformance
import CSQLite
import Foundation
import Testing

@testable import ArticlesSQLite
@testable import SQLiteClient

@Suite("SQLite faults")
struct StorageFaultTests {
    @Test(arguments: [
        (SQLITE_BUSY, ArticleError.Code.unavailable), (SQLITE_BUSY | 2 << 8, .unavailable),
        (SQLITE_LOCKED, .unavailable), (SQLITE_PROTOCOL, .unavailable), (SQLITE_INTERRUPT, .unavailable),
        (SQLITE_NOMEM, .unavailable), (SQLITE_CANTOPEN, .unreachable), (SQLITE_PERM, .unreachable),
        (SQLITE_READONLY | 4 << 8, .unreachable), (SQLITE_READONLY, .readOnly),
        (SQLITE_READONLY | 5 << 8, .readOnly), (SQLITE_IOERR, .faulty), (SQLITE_IOERR | 1 << 8, .faulty),
        (SQLITE_IOERR | 4 << 8, .faulty), (SQLITE_CORRUPT, .faulty), (SQLITE_CORRUPT | 1 << 8, .faulty),
        (SQLITE_NOTADB, .faulty), (SQLITE_FULL, .storageFull), (SQLITE_ERROR, .internal),
        (SQLITE_CONSTRAINT | 1 << 8, .internal), (SQLITE_MISUSE, .internal), (SQLITE_TOOBIG, .internal),
    ])
    func `an error of SQLite has one meaning, and never its message`(
        _ code: Int32, _ expected: ArticleError.Code
    ) {
        let error = ArticleError(SQLiteError(SQLiteError.Code(rawValue: code), "no such table: secret"))
        #expect(error.code == expected)
        #expect(!error.message.contains("secret"))
        #expect(error.cause is SQLiteError)
    }

    @Test func `pages that are damaged are the storage's fault, and the others are read on`() async throws {
        let database = try TemporaryDatabase()
        let repository = try database.open()
        for number in 1...40 {
            var article = Article.sample(number)
            article.body = String(repeating: "text ", count: 2_000)
            try await repository.insert(article, newTags: [])
        }
        await repository.close()
        try database.damage()
        let damaged = try database.open()
        var codes: Set<ArticleError.Code> = []
        for number in 1...40 {
            do throws(ArticleError) {
                _ = try await damaged.article(id: .sample(number))
            } catch { codes.insert(error.code) }
        }
        #expect(codes == [.faulty])
        await damaged.close()
    }

    @Test func `a file that may only be read says so to whoever writes`() async throws {
        let database = try TemporaryDatabase()
        let repository = try database.open()
        try await repository.write { try $0.script("PRAGMA query_only = 1") }
        let error = await #expect(throws: ArticleError.self) {
            try await repository.insert(.sample(), newTags: [])
        }
        #expect(error?.code == .readOnly)
        #expect(try await repository.article(id: .sample(1)) == nil)
        await repository.close()
    }
}
