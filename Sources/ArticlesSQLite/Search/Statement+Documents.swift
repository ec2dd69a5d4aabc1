extension Statement {
    static let documentStatements =
        [
            documentOfArticle, lastDocument, insertDocument, updateDocument, deleteDocument, documentText,
            insertDocumentText, updateDocumentText, deleteDocumentText, insertIndexEntry, deleteIndexEntry,
            incrementDocumentCount, decrementDocumentCount,
            searchedLanguages, visibleLanguageTags, mergeIndex, documentNumber,
        ]

    /// Parameters: article.
    static let documentOfArticle = Statement(
        "documentOfArticle",
        """
        SELECT d.id, d.published_key, d.version, d.language, d.text_id, d.is_hidden
        FROM search_documents AS d WHERE d.article_id = ?1
        """)

    /// From the index alone. Parameters: article.
    static let documentNumber = Statement(
        "documentNumber", "SELECT d.id FROM search_documents AS d WHERE d.article_id = ?1")

    /// The greatest number in use. Parameters: least number, greatest number.
    static let lastDocument = Statement(
        "lastDocument", "SELECT max(d.id) FROM search_documents AS d WHERE d.id >= ?1 AND d.id <= ?2")

    /// Parameters: id, article, key of the time, version, language, texts, whether it is hidden.
    static let insertDocument = Statement(
        "insertDocument",
        """
        INSERT INTO search_documents (id, article_id, published_key, version, language, text_id, is_hidden)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        """)

    /// Parameters: id, key of the time, version, language, whether it is hidden.
    static let updateDocument = Statement(
        "updateDocument",
        """
        UPDATE search_documents SET published_key = ?2, version = ?3, language = ?4, is_hidden = ?5
        WHERE id = ?1
        """)

    /// Parameters: id.
    static let deleteDocument = Statement("deleteDocument", "DELETE FROM search_documents WHERE id = ?1")

    /// Parameters: texts.
    static let documentText = Statement(
        "documentText", "SELECT x.keys, x.marks, x.sequence FROM search_texts AS x WHERE x.id = ?1")

    /// Parameters: keys, marks, sequence.
    static let insertDocumentText = Statement(
        "insertDocumentText", "INSERT INTO search_texts (keys, marks, sequence) VALUES (?1, ?2, ?3)")

    /// Parameters: texts, keys, marks, sequence.
    static let updateDocumentText = Statement(
        "updateDocumentText",
        "UPDATE search_texts SET keys = ?2, marks = ?3, sequence = ?4 WHERE id = ?1")

    /// Parameters: texts.
    static let deleteDocumentText = Statement(
        "deleteDocumentText", "DELETE FROM search_texts WHERE id = ?1")

    /// Parameters: document, words, marks.
    static let insertIndexEntry = Statement(
        "insertIndexEntry", "INSERT INTO search_index (rowid, words, marks) VALUES (?1, ?2, ?3)")

    /// Deletes an entry, given what it was inserted with. Parameters: document, words, marks.
    static let deleteIndexEntry = Statement(
        "deleteIndexEntry",
        "INSERT INTO search_index (search_index, rowid, words, marks) VALUES ('delete', ?1, ?2, ?3)")

    /// Merges segments of the FTS5 index, if there are enough. Parameters: the most pages.
    static let mergeIndex = Statement(
        "mergeIndex", "INSERT INTO search_index (search_index, rank) VALUES ('merge', ?1)")

    /// Parameters: language.
    static let incrementDocumentCount = Statement(
        "incrementDocumentCount",
        """
        INSERT INTO search_languages (language, document_count) VALUES (?1, 1)
        ON CONFLICT (language) DO UPDATE SET document_count = document_count + 1
        """)

    /// Parameters: language.
    static let decrementDocumentCount = Statement(
        "decrementDocumentCount",
        "UPDATE search_languages SET document_count = document_count - 1 WHERE language = ?1")

    /// The languages, which are few.
    static let searchedLanguages = Statement(
        "searchedLanguages",
        "SELECT languages.language FROM search_languages AS languages WHERE languages.document_count > 0")

    /// The language tags of visible articles, each once, and NULL if one has none: some steps over an index.
    /// Parameters: now.
    static let visibleLanguageTags = Statement(
        "visibleLanguageTags",
        """
        WITH RECURSIVE known (tag) AS (
            SELECT (SELECT a.language FROM articles AS a INDEXED BY articles_by_language
                WHERE a.status = 1 AND a.language IS NOT NULL ORDER BY a.language LIMIT 1)
            UNION ALL
            SELECT (SELECT a.language FROM articles AS a INDEXED BY articles_by_language
                WHERE a.status = 1 AND a.language > known.tag ORDER BY a.language LIMIT 1)
            FROM known WHERE known.tag IS NOT NULL)
        SELECT k.tag FROM known AS k WHERE k.tag IS NOT NULL AND EXISTS (
            SELECT 1 FROM articles AS a INDEXED BY articles_by_language
            WHERE a.status = 1 AND a.language = k.tag AND a.published_key <= ?1)
        UNION ALL
        SELECT NULL WHERE EXISTS (
            SELECT 1 FROM articles AS a INDEXED BY articles_without_language
            WHERE a.status = 1 AND a.language IS NULL AND a.published_key <= ?1)
        """)
}
