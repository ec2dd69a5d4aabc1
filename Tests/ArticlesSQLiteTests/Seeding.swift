import Articles
import ArticlesConformance
import Testing

@testable import ArticlesSQLite
@testable import SQLiteClient

extension SQLiteArticleRepository {
    /// Stores many small articles, made by SQL: every second one published, a third with tag 1, few with
    /// tag 2, all with tag 3.
    func seed(_ count: Int) async throws {
        for number in 1...3 { try await insert(Tag.sample(number)) }
        let tags: [StoredID] = (1...3).map { StoredID(Tag.sample($0).id) }
        try await database.write { database in
            _ = try database.select(Self.articles, [count, Timestamp.sample.milliseconds]) { _ in }
            for (tag, every) in zip(tags, [3, 300, 1]) {
                _ = try database.select(Self.links, [tag, every]) { _ in }
            }
            try database.script(Self.authors)
        }
    }

    private static let articles = """
        WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ?1)
        INSERT INTO articles (id, slug, title, title_key, excerpt, format, status, published_at,
            published_key, authors, language, metadata, version, created_at, updated_at, was_visible, body)
        SELECT CAST(printf('%016d', n) AS BLOB), 'article-' || n, 'Title ' || (n * 7919 % 10007),
            'title ' || (n * 7919 % 10007), '', 'plain', CASE WHEN n % 2 = 0 THEN 1 ELSE n % 3 END, ?2 + n,
            ?2 + n, '["Ada"]', CASE n % 4 WHEN 0 THEN 'en' END, '{}', 1, ?2, ?2 + n * 7919 % 10007, 1,
            hex(zeroblob(200))
        FROM numbers
        """

    private static let links = """
        INSERT INTO article_tags (article_id, tag_id, position, status, published_key)
        SELECT id, ?1, ?2, status, published_key FROM articles WHERE rowid % ?2 = 0
        """

    private static let authors = """
        INSERT INTO article_authors (article_id, author_key, status, published_key)
        SELECT id, 'ada', status, published_key FROM articles
        """

    /// How many steps SQLite's machine needs to run a list.
    func steps(of query: ArticleQuery) async throws -> Int {
        let list = try #require(ListStatement(query))
        return try await database.read(.short) { database in
            try #require(!database.select(list.sql, list.values) { _ in }.isEmpty)
            return try database.steps(list.sql, list.values)
        }
    }
}
