extension Statement {
    static let tagWordStatements = [
        tagsByWords, publicTagsByWords, wordsOfTag, insertTagWords, deleteTagWords, isTagNamed,
        insertMergedTagsOfTag,
        insertMergedTags,
    ]

    /// Tags, and each with the tags that were merged into it. No byte of a text is FF.
    ///
    /// Parameters: a JSON array of words, one of prefixes, the most tags, now or NULL for every tag.
    static let tagsByWords = Statement("tagsByWords", tagsByWords(in: "tag_words AS w"))

    /// As `tagsByWords`, of tags that the public knows.
    static let publicTagsByWords = Statement(
        "publicTagsByWords",
        tagsByWords(in: "tag_words AS w INDEXED BY tag_words_public", and: "w.is_public = 1"))

    private static func tagsByWords(in words: String, and condition: String = "TRUE") -> String {
        """
        SELECT page.id, page.name, m.tag_id FROM (
            SELECT t.id AS id, t.name AS name, t.key AS key FROM tags AS t
            WHERE (?4 IS NULL OR \(appearance) <= ?4) AND t.id IN (
                SELECT w.tag_id FROM json_each(?1) AS asked
                CROSS JOIN \(words) ON w.word = asked.value AND \(condition)
                UNION SELECT w.tag_id FROM json_each(?2) AS asked
                CROSS JOIN \(words)
                ON \(condition) AND w.word >= asked.value AND w.word < asked.value || CAST(x'FF' AS TEXT))
            ORDER BY t.key LIMIT ?3) AS page
        LEFT JOIN merged_tags AS m ON m.target_id = page.id
        ORDER BY page.key, m.tag_id
        """
    }

    /// Parameters: tag.
    static let wordsOfTag = Statement(
        "wordsOfTag", "SELECT w.word FROM tag_words AS w WHERE w.tag_id = ?1 ORDER BY w.word")

    /// Parameters: word, tag.
    static let insertTagWords = Statement(
        "insertTagWords",
        """
        INSERT INTO tag_words (word, tag_id, is_public)
        SELECT ?1, t.id, t.is_public FROM tags AS t WHERE t.id = ?2
        """)

    /// Parameters: tag.
    static let deleteTagWords = Statement("deleteTagWords", "DELETE FROM tag_words WHERE tag_id = ?1")

    /// Parameters: tag, name.
    static let isTagNamed = Statement(
        "isTagNamed", "SELECT 1 FROM tags AS t WHERE t.id = ?1 AND t.name = ?2")

    /// Parameters: tag, the one in its place.
    static let insertMergedTagsOfTag = Statement(
        "insertMergedTagsOfTag",
        """
        INSERT INTO merged_tags (target_id, tag_id)
        SELECT ?2, m.tag_id FROM merged_tags AS m WHERE m.target_id = ?1
        ON CONFLICT (target_id, tag_id) DO NOTHING
        """)

    /// Parameters: target, tag.
    static let insertMergedTags = Statement(
        "insertMergedTags",
        """
        INSERT INTO merged_tags (target_id, tag_id) VALUES (?1, ?2)
        ON CONFLICT (target_id, tag_id) DO NOTHING
        """)
}
