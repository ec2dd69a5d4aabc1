import Articles
import Testing

@testable import ArticlesSQLite
@testable import SQLiteClient

extension ArticlesSQLite.Statement: CustomTestStringConvertible {
    public var testDescription: String { name }
}

@Suite("SQLite statements")
struct StatementTests {
    @Test(arguments: Statement.all)
    func `every statement prepares`(_ statement: ArticlesSQLite.Statement) async throws {
        let repository = try await SQLiteArticleRepository.inMemory()
        try await repository.read(.short) { _ = try $0.prepare(statement.prepared) }
    }

    @Test func `no two statements have one name`() {
        #expect(Set(Statement.all.map(\.name)).count == Statement.all.count)
    }

    /// All but the one that asks whether the file can be read.
    private static let ofTables = Statement.all.dropFirst()

    @Test(arguments: ofTables)
    func `no fixed statement reads a table from end to end`(
        _ statement: ArticlesSQLite.Statement
    ) async throws {
        let repository = try await SQLiteArticleRepository.inMemory()
        let plan = try await repository.plan(of: statement.sql, values: nil)
        // What was asked for, samples, the few keys and languages, and what of the term index is bounded; what the
        // search index finds, and what says that it goes through every article.
        let small = [
            "asked", "s", "common", "k", "CONSTANT", "queue", "runs", "queued_terms", "page", "found",
            "languages", "known", "every", "expired",
            "ready", "due", "numbered", "oldest", "deleted", "w", "ranked",
        ]
        // Indexes of nothing but what is still to be done.
        let waiting = ["_without_number", "_deliveries_pending"]
        let scanned = plan.filter { step in
            step.hasPrefix("SCAN ") && !waiting.contains { step.contains($0) }
        }.map {
            $0.split(separator: " ")[1]
        }
        #expect(scanned.filter { !small.contains(String($0)) && !$0.hasPrefix("(subquery") } == [])
    }

    @Test func `the schema can be removed and made again`() async throws {
        let repository = try await SQLiteArticleRepository.inMemory()
        let schema = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name"
        let before = try await repository.texts(schema)
        try await repository.script(Schema.down().joined(separator: "\n"))
        #expect(try await repository.texts(schema) == [])
        try await repository.script(Schema.up().joined(separator: "\n"))
        #expect(try await repository.texts(schema) == before)
        #expect(before.count > 15)
    }
}

extension SQLiteArticleRepository {
    /// The steps that SQLite plans for a statement.
    func plan(of sql: String, values: [SQLiteValue]?) async throws -> [String] {
        try await database.read(.short) { database in
            try database.select("EXPLAIN QUERY PLAN " + sql, values ?? []) {
                try $0.decode(String.self, atIndex: 3)
            }
        }
    }
}
