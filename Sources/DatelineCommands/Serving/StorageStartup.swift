import Articles
import CoreMetrics
import Logging
import SQLMigrations
import ServiceLifecycle

/// Waits for a storage that was away at the start, makes the first key once it is there, and says when it has
/// to be reindexed.
struct StorageStartup: Service {
    let readiness: StorageReadiness
    /// Where a first key is made; `nil` when none is wanted.
    let keys: KeyService?
    let articles: ArticleService
    let outdated: OutdatedArticles
    private let logger: Logger

    init(
        readiness: StorageReadiness, keys: KeyService?, articles: ArticleService, logger: Logger,
        metrics: (any MetricsFactory)?
    ) {
        self.readiness = readiness
        self.keys = keys
        self.articles = articles
        self.logger = logger
        outdated = OutdatedArticles(of: articles, logger: logger, metrics: metrics)
    }

    /// Makes the first key, if the storage is available already.
    func prepare() async throws {
        if readiness.isReady { try await makeFirstKey() }
    }

    /// Ends with the service; throws when the schema turns out not to fit.
    func run() async throws {
        if !readiness.isReady {
            do {
                try await cancelWhenGracefulShutdown {
                    while !readiness.isReady {
                        try await Task.sleep(for: readiness.pause)
                        try await readiness.check()
                    }
                    try await makeFirstKey()
                }
            } catch is CancellationError {
                return
            } catch let failure as CommandFailure
                where failure.exitCode.rawValue == CommandFailure.Code.interrupted.rawValue
            {
                // By the shutdown, in the middle of a try.
                return
            }
        }
        await countOutdated()
        try await gracefulShutdown()
    }

    private func countOutdated() async {
        do throws(ArticleError) {
            try await outdated.count()
        } catch {
            logger.debug(
                "articles that have to be read anew could not be counted", metadata: ["cause": "\(error)"])
        }
    }

    private func makeFirstKey() async throws {
        guard let keys, try await keys.list().isEmpty else { return }
        let (key, token) = try await keys.create(label: "first key", scope: .admin)
        do throws(CommandFailure) {
            try await keys.show("admin key, shown once: \(token)", or: key.id)
        } catch {
            logger.error(
                "the first key could not be shown; run `\(MigrationCommandLine.line("key create --scope admin"))`",
                metadata: ["reason": "\(error.message)"])
        }
    }
}
