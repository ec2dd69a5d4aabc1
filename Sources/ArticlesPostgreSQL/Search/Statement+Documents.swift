extension Statement {
    static let documentStatements = [
        insertDocument, deleteDocument, searchedLanguages, visibleLanguageTags,
    ]

    /// Stores the document of the article at this version. Words that did not change stay as they lie: then
    /// no index is touched. The padding makes the row so long for a moment that PostgreSQL moves the words
    /// out of it.
    ///
    /// Parameters: id, version of the article, version and language of the document, its `tsvector`, whether it is
    /// hidden.
    static let insertDocument = Statement(
        "insertDocument",
        """
        WITH language AS (
            INSERT INTO searched_languages (language) VALUES ($4::text) ON CONFLICT DO NOTHING
        )
        INSERT INTO search_documents AS d (
            article_id, published_key, updated_at, status, version, padding, words, is_hidden)
        SELECT a.id, a.published_key, a.updated_at, a.status, $3::int4, repeat(' ', 2000), $5::text::tsvector,
            $6::bool
        FROM articles AS a WHERE a.id = $1::uuid AND a.version = $2::int8
        ON CONFLICT (article_id) DO UPDATE SET
            published_key = excluded.published_key, updated_at = excluded.updated_at,
            status = excluded.status, version = excluded.version, padding = excluded.padding,
            words = CASE WHEN d.words = excluded.words THEN d.words ELSE excluded.words END,
            is_hidden = excluded.is_hidden
        """)

    /// Deletes the document of the article at this version. Parameters: id, version of the article.
    static let deleteDocument = Statement(
        "deleteDocument",
        """
        DELETE FROM search_documents AS d USING articles AS a
        WHERE d.article_id = $1 AND a.id = $1 AND a.version = $2
        """)

    static let searchedLanguages = Statement(
        "searchedLanguages", "SELECT l.language FROM searched_languages AS l")

    /// The language tags of visible articles, each once, and NULL if one has none: some steps over an index.
    /// Parameters: now.
    static let visibleLanguageTags = Statement(
        "visibleLanguageTags",
        """
        WITH RECURSIVE known (tag) AS (
            (SELECT a.language FROM articles AS a
            WHERE a.status = 1 AND a.language IS NOT NULL ORDER BY a.status, a.language LIMIT 1)
            UNION ALL
            SELECT (SELECT a.language FROM articles AS a
                WHERE a.status = 1 AND a.language > k.tag ORDER BY a.status, a.language LIMIT 1)
            FROM known AS k WHERE k.tag IS NOT NULL
        )
        SELECT k.tag FROM known AS k
        WHERE k.tag IS NOT NULL AND (
            SELECT true FROM articles AS a
            WHERE a.status = 1 AND a.language = k.tag AND a.published_key <= $1
            ORDER BY a.published_key LIMIT 1)
        UNION ALL
        SELECT NULL WHERE (
            SELECT true FROM articles AS a
            WHERE a.status = 1 AND a.language IS NULL AND a.published_key <= $1
            ORDER BY a.published_key LIMIT 1)
        """)
}
