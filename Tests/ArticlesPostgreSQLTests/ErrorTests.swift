import Articles
import ArticlesConformance
import ArticlesPostgreSQL
import PostgreSQLClient
import Testing

extension PostgreSQLTests {
    @Suite("PostgreSQL errors") struct ErrorTests {
        private static let codes: [(String, ArticleError.Code)] = [
            ("53100", .storageFull), ("53200", .unavailable), ("53300", .unavailable),
            ("53400", .unavailable), ("54000", .internal), ("55P03", .unavailable), ("57014", .unavailable),
            ("57P04", .unreachable), ("57P05", .unreachable), ("57000", .unreachable),
            ("58000", .faulty), ("58030", .faulty), ("58P01", .faulty),
            ("XX000", .faulty), ("XX001", .faulty), ("XX002", .faulty), ("XXUUU", .faulty),
            ("08P01", .faulty), ("08006", .unreachable), ("08003", .unreachable),
            ("28000", .unreachable), ("3D000", .unreachable), ("25006", .readOnly),
            ("40001", .unavailable), ("40P01", .unavailable), ("40002", .unavailable),
            ("40003", .outcomeUnknown),
            ("P0001", .internal), ("23514", .internal), ("23505", .internal), ("42501", .internal),
            ("26000", .internal), ("ZZ999", .internal),
        ]

        @Test func `what the server reports has the code of what can be done`() async throws {
            try await TestSchema.with { schema in
                for (state, code) in Self.codes {
                    try await schema.failInserts("RAISE EXCEPTION 'SECRET' USING ERRCODE = '\(state)'")
                    let failure = await articleError { () async throws(ArticleError) in
                        try await schema.repository.insert(.sample(), newTags: [])
                    }
                    #expect(failure?.code == code, "\(state)")
                    #expect(failure?.message.contains("SECRET") == false, "\(state)")
                    #expect((failure?.cause as? PostgreSQLError)?.sqlState == state)
                }
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

        @Test(arguments: [
            ("articles_slug", ArticleError.Subject?.some(.slug)), ("articles_slug_102008", .slug),
            ("article_tags_tag_9", .tag), ("articles_slug_x", nil), ("_1", nil), ("", nil),
        ])
        func `a constraint is known by its name, with the number of a shard behind it too`(
            _ constraint: String, _ subject: ArticleError.Subject?
        ) async throws {
            try await TestSchema.with { schema in
                try await schema.failInserts(
                    "RAISE EXCEPTION 'x' USING ERRCODE = '23505', CONSTRAINT = '\(constraint)'")
                let failure = await articleError { () async throws(ArticleError) in
                    try await schema.repository.insert(.sample(), newTags: [])
                }
                #expect(failure?.subject == subject)
                #expect(failure?.code == (subject == nil ? .internal : .conflict))
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
                #expect(failure?.code == .faulty)
            }
        }

        @Test func `a transaction of a database that may only be read is refused as such`() async throws {
            try await TestSchema.with { schema in
                let name = try #require(try await schema.texts("SELECT current_schema()::text").first)
                let client = try TestSchema.client(
                    schema: "\(name)%20-cdefault_transaction_read_only%3Don")
                let repository = PostgreSQLArticleRepository(client: client)
                let failure = await articleError { () async throws(ArticleError) in
                    try await repository.insert(.sample(), newTags: [])
                }
                #expect(failure?.code == .readOnly)
                #expect(try await repository.article(id: .sample(1)) == nil)
                await repository.shutdown()
            }
        }
    }
}

extension TestSchema {
    /// Runs PL/pgSQL before each article is inserted.
    fileprivate func failInserts(_ code: String) async throws {
        try await script(
            """
            CREATE SEQUENCE IF NOT EXISTS tries;
            CREATE OR REPLACE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN \(code); RETURN NEW; END $$;
            DROP TRIGGER IF EXISTS fail ON articles;
            CREATE TRIGGER fail BEFORE INSERT ON articles FOR EACH ROW EXECUTE FUNCTION fail()
            """)
    }
}
