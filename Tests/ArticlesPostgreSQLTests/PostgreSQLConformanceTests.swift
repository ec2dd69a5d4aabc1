import Articles
import ArticlesConformance
import Testing

extension PostgreSQLTests {
    @Suite("PostgreSQL keeps every promise") struct ConformanceTests {
        @Test(arguments: RepositoryCheck.all)
        func `keeps its promise`(_ check: RepositoryCheck) async throws {
            try await TestSchema.with { try await check($0.repository) }
        }

        @Test(arguments: RepositoryCheck.all)
        func `keeps its promise without prepared statements`(_ check: RepositoryCheck) async throws {
            try await TestSchema.with(preparedStatements: false) { try await check($0.repository) }
        }
    }

    @Suite("PostgreSQL agrees with memory") struct AgreementTests {
        @Test(arguments: 1...4 as ClosedRange<UInt64>)
        func `every answer of a random sequence is the same`(_ seed: UInt64) async throws {
            try await TestSchema.with { try await AgreementCheck(seed: seed, steps: 2_500)($0.repository) }
        }
    }

    @Suite("PostgreSQL stores all or nothing") struct FaultTests {
        private static let tables = [
            "articles", "article_authors", "article_tags", "tags", "former_slugs", "tombstones",
            "former_tag_slugs", "former_tag_keys", "access_keys", "article_analyses", "article_terms",
            "related_overrides",
            "tag_revisions", "search_documents", "searched_languages", "tag_words", "merged_tags",
            "used_analyses",
        ]

        /// Each table and verb.
        private static let places = tables.flatMap { table in
            ["INSERT", "UPDATE", "DELETE"].map { "\($0) ON \(table)" }
        }

        @Test(arguments: FaultCheck.all)
        func `a write that fails in its middle leaves nothing`(_ check: FaultCheck) async throws {
            try await TestSchema.with { schema in
                try await schema.script(
                    """
                    CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql
                    AS $$ BEGIN RAISE EXCEPTION 'fault'; END $$
                    """)
                let tables = Self.tables.joined(separator: ", ")
                try await check(places: Self.places) {
                    try await schema.script("TRUNCATE \(tables)")
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
    }
}
