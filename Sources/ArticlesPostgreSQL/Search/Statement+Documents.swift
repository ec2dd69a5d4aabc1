extension Statement {
    static let searchStatements = [
        storeSearchDocument, deleteSearchDocument, searchedLanguages, visibleLanguageTags, tagsByWords,
        storeTagWords,
        deleteOtherTagWords, keepMergedTags,
    ]

    /// Of the article at this version. Words that did not change stay as they lie: then no index is touched.
    /// The padding makes the row so long for a moment that PostgreSQL moves the words out of it.
    ///
    /// Parameters: id, version of the article, version and language of the document, its `tsvector`.
    static let storeSearchDocument = Statement(
        "storeSearchDocument",
        """
        WITH language AS (
            INSERT INTO searched_languages (language) VALUES ($4::text) ON CONFLICT DO NOTHING
        )
        INSERT INTO search_documents AS d (
            article_id, published_key, updated_at, status, version, padding, words)
        SELECT a.id, a.published_key, a.updated_at, a.status, $3::int4, repeat(' ', 2000), $5::text::tsvector
        FROM articles AS a WHERE a.id = $1::uuid AND a.version = $2::int8
        ON CONFLICT (article_id) DO UPDATE SET
            published_key = excluded.published_key, updated_at = excluded.updated_at,
            status = excluded.status, version = excluded.version, padding = excluded.padding,
            words = CASE WHEN d.words = excluded.words THEN d.words ELSE excluded.words END
        """)

    /// Of the article at this version. Parameters: id, version of the article.
    static let deleteSearchDocument = Statement(
        "deleteSearchDocument",
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

    /// With the tags that were merged into each. Parameters: words, beginnings, for each the end of the words
    /// that begin so, limit, latest appearance.
    static let tagsByWords = Statement(
        "tagsByWords",
        """
        SELECT t.id, t.name, ARRAY(
            SELECT m.merged_id FROM merged_tags AS m WHERE m.tag_id = t.id ORDER BY m.merged_id)
        FROM (
            SELECT w.tag_id FROM tag_words AS w WHERE w.word = ANY($1::text[])
            UNION
            SELECT r.tag_id
            FROM unnest($2::text[], $3::text[]) AS p (first, last) CROSS JOIN LATERAL (
                SELECT w.tag_id FROM tag_words AS w WHERE w.word >= p.first AND w.word < p.last OFFSET 0
            ) AS r
        ) AS f CROSS JOIN LATERAL (
            SELECT o.id, o.name, o.key, o.is_declared FROM tags AS o WHERE o.id = f.tag_id OFFSET 0
        ) AS t
        WHERE $5::int8 = \(Int64.max) OR \(appearance) <= $5::int8
        ORDER BY t.key LIMIT $4
        """)

    /// Of the tags that have these names. Parameters: tags, their names; for each word its tag, the words.
    static let storeTagWords = Statement(
        "storeTagWords",
        """
        INSERT INTO tag_words (word, tag_id)
        SELECT k.word, t.id
        FROM unnest($1::uuid[], $2::text[]) AS n (id, name)
        JOIN tags AS t ON t.id = n.id AND t.name = n.name
        JOIN unnest($3::uuid[], $4::text[]) AS k (tag_id, word) ON k.tag_id = t.id
        ORDER BY k.word, t.id
        ON CONFLICT DO NOTHING
        """)

    /// Those that are not among the words. Parameters: those of `storeTagWords`.
    static let deleteOtherTagWords = Statement(
        "deleteOtherTagWords",
        """
        DELETE FROM tag_words AS w
        USING unnest($1::uuid[], $2::text[]) AS n (id, name)
        JOIN tags AS t ON t.id = n.id AND t.name = n.name
        WHERE w.tag_id = t.id AND (w.tag_id, w.word) NOT IN (
            SELECT k.tag_id, k.word FROM unnest($3::uuid[], $4::text[]) AS k (tag_id, word))
        """)

    /// Both must be locked. Parameters: id of the merged tag, of the target.
    static let keepMergedTags = Statement(
        "keepMergedTags",
        """
        INSERT INTO merged_tags (tag_id, merged_id)
        SELECT $2::uuid, $1::uuid
        UNION ALL
        SELECT $2::uuid, m.merged_id FROM merged_tags AS m WHERE m.tag_id = $1::uuid
        ON CONFLICT DO NOTHING
        """)
}
