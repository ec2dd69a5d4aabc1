import Articles
import ArticlesConformance
import PostgreSQLClient
import PostgreSQLMigrations
import SQLMigrations
import Testing

@testable import ArticlesPostgreSQL

extension PostgreSQLTests {
    @Suite("PostgreSQL rows for searches") struct SearchTests {
        @Test func `a lexeme is nothing but itself, whatever it holds`() async throws {
            try await TestSchema.with { schema in
                let keys = ["a'b\\c", "a:*", "a&b", "!a", "(a|b)", "<->", "a:1,2", "日本_ja", "\\'"]
                var article = IndexedArticle(.sample(1))
                article.search = SearchDocument(
                    version: 1, language: "und", keys: keys, sequence: keys.indices.map { Int32($0) },
                    marks: ["'mark'"])
                try await schema.repository.insert(article, newTags: [])
                for key in keys + ["'mark'"] {
                    #expect(try await schema.repository.found([[.key(key)]]) == 1, "\(key)")
                    #expect(try await schema.repository.found([[.key(key + "x")]]) == 0, "\(key)")
                }
                #expect(try await schema.repository.found([[.phrase(keys)]]) == 1)
                #expect(try await schema.repository.found([[.prefix("a'b")]]) == 1)
            }
        }

        @Test func `the largest document keeps all its places`() async throws {
            try await TestSchema.with { schema in
                let count = 16_000
                let keys = (0..<count / 2).map { "\(String(repeating: "k", count: 30))\($0)_en" }
                var article = IndexedArticle(.sample(1))
                article.search = SearchDocument(
                    version: 1, language: "en", keys: keys,
                    sequence: (0..<count).map { Int32($0 % keys.count) } + [-1, Int32(keys.count - 1)],
                    marks: [])
                try await schema.repository.insert(article, newTags: [])
                let last = [keys[keys.count - 2], keys[keys.count - 1]]
                #expect(try await schema.repository.found([[.phrase(last)]]) == 1)
                #expect(try await schema.repository.found([[.phrase(last.reversed())]]) == 0)
                let often = Array(repeating: Int32(0), count: 250)
                article.search?.sequence = often + [-1, 0, 1]
                let next = article.revised()
                try await schema.repository.update(next, from: article, newTags: [])
                let many = Array(repeating: keys[0], count: 250)
                #expect(try await schema.repository.found([[.phrase(many)]]) == 1)
                #expect(try await schema.repository.found([[.phrase(many + [keys[0]])]]) == 0)
            }
        }

        @Test func `words that did not change stay where they lie`() async throws {
            try await TestSchema.with { schema in
                var first = IndexedArticle(.sample(1))
                first.body = (1...600).map { "word\($0)" }.joined(separator: " ")
                first.status = .draft
                first.search = SearchDocument(of: first.article)
                try await schema.repository.insert(first, newTags: [])
                let table =
                    "SELECT reltoastrelid::regclass::text FROM pg_class WHERE oid = "
                    + "'search_documents'::regclass"
                let toast = try #require(try await schema.texts(table).first)
                let chunks = "SELECT DISTINCT chunk_id::text FROM \(toast)"
                let before = try await schema.texts(chunks)
                #expect(before.count == 1)
                var second = first.revised()
                second.status = .published
                second.publishedAt = .sample
                try await schema.repository.update(second, from: first, newTags: [])
                #expect(try await schema.texts(chunks) == before)
                #expect(try await schema.texts("SELECT status::text FROM search_documents") == ["1"])
                var third = second.revised()
                third.body += " more"
                third.search = SearchDocument(of: third.article)
                try await schema.repository.update(third, from: second, newTags: [])
                #expect(try await schema.texts(chunks) != before)
            }
        }

        @Test func `a search for more than the server takes is refused, not failed`() async throws {
            try await TestSchema.with { schema in
                let many = (1...40_000).map { SearchTerm.key("\($0)" + String(repeating: "k", count: 30)) }
                let failure = await articleError { () async throws(ArticleError) in
                    _ = try await schema.repository.found([many])
                }
                #expect(failure?.code == .invalidQuery)
                let found = try await schema.repository.found([Array(many.prefix(20_000))])
                #expect(found == 0)
            }
        }

