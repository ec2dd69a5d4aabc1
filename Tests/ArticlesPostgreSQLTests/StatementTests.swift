import Articles
import ArticlesConformance
import Foundation
import PostgreSQLClient
import TestSupport
import Testing

@testable import ArticlesPostgreSQL

extension ArticlesPostgreSQL.Statement: CustomTestStringConvertible {
    public var testDescription: String { name }
}

extension PostgreSQLTests {
    @Suite("PostgreSQL statements") struct StatementTests {
        @Test func `every statement prepares`() async throws {
            try await TestSchema.with { schema in
                for statement in Statement.all {
                    try await schema.prepare(statement.prepared)
                }
                for shape in ListShape.all {
                    try await schema.prepare(ListStatement(shape).prepared)
                }
                let names = Set(try await schema.texts("SELECT name FROM pg_prepared_statements"))
                #expect(names.count == Statement.all.count + ListShape.all.count)
            }
        }

        @Test func `connections can keep all statements prepared`() {
            #expect(Statement.all.count + ListShape.all.count < 490, "they keep 512")
        }

        @Test func `every statement is among all`() throws {
            let folder = URL(filePath: #filePath).deletingLastPathComponent()
                .appending(path: "../../Sources/ArticlesPostgreSQL").standardized
            let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path())
                .filter { $0.hasSuffix(".swift") }
            let declared = try files.flatMap { file in
                try String(contentsOf: folder.appending(path: file), encoding: .utf8)
                    .matches(of: /static let (\w+) = Statement\(/).map { String($0.1) }
            }
            #expect(declared.sorted() == Statement.all.map(\.name).sorted())
        }

        @Test func `the schema can be removed and made again`() async throws {
            try await TestSchema.with { schema in
                let catalog = """
                    SELECT pg_get_indexdef(c.oid) FROM pg_class AS c
                    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'i'
                    UNION ALL
                    SELECT conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
                    WHERE connamespace = current_schema()::regnamespace
                    UNION ALL
                    SELECT attrelid::regclass || ' ' || attnum || ' ' || attname || ' '
                        || format_type(atttypid, atttypmod) || ' ' || attnotnull || ' '
                        || coalesce(attcollation::regcollation::text, '')
                    FROM pg_attribute JOIN pg_class AS c ON c.oid = attrelid
                    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND attnum > 0
                    ORDER BY 1
                    """
                let before = try await schema.texts(catalog)
                try await schema.script(TestSchema.down())
                #expect(try await schema.texts(catalog) == [])
                try await schema.script(TestSchema.up())
                #expect(try await schema.texts(catalog) == before)
                #expect(before.count > 60)
            }
        }

        @Test func `texts are ordered by their bytes`() async throws {
            try await TestSchema.with { schema in
                let collations = try await schema.texts(
                    """
                    SELECT DISTINCT coalesce(attcollation::regcollation::text, '') FROM pg_attribute
                    JOIN pg_class AS c ON c.oid = attrelid
                    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'
                        AND atttypid IN ('text'::regtype, 'text[]'::regtype) AND attnum > 0
                    """)
                #expect(collations == ["\"C\""])
            }
        }
    }
}

extension TestSchema {
    fileprivate func prepare(_ statement: PostgreSQLStatement) async throws {
        try await script("PREPARE \(statement.name) AS \(statement.sql)")
    }
}
