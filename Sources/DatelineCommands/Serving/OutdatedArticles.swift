import Articles
import CoreMetrics
import Logging
import SQLMigrations
import Synchronization

/// The articles that `dateline reindex` has to read anew: counted until there are none.
final class OutdatedArticles: Sendable {
    private let articles: ArticleService
    private let logger: Logger
    private let gauge: Meter?
    private let last = Mutex<Int?>(nil)

    init(of articles: ArticleService, logger: Logger, metrics: (any MetricsFactory)?) {
        self.articles = articles
        self.logger = logger
        gauge = metrics.map { Meter(label: "index_outdated_articles", factory: $0) }
        // Not known until they have been counted.
        gauge?.set(Double.nan)
    }

    /// Counts them, unless there were none the last time.
    func count() async throws(ArticleError) {
        guard last.withLock({ $0 != 0 }) else { return }
        let count = try await articles.outdatedArticleCount()
        gauge?.set(count)
        let former = last.withLock { last in
            defer { last = count }
            return last
        }
        if count > 0, former == nil {
            logger.warning(
                "articles have to be read anew to be found; run `\(MigrationCommandLine.line("reindex"))`",
                metadata: ["count": "\(count)"])
        } else if count == 0, former != nil {
            logger.info("all articles have been read anew")
        }
    }
}
