extension Statement {
    static let memtableStatements = [
        memtableTerms, insertMemtableTerms, deleteMemtableTerms, segmentTerms, insertSegmentTerms,
        deleteSegmentTerms, memtable, memtableCount, deleteMemtable,
    ]

    /// The numbers of an article in the memtable. Parameters: article.
    static let memtableTerms = Statement(
        "memtableTerms", "SELECT q.numbers FROM queued_terms AS q WHERE q.article_id = ?1")

    /// Parameters: article, numbers.
    static let insertMemtableTerms = Statement(
        "insertMemtableTerms",
        """
        INSERT INTO queued_terms (article_id, numbers) VALUES (?1, ?2)
        ON CONFLICT (article_id) DO UPDATE SET numbers = excluded.numbers
        """)

    /// Parameters: article.
    static let deleteMemtableTerms = Statement(
        "deleteMemtableTerms", "DELETE FROM queued_terms WHERE article_id = ?1")

    /// The numbers of an article in segments. Parameters: article.
    static let segmentTerms = Statement(
        "segmentTerms", "SELECT s.numbers FROM sorted_terms AS s WHERE s.article_id = ?1")

    /// Parameters: article, numbers.
    static let insertSegmentTerms = Statement(
        "insertSegmentTerms",
        """
        INSERT INTO sorted_terms (article_id, numbers) VALUES (?1, ?2)
        ON CONFLICT (article_id) DO UPDATE SET numbers = excluded.numbers
        """)

    /// Parameters: article.
    static let deleteSegmentTerms = Statement(
        "deleteSegmentTerms", "DELETE FROM sorted_terms WHERE article_id = ?1")

    /// The whole memtable, which is short.
    static let memtable = Statement(
        "memtable", "SELECT queue.article_id, queue.numbers FROM queued_terms AS queue")

    /// How many articles are in the memtable.
    static let memtableCount = Statement(
        "memtableCount", "SELECT count(*) FROM queued_terms AS queue")

    static let deleteMemtable = Statement("deleteMemtable", "DELETE FROM queued_terms")
}

extension Statement {
    static let segmentStatements = [
        segments, insertSegment, updateSegmentTarget, deleteSegment, lastTermOfBlocks, blocksUpToTerm,
        deleteBlocksUpToTerm, lastTermInRange, deleteBlocksInRange, blocksOfTerm, blockOfPosting, insertBlock,
        updateBlock, deleteBlock,
    ]

    /// All segments, which are few, the largest first.
    static let segments = Statement(
        "segments",
        """
        SELECT runs.id, runs.level, runs.target_id FROM term_runs AS runs
        ORDER BY runs.level DESC, runs.id
        """)

    /// Parameters: id, level.
    static let insertSegment = Statement(
        "insertSegment", "INSERT INTO term_runs (id, level, target_id) VALUES (?1, ?2, NULL)")

    /// Parameters: id, the segment that it is merged into.
    static let updateSegmentTarget = Statement(
        "updateSegmentTarget", "UPDATE term_runs SET target_id = ?2 WHERE id = ?1")

    /// Parameters: id.
    static let deleteSegment = Statement("deleteSegment", "DELETE FROM term_runs WHERE id = ?1")

    /// How many blocks a segment has up to a limit, and the last term in them. Parameters: segment, limit.
    static let lastTermOfBlocks = Statement(
        "lastTermOfBlocks",
        """
        SELECT count(*), max(s.term) FROM (
            SELECT b.term FROM term_blocks AS b WHERE b.run_id = ?1 ORDER BY b.term, b.start LIMIT ?2) AS s
        """)

    /// Parameters: segment, term.
    static let blocksUpToTerm = Statement(
        "blocksUpToTerm",
        "SELECT b.term, b.postings FROM term_blocks AS b WHERE b.run_id = ?1 AND b.term <= ?2")

    /// Parameters: segment, term.
    static let deleteBlocksUpToTerm = Statement(
        "deleteBlocksUpToTerm", "DELETE FROM term_blocks WHERE run_id = ?1 AND term <= ?2")

    /// Parameters: segment, term.
    static let blocksOfTerm = Statement(
        "blocksOfTerm",
        """
        SELECT b.postings FROM term_blocks AS b WHERE b.run_id = ?1 AND b.term = ?2 ORDER BY b.start
        """)

    /// The only block that may hold a posting. Parameters: segment, term, posting.
    static let blockOfPosting = Statement(
        "blockOfPosting",
        """
        SELECT b.start, b.postings FROM term_blocks AS b
        WHERE b.run_id = ?1 AND b.term = ?2 AND b.start <= ?3 ORDER BY b.start DESC LIMIT 1
        """)

    /// Parameters: segment, term, start, postings.
    static let insertBlock = Statement(
        "insertBlock", "INSERT INTO term_blocks (run_id, term, start, postings) VALUES (?1, ?2, ?3, ?4)")

    /// Parameters: segment, term, start, postings.
    static let updateBlock = Statement(
        "updateBlock", "UPDATE term_blocks SET postings = ?4 WHERE run_id = ?1 AND term = ?2 AND start = ?3")

    /// Parameters: segment, term, start.
    static let deleteBlock = Statement(
        "deleteBlock", "DELETE FROM term_blocks WHERE run_id = ?1 AND term = ?2 AND start = ?3")

    /// The last term of the first blocks of some terms. Parameters: segment, first term, last term, the most
    /// blocks.
    static let lastTermInRange = Statement(
        "lastTermInRange",
        """
        SELECT max(s.term) FROM (
            SELECT b.term FROM term_blocks AS b WHERE b.run_id = ?1 AND b.term >= ?2 AND b.term <= ?3
            ORDER BY b.term, b.start LIMIT ?4) AS s
        """)

    /// Parameters: segment, first term, last term.
    static let deleteBlocksInRange = Statement(
        "deleteBlocksInRange", "DELETE FROM term_blocks WHERE run_id = ?1 AND term >= ?2 AND term <= ?3")
}
