extension Statement {
    static let synonymStatements = [synonymVersion, synonyms, updateSynonyms]

    static let synonymVersion = Statement(
        "synonymVersion", "SELECT s.version FROM search_synonyms AS s WHERE s.id = 1")

    static let synonyms = Statement(
        "synonyms", "SELECT s.version, s.updated_at, s.rules FROM search_synonyms AS s WHERE s.id = 1")

    /// Divides by zero unless the version is the one before. Parameters: version, time, rules.
    static let updateSynonyms = Statement(
        "updateSynonyms",
        """
        WITH updated AS (
            UPDATE search_synonyms SET version = $1::int8, updated_at = $2, rules = $3
            WHERE id = 1 AND version = $1::int8 - 1 RETURNING id)
        SELECT 1 / count(*) FROM updated
        """)
}
