extension Statement {
    static let relatedStatements = [
        termRows, shownAnalyses, profiles, changedProfiles, sampleState, sample,
    ]

    /// The identities of the articles with each number of each term, heaviest first up to so many of a term,
    /// and those with each tag, newest first; as bytes, one identity after the other, in no order. A tag's
    /// number is its place, negated. To add up tens of thousands of scores costs PostgreSQL three times as
    /// much as to read them, so the client does it.
    ///
    /// Articles that are to appear later take no row of a term. There are few: through an array PostgreSQL
    /// expects so, and looks each row up in a hash table of them.
    ///
    /// Parameters: first numbers of the terms, rows of a term, tags, latest published key.
    static let termRows = Statement(
        "termRows",
        """
        SELECT r.number, r.ids
        FROM unnest($1::int8[]) AS q (first) CROSS JOIN LATERAL (
            SELECT b.number, string_agg(uuid_send(b.article_id), ''::bytea) AS ids
            FROM (
                SELECT x.number, x.article_id FROM article_terms AS x
                WHERE x.number BETWEEN q.first AND q.first + 255 AND x.article_id NOT IN (
                    SELECT unnest(ARRAY(
                        SELECT a.id FROM articles AS a WHERE a.status = 1 AND a.published_key > $4::int8)))
                ORDER BY x.number, x.article_id LIMIT $2
            ) AS b
            GROUP BY b.number
        ) AS r
        UNION ALL
        SELECT -t.place, r.ids
        FROM unnest($3::uuid[]) WITH ORDINALITY AS t (id, place) CROSS JOIN LATERAL (
            SELECT string_agg(uuid_send(b.article_id), ''::bytea) AS ids
            FROM (
                SELECT x.article_id FROM article_tags AS x
                WHERE x.tag_id = t.id AND x.status = 1 AND x.published_key <= $4::int8
                ORDER BY x.published_key DESC, x.article_id DESC LIMIT $2
            ) AS b
        ) AS r
        WHERE r.ids IS NOT NULL
        """)

    /// What is stored of the analyses of these articles besides their profiles, if they are visible. Parameters: ids, version,
    /// now.
    static let shownAnalyses = Statement(
        "shownAnalyses",
        """
        SELECT n.article_id, n.signature, n.language, n.published_at FROM article_analyses AS n
        WHERE n.article_id = ANY($1::uuid[]) AND n.version = $2 AND n.published_at <= $3
        """)

    /// The most rows of a term, and of a sample, whatever is asked for.
    static let mostRows = 10_000

    /// Profiles of articles, with the tags from column 5 on. Parameters: ids, version.
    static let profiles = Statement(
        "profiles",
        """
        SELECT a.article_id, a.profile, a.language, a.published_at, a.signature, g.ids, g.slugs, g.names
        FROM article_analyses AS a LEFT JOIN (\(tagsOfArticles)) AS g ON g.article_id = a.article_id
        WHERE a.article_id = ANY($1::uuid[]) AND a.version = $2
        """)

    /// The same, profiles and tags only where the signature is another one. Parameters: ids, each once, version, signatures.
    static let changedProfiles = Statement(
        "changedProfiles",
        """
        WITH found AS MATERIALIZED (
            SELECT a.article_id, CASE WHEN a.signature <> k.signature THEN a.profile END AS profile,
                a.language, a.published_at, a.signature, a.signature <> k.signature AS is_changed
            FROM unnest($1::uuid[], $3::int8[]) AS k (id, signature)
            JOIN article_analyses AS a ON a.article_id = k.id AND a.version = $2
        )
        SELECT f.article_id, f.profile, f.language, f.published_at, f.signature, g.ids, g.slugs, g.names
        FROM found AS f LEFT JOIN (
            SELECT t.article_id, array_agg(t.id) AS ids, array_agg(t.slug) AS slugs,
                array_agg(t.name) AS names
            FROM (
                SELECT x.article_id, t.id, t.slug, t.name
                FROM found AS c JOIN article_tags AS x ON x.article_id = c.article_id
                JOIN tags AS t ON t.id = x.tag_id
                WHERE c.is_changed ORDER BY x.article_id, x.position, x.tag_id
            ) AS t
            GROUP BY t.article_id
        ) AS g ON g.article_id = f.article_id
        """)

    /// The version in use last. Parameters: version, latest published time, size.
    static let sampleState = Statement(
        "sampleState",
        """
        SELECT count(*), coalesce(sum(s.signature), 0)::int8, coalesce(max(s.sample_key), 0), coalesce(
            (SELECT r.number FROM tag_revisions AS r WHERE r.id), 0), coalesce(
            (SELECT u.version FROM used_analyses AS u WHERE u.id),
            (SELECT min(o.version) FROM article_analyses AS o)::int8)
        FROM (\(sampled)) AS s
        """)

    /// Parameters: those of `sampleState`.
    static let sample = Statement(
        "sample",
        "SELECT s.article_id, s.signature FROM (\(sampled)) AS s ORDER BY s.sample_key, s.article_id")

    private static let sampled = """
        SELECT b.sample_key, b.article_id, b.signature
        FROM (
            SELECT s.sample_key, s.article_id, s.signature FROM article_analyses AS s
            WHERE s.version = $1::int2 AND s.published_at <= $2::int8
            ORDER BY s.sample_key, s.article_id LIMIT $3
        ) AS b
        LIMIT \(mostRows)
        """
}
