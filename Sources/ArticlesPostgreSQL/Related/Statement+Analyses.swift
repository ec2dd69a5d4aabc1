extension Statement {
    static let relatedWritingStatements = [
        insertAnalysis, updateAnalysis, keepAnalysis, deleteAnalysis, lockOverriddenArticle,
        deleteRelatedOverrides, insertRelatedOverrides, countTagRevision,
    ]

    /// Parameters: `AnalysisRow.values`.
    static let insertAnalysis = Statement(
        "insertAnalysis",
        """
        WITH stored AS (\(storeAnalysis))
        INSERT INTO article_terms (number, article_id)
        SELECT n.number, $1 FROM unnest($7::int8[]) AS n (number)
        """)

    /// In place of all that the article had; touches no more rows than change. The article must be locked.
    /// Parameters: `AnalysisRow.values`.
    static let updateAnalysis = Statement(
        "updateAnalysis",
        """
        WITH former AS MATERIALIZED (
            SELECT n.number FROM article_analyses AS s CROSS JOIN unnest(s.terms) AS n (number)
            WHERE s.article_id = $1
        ), surplus AS (
            DELETE FROM article_analyses WHERE article_id = $1 AND version <> $5::int2
        ), \(changedTerms), inserted AS (
            INSERT INTO article_terms (number, article_id)
            SELECT n.number, $1 FROM unnest($7::int8[]) AS n (number)
            WHERE n.number NOT IN (SELECT f.number FROM former AS f)
        )
        \(storeAnalysis)
        \(replaceAnalysis)
        """)

    /// Beside those of other versions. Nothing happens unless the article, which must be locked, is at this
    /// version. Parameters: `AnalysisRow.values`, version of the article.
    static let keepAnalysis = Statement(
        "keepAnalysis",
        """
        WITH present AS MATERIALIZED (
            SELECT a.id FROM articles AS a WHERE a.id = $1 AND a.version = $9
        ), former AS MATERIALIZED (
            SELECT n.number
            FROM present AS p JOIN article_analyses AS s ON s.article_id = p.id
            CROSS JOIN unnest(s.terms) AS n (number)
            WHERE s.version = $5::int2
        ), \(changedTerms), inserted AS (
            INSERT INTO article_terms (number, article_id)
            SELECT n.number, p.id FROM present AS p CROSS JOIN unnest($7::int8[]) AS n (number)
            WHERE n.number NOT IN (SELECT f.number FROM former AS f)
        )
        \(analysisColumns)
        SELECT p.id, $2::int8, $3::int8, $4::int8, $5::int2, $6::text, $7::int8[], $8::bytea
        FROM present AS p
        \(replaceAnalysis)
        """)

    private static let changedTerms = """
        deleted AS (
            DELETE FROM article_terms AS x USING former AS f
            WHERE x.number = f.number AND x.article_id = $1 AND f.number <> ALL ($7::int8[])
        )
        """

    private static let analysisColumns = """
        INSERT INTO article_analyses AS s (
            article_id, sample_key, signature, published_at, version, language, terms, profile)
        """

    private static let storeAnalysis = """
        \(analysisColumns)
        VALUES ($1::uuid, $2::int8, $3::int8, $4::int8, $5::int2, $6::text, $7::int8[], $8::bytea)
        """

    private static let replaceAnalysis = """
        ON CONFLICT (article_id, version) DO UPDATE SET
            signature = excluded.signature, published_at = excluded.published_at,
            language = excluded.language, terms = excluded.terms, profile = excluded.profile
        WHERE (s.signature, s.published_at, s.language, s.terms, s.profile) IS DISTINCT FROM
            (excluded.signature, excluded.published_at, excluded.language, excluded.terms, excluded.profile)
        """

    /// The article must be locked. Parameters: id.
    static let deleteAnalysis = Statement(
        "deleteAnalysis",
        """
        WITH deleted AS (DELETE FROM article_analyses WHERE article_id = $1 RETURNING terms)
        DELETE FROM article_terms AS x USING deleted AS d CROSS JOIN unnest(d.terms) AS n (number)
        WHERE x.number = n.number AND x.article_id = $1
        """)

    /// Keeps others from saying something about the article meanwhile. Divides by zero unless it exists.
    /// Parameters: id.
    static let lockOverriddenArticle = Statement(
        "lockOverriddenArticle",
        """
        SELECT 1 / count(*)
        FROM (SELECT a.id FROM articles AS a WHERE a.id = $1 FOR NO KEY UPDATE) AS locked
        """)

    /// Parameters: id.
    static let deleteRelatedOverrides = Statement(
        "deleteRelatedOverrides", "DELETE FROM related_overrides WHERE article_id = $1")

    /// Parameters: id, targets, for each its kind.
    static let insertRelatedOverrides = Statement(
        "insertRelatedOverrides",
        """
        WITH present AS MATERIALIZED (
            SELECT a.id FROM articles AS a WHERE a.id = ANY($2::uuid[]) ORDER BY a.id FOR KEY SHARE
        )
        INSERT INTO related_overrides (article_id, target_id, kind, position)
        SELECT $1::uuid, n.id, n.kind::int2, n.position::int2
        FROM unnest($2::uuid[], $3::int4[]) WITH ORDINALITY AS n (id, kind, position)
        JOIN present AS p ON p.id = n.id
        """)

    /// The last step of what it counts, so that nobody who holds the row waits for another.
    static let countTagRevision = Statement(
        "countTagRevision",
        """
        INSERT INTO tag_revisions AS r (id, number) VALUES (true, 1)
        ON CONFLICT (id) DO UPDATE SET number = r.number + 1
        """)
}
