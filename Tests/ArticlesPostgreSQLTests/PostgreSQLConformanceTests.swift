import Articles
import ArticlesConformance
import ArticlesPostgreSQL
import PostgreSQLClient
import TestSupport
import Testing

extension PostgreSQLTests {
    @Suite("PostgreSQL keeps every promise") struct ConformanceTests {
        @Test(arguments: RepositoryCheck.all)
        func `keeps its promise`(_ check: RepositoryCheck) async throws {
            try await TestSchema.with { try await check($0.repository) }
        }

        /// Each third, unless everything is to be tested: the statements are the same, only sent another way.
        private static let someChecks = RepositoryCheck.all.enumerated()
            .filter { number, _ in TestScale.isWhole || number % 3 == 0 }.map(\.element)

        @Test(arguments: someChecks)
        func `keeps its promise without prepared statements`(_ check: RepositoryCheck) async throws {
            try await TestSchema.with(preparedStatements: .never) { try await check($0.repository) }
        }
    }

    @Suite("PostgreSQL agrees with memory") struct AgreementTests {
        @Test(arguments: 1...4 as ClosedRange<UInt64>)
        func `every result of a random sequence is the same`(_ seed: UInt64) async throws {
            try await TestSchema.with { try await AgreementCheck(seed: seed, steps: 2_500)($0.repository) }
        }

        @Test(arguments: 11...14 as ClosedRange<UInt64>)
        func `the pages of random searches are the same`(_ seed: UInt64) async throws {
            let count = TestScale.isWhole ? 2_500 : 25
            try await TestSchema.with {
                try await AgreementCheck(seed: seed, steps: 400).searching(count, $0.repository)
            }
        }
    }

    @Suite("PostgreSQL keeps what it claims besides") struct CapabilityTests {
        private static let tables = [
            "articles", "article_authors", "article_tags", "tags", "former_slugs", "tombstones",
            "former_tag_slugs", "former_tag_keys", "access_keys", "article_analyses", "article_terms",
            "related_overrides",
            "tag_revisions", "search_documents", "searched_languages", "tag_words", "merged_tags",
            "used_analyses", "changes", "change_counters", "revisions", "kept_responses",
        ]

        /// Each table and verb.
        private static let places = tables.flatMap { table in
            ["INSERT", "UPDATE", "DELETE"].map { "\($0) ON \(table)" }
        }

        @Test(arguments: CapabilityCheck.all)
        func `keeps what it claims`(_ check: CapabilityCheck) async throws {
            try await TestSchema.with { schema in
                var claims = StorageClaims()
                claims.reopening = { try schema.opened() }
                claims.sharing = { try schema.opened() }
                claims.faults = (Self.places, { try await Self.faulty(schema) })
                try await check(claims)
            }
        }

        private static func faulty(_ schema: TestSchema) async throws -> FaultyStorage {
            try await schema.script(
                """
                SET session_replication_role = replica;
                \(tables.map { "DELETE FROM \($0);" }.joined(separator: "\n"))
                SET session_replication_role = DEFAULT;
                INSERT INTO change_counters (scope, number) VALUES (0, 0), (1, 0), (2, 0);
                CREATE OR REPLACE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql
                AS $$ BEGIN RAISE EXCEPTION 'fault'; END $$
                """)
            return FaultyStorage(schema.repository) { place in
                try await schema.script(
                    "CREATE TRIGGER fault AFTER \(place) FOR EACH ROW EXECUTE FUNCTION fail()")
            } disarm: {
                let armed = try await schema.texts(
                    "SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'fault'")
                for table in armed {
                    try await schema.script("DROP TRIGGER fault ON \(table)")
                }
            }
        }
    }
}

extension TestSchema {
    /// The same tables through connections of their own, as another process has them.
    fileprivate func opened() throws -> OpenedStorage {
        let client = try Self.client(schema: name)
        let repository = PostgreSQLArticleRepository(client: client)
        return OpenedStorage(repository) { await repository.shutdown() }
    }
}
