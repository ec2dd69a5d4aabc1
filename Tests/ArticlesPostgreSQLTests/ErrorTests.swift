import Articles
import ArticlesConformance
import ArticlesPostgreSQL
import PostgreSQLClient
import Testing

extension PostgreSQLTests {
    @Suite("PostgreSQL errors") struct ErrorTests {
        @Test(arguments: [
            ("53100", ArticleError.Code.storageFull), ("53200", .unavailable), ("53300", .unavailable),
            ("57014", .unavailable), ("40001", .unavailable), ("40P01", .unavailable), ("XX000", .internal),
            ("P0001", .internal), ("23514", .internal), ("23505", .internal), ("42501", .internal),
        ])
        func `what the server reports has the code of what can be done`(
            _ state: String, _ code: ArticleError.Code
        ) async throws {
            try await TestSchema.with { schema in
                try await schema.failInserts("RAISE EXCEPTION 'SECRET' USING ERRCODE = '\(state)'")
                let failure = await articleError { () async throws(ArticleError) in
                    try await schema.repository.insert(.sample(), newTags: [])
                }
                #expect(failure?.code == code)
                #expect(failure?.message.contains("SECRET") == false)
                #expect((failure?.cause as? PostgreSQLError)?.sqlState == state)
            }
        }

        @Test func `what collides with others is tried again, without end only for so long`() async throws {
            try await TestSchema.with { schema in
                try await schema.failInserts(
                    "IF nextval('tries') <= 3 THEN RAISE EXCEPTION 'x' USING ERRCODE = '40001'; END IF")
                try await schema.repository.insert(.sample(), newTags: [])
                #expect(try await schema.texts("SELECT last_value::text FROM tries") == ["4"])
            }
        }

        @Test func `a storage without tables is at fault`() async throws {
            try await TestSchema.with { schema in
                try await schema.script(TestSchema.down())
                let failure = await articleError { () async throws(ArticleError) in
                    try await schema.repository.ping()
                }
                #expect(failure?.code == .internal)
                #expect(failure?.message.contains("articles") == false)
            }
        }

        @Test func `a storage that is shut down is unavailable`() async throws {
            try await TestSchema.with { schema in
                let name = try #require(try await schema.texts("SELECT current_schema()::text").first)
                let repository = PostgreSQLArticleRepository(client: try TestSchema.client(schema: name))
                try await repository.ping()
                await repository.shutdown()
                let reading = await articleError { () async throws(ArticleError) in
                    _ = try await repository.article(id: .sample(1))
                }
                let writing = await articleError { () async throws(ArticleError) in
                    try await repository.insert(.sample(), newTags: [])
                }
                #expect([reading?.code, writing?.code] == [.unavailable, .unavailable])
            }
        }

        @Test func `a row that no statement of ours wrote is a fault, not an article`() async throws {
            try await TestSchema.with { schema in
                try await schema.repository.insert(.sample(), newTags: [])
                try await schema.script(
                    """
                    ALTER TABLE articles DROP CONSTRAINT articles_format_check;
                    UPDATE articles SET format = 'later'
                    """)
                let failure = await articleError { () async throws(ArticleError) in
                    _ = try await schema.repository.article(id: .sample(1))
                }
                #expect(failure?.code == .internal)
            }
        }
    }
}

extension TestSchema {
    /// Runs PL/pgSQL before each article is inserted.
    fileprivate func failInserts(_ code: String) async throws {
        try await script(
            """
            CREATE SEQUENCE tries;
            CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN \(code); RETURN NEW; END $$;
            CREATE TRIGGER fail BEFORE INSERT ON articles FOR EACH ROW EXECUTE FUNCTION fail()
            """)
    }
}
