extension Statement {
    static let analysisStatements = [
        insertAnalysis, updateAnalysis, insertDerivedAnalysis, deleteAnalyses,
        deleteDerivedAnalyses,
    ]

    /// Parameters: `AnalysisRow.values`.
    static let insertAnalysis = Statement(
        "insertAnalysis",
        """
        WITH stored AS (\(storeAnalysis))
        INSERT INTO article_terms (number, article_id)
        SELECT n.number, $1 FROM unnest($7::int8[]) AS n (number)
        """)

    /// Stores an analysis in place of all that the article had; touches no more rows than change. The article
    /// must be locked. Parameters: `AnalysisRow.values`.
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

    /// Stores an analysis beside those of other versions. Nothing happens unless the article, which must be
    /// locked, is at this version. Parameters: `AnalysisRow.values`, version of the article.
    static let insertDerivedAnalysis = Statement(
        "insertDerivedAnalysis",
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

    /// Deletes all analyses of an article, which must be locked, and their terms. Parameters: id.
    static let deleteAnalyses = Statement(
        "deleteAnalyses",
        deletion("DELETE FROM article_analyses WHERE article_id = $1 RETURNING terms"))

    /// The same, unless the article is at another version. Parameters: id, version of the article.
    static let deleteDerivedAnalyses = Statement(
        "deleteDerivedAnalyses",
        deletion(
            """
            DELETE FROM article_analyses AS s USING articles AS a
            WHERE s.article_id = $1 AND a.id = $1 AND a.version = $2 RETURNING s.terms
            """))

    private static func deletion(_ analyses: String) -> String {
        """
        WITH deleted AS (\(analyses))
        DELETE FROM article_terms AS x USING deleted AS d CROSS JOIN unnest(d.terms) AS n (number)
        WHERE x.number = n.number AND x.article_id = $1
        """
    }
}