        @Test func `analyses of other versions go in many transactions, with all their terms`() async throws {
            try await TestSchema.with { schema in
                try await schema.seed(4_000)
                try await schema.seedAnalyses()
                try await schema.script(
                    """
                    INSERT INTO article_analyses
                    SELECT article_id, sample_key, signature, published_at, 3, language, '{7,8}', profile
                    FROM article_analyses;
                    INSERT INTO article_terms SELECT n.number, s.article_id
                    FROM article_analyses AS s CROSS JOIN unnest(s.terms) AS n (number) WHERE s.version = 3
                    """)
                let versions = "SELECT DISTINCT version::text FROM article_analyses ORDER BY 1"
                #expect(try await schema.texts(versions) == ["1", "3"])
                let query = SampleQuery(version: 3, size: 10, now: .latest)
                #expect(try await schema.repository.sampleState(query).activeVersion == 1)
                try await schema.repository.activateIndex(version: 3)
                #expect(try await schema.texts(versions) == ["3"])
                let numbers = "SELECT DISTINCT number::text FROM article_terms ORDER BY 1"
                #expect(try await schema.texts(numbers) == ["7", "8"])
                #expect(try await schema.repository.sampleState(query).activeVersion == 3)
                try await schema.repository.activateIndex(version: 4)
                #expect(try await schema.texts("SELECT 'x' FROM article_terms") == [])
                #expect(try await schema.repository.sampleState(query).activeVersion == 4)
            }
        }

        @Test func `going back keeps one analysis of each article, that in use`() async throws {
            try await TestSchema.with { schema in
                try await schema.seed(60)
                try await schema.seedAnalyses()
                try await schema.script(
                    """
                    INSERT INTO article_analyses
                    SELECT article_id, sample_key, signature, published_at, 3, language, '{7}', profile
                    FROM article_analyses;
                    INSERT INTO article_terms SELECT 7, article_id FROM article_analyses WHERE version = 3;
                    INSERT INTO used_analyses VALUES (true, 3)
                    """)
                let migrations = try PostgreSQLMigrationDatabase.migrations().migrations
                    .drop { $0.name != "create_search" }
                try await schema.script(try TestSchema.down(migrations))
                let versions = "SELECT DISTINCT version::text FROM article_analyses"
                #expect(try await schema.texts(versions) == ["3"])
                #expect(try await schema.texts("SELECT DISTINCT number::text FROM article_terms") == ["7"])
                try await schema.script(TestSchema.up(migrations))
                #expect(try await schema.texts(versions) == ["3"])
            }
        }

        @Test func `64 writers of new languages, words and tags do not lock each other out`() async throws {
            try await TestSchema.with { schema in
                let repository = schema.repository
                let articles = (1...64).map { number in
                    var article = Article.sample(number)
                    article.language = ["en", "de", "fr", "nl"][number % 4]
                    article.body = "krill whales plankton \(number)"
                    return article.indexed
                }
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for (number, article) in articles.enumerated() {
                        group.addTask {
                            try await repository.insert(article, newTags: [])
                            if number % 8 == 0 {
                                try await repository.reindex(articles.reversed())
                            }
                            try await repository.update(article.revised(), from: article, newTags: [])
                        }
                    }
                    try await group.waitForAll()
                }
                #expect(try await repository.found([[.prefix("krill")]]) == 64)
                #expect(try await repository.searchedLanguages(in: .all) == ["en", "de", "fr", "nl"])
                #expect(try await repository.outdatedCount(version: articles[0].search?.version) == 0)
            }
        }
    }
}

extension PostgreSQLArticleRepository {
    /// How many articles a search finds.
    fileprivate func found(_ required: [[SearchTerm]]) async throws(ArticleError) -> Int {
        var filter = ArticleFilter(statuses: .any)
        filter.search = SearchQuery([.init(required: required)])
        return try await count(filter)
    }
}
