import Articles
import ArticlesConformance
import Testing

@testable import ArticlesPostgreSQL

extension PostgreSQLTests {
    @Suite("PostgreSQL round trips") struct RoundTripTests {
        private static let texts = [
            "\u{1}\u{2}\u{1F}\u{7F}", "é e\u{301}", "\u{212B} \u{C5} A\u{30A}", "\u{1F469}\u{200D}\u{1F680}",
            "\u{FEFF}\u{FFFE}\u{FFFF}\u{10FFFF}", "'; DROP TABLE articles; --", "?1 :a @b $1", "\\\"\n\r\t",
            "123", "1e5", "{a,NULL,\"b\"}", "NULL", "[\"Ada\"]", " ", "\\x00", "\\N",
        ]

        @Test func `a text comes back as the bytes it was given`() async throws {
            try await TestSchema.with { schema in
                for (number, text) in Self.texts.enumerated() {
                    try await expectSame(text, number, schema.repository)
                }
            }
        }

        private func expectSame(
            _ text: String, _ number: Int, _ repository: PostgreSQLArticleRepository
        ) async throws {
            var tag = Tag.sample(number)
            (tag.name, tag.description) = (text, text)
            var article = Article.sample(number, title: text, tags: [tag])
            (article.excerpt, article.body, article.metadata) = (text, text, text)
            (article.canonicalURL, article.language, article.authors) = (text, text, [text, "", text + "2"])
            article.image = ArticleImage(url: text, alt: text)
            article.source = Source(name: text, id: text)
            try await repository.insert(article, newTags: [tag])
            let stored = try #require(try await repository.article(source: Source(name: text, id: text)))
            let given = [article, stored].map { [$0.title, $0.excerpt, $0.body, $0.metadata] + $0.authors }
            #expect(zip(given[0], given[1]).allSatisfy { $0.hasSameBytes(as: $1) })
            #expect(stored.authors.count == 3)
            #expect(stored.tags.first?.name.hasSameBytes(as: text) == true)
            #expect(stored.image?.url.hasSameBytes(as: text) == true)
            #expect(stored.canonicalURL?.hasSameBytes(as: text) == true)
            #expect(
                try await repository.tags(named: TagNames(keys: [tag.key], slugs: []), in: .all).count == 1)
        }

        @Test func `a body of 1 MiB comes back`() async throws {
            try await TestSchema.with { schema in
                var article = Article.sample()
                article.body = String(repeating: "0123456789abcdé", count: (1 << 20) / 16)
                try await schema.repository.insert(article, newTags: [])
                let stored = try #require(try await schema.repository.article(slug: article.slug))
                #expect(stored.body.hasSameBytes(as: article.body))
                let listed = try await schema.repository.articles(ArticleQuery(ArticleFilter(statuses: .any)))
                #expect(listed.first?.body == "")
            }
        }

        @Test func `times and numbers keep their ends`() async throws {
            try await TestSchema.with { schema in
                var article = Article.sample()
                (article.createdAt, article.updatedAt, article.publishedAt) = (.earliest, .latest, .earliest)
                article.version = .max
                try await schema.repository.insert(article, newTags: [])
                let stored = try #require(try await schema.repository.article(id: article.id))
                #expect([stored.createdAt, stored.updatedAt] == [.earliest, .latest])
                #expect(stored.publishedAt == .earliest)
                #expect(stored.version == .max)
            }
        }

        @Test func `a zero byte is refused before it reaches the server`() async throws {
            try await TestSchema.with { schema in
                var article = Article.sample()
                article.body = "a\u{0}b"
                let failure = await articleError { [article] () async throws(ArticleError) in
                    try await schema.repository.insert(article, newTags: [])
                }
                #expect(failure?.code == .internal)
                let stored = try await schema.repository.article(id: article.id)
                #expect(stored == nil)
            }
        }

        @Test func `a list of the largest size has all tags`() async throws {
            try await TestSchema.with { schema in
                try await schema.seed(1_200)
                let query = ArticleQuery(ArticleFilter(statuses: .any), order: .oldest, limit: 1_001)
                let articles = try await schema.repository.articles(query)
                #expect(articles.count == 1_001)
                #expect(articles.allSatisfy { $0.tags.contains { $0.id == Tag.sample(3).id } })
                #expect(Set(articles.map(\.id)).count == 1_001)
            }
        }
    }
}
