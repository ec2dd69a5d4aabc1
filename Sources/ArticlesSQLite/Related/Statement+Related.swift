extension Statement {
    static let relatedStatements =
        [shownAnalyses, articlesByTag, scheduledArticles, sampleState, sample, profiles]

    /// What is stored of an analysis besides its profile, if the article is visible, from an index alone. Parameters:
    /// article, version, now.
    static let shownAnalyses = Statement(
        "shownAnalyses",
        """
        SELECT n.signature, n.language, n.published_at
        FROM article_analyses AS n INDEXED BY article_analyses_by_article
        WHERE n.article_id = ?1 AND n.version = ?2 AND n.published_at <= ?3
        """)

    /// The visible articles with a tag, newest first. Parameters: tag, now.
    static let articlesByTag = Statement(
        "articlesByTag",
        """
        SELECT x.article_id FROM article_tags AS x INDEXED BY article_tags_by_published
        WHERE x.tag_id = ?1 AND x.status = 1 AND x.published_key <= ?2
        ORDER BY x.published_key DESC, x.article_id DESC
        """)

    /// The articles that are to appear later, and when. Parameters: now.
    static let scheduledArticles = Statement(
        "scheduledArticles",
        """
        SELECT a.id, a.published_key FROM articles AS a INDEXED BY articles_by_published
        WHERE a.status = 1 AND a.published_key > ?1
        """)

    /// Parameters: version, size, now.
    static let sampleState = Statement(
        "sampleState",
        """
        SELECT count(*), coalesce(sum(s.signature), 0), coalesce(max(s.sample_key), 0),
            coalesce((SELECT r.number FROM tag_revisions AS r WHERE r.id = 1), 0),
            coalesce((SELECT u.version FROM used_analyses AS u WHERE u.id = 1),
                (SELECT min(n.version) FROM article_analyses AS n))
        FROM (\(sampled("n.sample_key AS sample_key, n.signature AS signature"))) AS s
        """)

    /// Parameters: version, size, now.
    static let sample = Statement("sample", sampled("n.article_id, n.signature"))

    /// Parameters: article, version.
    static let profiles = Statement(
        "profiles",
        """
        SELECT n.signature, n.language, n.published_at, n.profile FROM article_analyses AS n
        WHERE n.article_id = ?1 AND n.version = ?2
        """)

    private static func sampled(_ columns: String) -> String {
        """
        SELECT \(columns) FROM article_analyses AS n INDEXED BY article_analyses_by_sample_key
        WHERE n.version = ?1 AND n.published_at <= ?3 ORDER BY n.sample_key, n.article_id LIMIT ?2
        """
    }
}
