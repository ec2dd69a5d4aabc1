extension Statement {
    static let tagWordStatements = [
        tagsByWords, publicTagsByWords, insertTagWords, deleteOtherTagWords, insertMergedTags,
    ]

    /// Tags by their words, with the tags that were merged into each. Parameters: words, beginnings, for each
    /// the end of the words that begin so, limit, latest appearance.
    static let tagsByWords = Statement(
        "tagsByWords", tagsByWords { condition in "SELECT w.tag_id FROM tag_words AS w WHERE \(condition)" })

    /// As `tagsByWords`, in the scope of the public.
    static let publicTagsByWords = Statement(
        "publicTagsByWords",
        tagsByWords { condition in
            """
            SELECT w.tag_id FROM tag_words AS w WHERE w.is_public AND \(condition)
            UNION ALL
            SELECT k.tag_id FROM \(appearedTag("$5::int8")) CROSS JOIN LATERAL (
                SELECT w.tag_id FROM tag_words AS w
                WHERE NOT w.is_public AND \(condition) AND awaited.article_id IS NOT NULL OFFSET 0
            ) AS k
            """
        })

    private static func tagsByWords(_ words: (String) -> String) -> String {
        """
        SELECT t.id, t.name, ARRAY(
            SELECT m.merged_id FROM merged_tags AS m WHERE m.tag_id = t.id ORDER BY m.merged_id)
        FROM (
            SELECT s.tag_id FROM (\(words("w.word = ANY($1::text[])"))) AS s
            UNION
            SELECT r.tag_id
            FROM unnest($2::text[], $3::text[]) AS p (first, last) CROSS JOIN LATERAL (
                SELECT s.tag_id FROM (\(words("w.word >= p.first AND w.word < p.last"))) AS s OFFSET 0
            ) AS r
        ) AS f CROSS JOIN LATERAL (
            SELECT o.id, o.name, o.key, o.is_declared FROM tags AS o WHERE o.id = f.tag_id OFFSET 0
        ) AS t
        WHERE $5::int8 = \(Int64.max) OR \(appearance) <= $5::int8
        ORDER BY t.key LIMIT $4
        """
    }

    /// Inserts words of the tags that have these names. Parameters: tags, their names; for each word its tag,
    /// the words.
    static let insertTagWords = Statement(
        "insertTagWords",
        """
        INSERT INTO tag_words (word, tag_id, is_public)
        SELECT k.word, t.id, t.is_public
        FROM unnest($1::uuid[], $2::text[]) AS n (id, name)
        JOIN tags AS t ON t.id = n.id AND t.name = n.name
        JOIN unnest($3::uuid[], $4::text[]) AS k (tag_id, word) ON k.tag_id = t.id
        ORDER BY k.word, t.id
        ON CONFLICT DO NOTHING
        """)

    /// Deletes the words of these tags that are not among these. Parameters: those of `insertTagWords`.
    static let deleteOtherTagWords = Statement(
        "deleteOtherTagWords",
        """
        DELETE FROM tag_words AS w
        USING unnest($1::uuid[], $2::text[]) AS n (id, name)
        JOIN tags AS t ON t.id = n.id AND t.name = n.name
        WHERE w.tag_id = t.id AND (w.tag_id, w.word) NOT IN (
            SELECT k.tag_id, k.word FROM unnest($3::uuid[], $4::text[]) AS k (tag_id, word))
        """)

    /// Inserts a merged tag, and those merged into it, as merged into the target. Both must be locked.
    /// Parameters: id of the merged tag, of the target.
    static let insertMergedTags = Statement(
        "insertMergedTags",
        """
        INSERT INTO merged_tags (tag_id, merged_id)
        SELECT $2::uuid, $1::uuid
        UNION ALL
        SELECT $2::uuid, m.merged_id FROM merged_tags AS m WHERE m.tag_id = $1::uuid
        ON CONFLICT DO NOTHING
        """)
}
