extension Statement {
    static let termStatements = [
        queuedTerms, insertQueuedTerms, deleteQueuedTerms, sortedTerms, insertSortedTerms, deleteSortedTerms,
        allQueuedTerms, countQueuedTerms, emptyQueue,
    ]

    /// Parameters: article.
    static let queuedTerms = Statement(
        "queuedTerms", "SELECT q.numbers FROM queued_terms AS q WHERE q.article_id = ?1")

    /// Parameters: article, numbers.
    static let insertQueuedTerms = Statement(
        "insertQueuedTerms",
        """
        INSERT INTO queued_terms (article_id, numbers) VALUES (?1, ?2)
        ON CONFLICT (article_id) DO UPDATE SET numbers = excluded.numbers
        """)

    /// Parameters: article.
    static let deleteQueuedTerms = Statement(
        "deleteQueuedTerms", "DELETE FROM queued_terms WHERE article_id = ?1")

    /// Parameters: article.
    static let sortedTerms = Statement(
        "sortedTerms", "SELECT s.numbers FROM sorted_terms AS s WHERE s.article_id = ?1")

    /// Parameters: article, numbers.
    static let insertSortedTerms = Statement(
        "insertSortedTerms",
        """
        INSERT INTO sorted_terms (article_id, numbers) VALUES (?1, ?2)
        ON CONFLICT (article_id) DO UPDATE SET numbers = excluded.numbers
        """)

    /// Parameters: article.
    static let deleteSortedTerms = Statement(
        "deleteSortedTerms", "DELETE FROM sorted_terms WHERE article_id = ?1")

    /// Everything in the queue, which is short.
    static let allQueuedTerms = Statement(
        "allQueuedTerms", "SELECT queue.article_id, queue.numbers FROM queued_terms AS queue")

    static let countQueuedTerms = Statement(
        "countQueuedTerms", "SELECT count(*) FROM queued_terms AS queue")

    static let emptyQueue = Statement("emptyQueue", "DELETE FROM queued_terms")
}

extension Statement {
    static let termRunStatements = [
        termRuns, insertTermRun, joinTermRun, deleteTermRun, endOfShare, blocksUpToTerm,
        deleteBlocksUpToTerm,
        blocksOfTerm, blockOfPosting, insertBlock, updateBlock, deleteBlock,
    ]

    /// All runs, which are few, the largest first.
    static let termRuns = Statement(
        "termRuns",
        """
        SELECT runs.id, runs.level, runs.target_id FROM term_runs AS runs
        ORDER BY runs.level DESC, runs.id
        """)

    /// Parameters: id, level.
    static let insertTermRun = Statement(
        "insertTermRun", "INSERT INTO term_runs (id, level, target_id) VALUES (?1, ?2, NULL)")

    /// Parameters: id, the run that it becomes a part of.
    static let joinTermRun = Statement("joinTermRun", "UPDATE term_runs SET target_id = ?2 WHERE id = ?1")

    /// Parameters: id.
    static let deleteTermRun = Statement("deleteTermRun", "DELETE FROM term_runs WHERE id = ?1")

    /// How many blocks a share has, and the last term in it. Parameters: run, the most blocks.
    static let endOfShare = Statement(
        "endOfShare",
        """
        SELECT count(*), max(s.term) FROM (
            SELECT b.term FROM term_blocks AS b WHERE b.run_id = ?1 ORDER BY b.term, b.start LIMIT ?2) AS s
        """)

    /// Parameters: run, term.
    static let blocksUpToTerm = Statement(
        "blocksUpToTerm",
        "SELECT b.term, b.postings FROM term_blocks AS b WHERE b.run_id = ?1 AND b.term <= ?2")

    /// Parameters: run, term.
    static let deleteBlocksUpToTerm = Statement(
        "deleteBlocksUpToTerm", "DELETE FROM term_blocks WHERE run_id = ?1 AND term <= ?2")

    /// Parameters: run, term.
    static let blocksOfTerm = Statement(
        "blocksOfTerm",
        """
        SELECT b.postings FROM term_blocks AS b WHERE b.run_id = ?1 AND b.term = ?2 ORDER BY b.start
        """)

    /// The only block that may hold a posting. Parameters: run, term, posting.
    static let blockOfPosting = Statement(
        "blockOfPosting",
        """
        SELECT b.start, b.postings FROM term_blocks AS b
        WHERE b.run_id = ?1 AND b.term = ?2 AND b.start <= ?3 ORDER BY b.start DESC LIMIT 1
        """)

    /// Parameters: run, term, start, postings.
    static let insertBlock = Statement(
        "insertBlock", "INSERT INTO term_blocks (run_id, term, start, postings) VALUES (?1, ?2, ?3, ?4)")

    /// Parameters: run, term, start, postings.
    static let updateBlock = Statement(
        "updateBlock", "UPDATE term_blocks SET postings = ?4 WHERE run_id = ?1 AND term = ?2 AND start = ?3")

    /// Parameters: run, term, start.
    static let deleteBlock = Statement(
        "deleteBlock", "DELETE FROM term_blocks WHERE run_id = ?1 AND term = ?2 AND start = ?3")
}
