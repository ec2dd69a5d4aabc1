import Articles
import ArticlesConformance
import ArticlesPostgreSQL
import PostgreSQLClient

extension TestSchema {
    /// Stores many small articles, made by SQL: half of them published, every third with tag 1, every 1,000th
    /// with tag 2, all with tag 3, every tenth with tag 4, each with one of 2,000 more; all by Ada, every
    /// 500th by Bo too, each by one of 500 more; a quarter in English, every 250th in German.
    func seed(_ count: Int) async throws {
        for number in 1...4 { try await repository.insert(Tag.sample(number)) }
        let start = PostgreSQLValue.int64(Timestamp.sample.milliseconds)
        _ = try await session.single(Self.articles, [.int64(Int64(count)), start])
        for (number, every) in [(1, 3), (2, 1_000), (3, 1), (4, 10)] as [(Int, Int64)] {
            let id = Tag.sample(number).id
            let tag = PostgreSQLUUID(high: id.high, low: id.low)
            _ = try await session.single(Self.links, [.uuid(tag), .int64(every), .int64(Int64(number))])
        }
        let analysis = "ANALYZE articles, article_tags, article_authors, tags"
        let scripts = [Self.manyTags, Self.manyLinks, Self.authors, analysis]
        try await script(scripts.joined(separator: ";"))
    }

    private static let articles = """
        INSERT INTO articles (id, slug, title, title_key, excerpt, format, status, published_at,
            published_key, authors, language, metadata, version, created_at, updated_at, was_visible, body)
        SELECT lpad(to_hex(n), 32, '0')::uuid, 'article-' || n, 'Title ' || (n * 3571 % 10007),
            'title ' || (n * 3571 % 10007), '', 'plain', CASE WHEN n % 2 = 0 THEN 1 ELSE n / 7 % 3 END,
            $2 + n, $2 + n, '{Ada}', CASE WHEN n / 3 % 4 = 0 THEN 'en' WHEN n % 250 = 1 THEN 'de' END,
            '{}', 1, $2,
            $2 + n * 7919 % 10007, true, repeat(md5(n::text), 12)
        FROM generate_series(1, $1::int8) AS n
        """

    private static let links = """
        INSERT INTO article_tags (article_id, tag_id, position, status, published_key)
        SELECT id, $1, $3::int8, status, published_key FROM articles WHERE (published_key / 1) % $2::int8 = 0
        """

    private static let manyTags = """
        INSERT INTO tags (id, slug, key, name, is_declared, version, created_at, updated_at)
        SELECT gen_random_uuid(), 'many-' || n, 'many ' || n, 'Many', false, 1, n, n
        FROM generate_series(0, 1999) AS n
        """

    private static let manyLinks = """
        INSERT INTO article_tags (article_id, position, status, tag_id, published_key)
        SELECT a.id, 9, a.status, t.id, a.published_key
        FROM articles AS a JOIN tags AS t ON t.slug = 'many-' || a.published_key % 2000
        """

    private static let authors = """
        INSERT INTO article_authors (article_id, author_key, status, published_key)
        SELECT id, 'ada', status, published_key FROM articles
        UNION ALL
        SELECT id, 'author ' || published_key % 500, status, published_key FROM articles
        UNION ALL
        SELECT id, 'bo', status, published_key FROM articles WHERE published_key % 500 = 0
        """
}
