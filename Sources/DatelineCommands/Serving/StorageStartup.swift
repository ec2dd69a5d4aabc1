import Articles
import CoreMetrics
import Logging
import ServiceLifecycle

/// Waits for a storage that was away at the start, makes the first key once it is there, and says when it has to be
/// reindexed.
struct StorageStartup: Service {
    let readiness: StorageReadiness
    /// Where a first key is made; `nil` when none is wanted.
    let keys: KeyService?
    let articles: ArticleService
    let logger: Logger
    /// Where outdated articles are counted.
    var metrics: (any MetricsFactory)?

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
            }
        }
        await reportOutdated()
        try await gracefulShutdown()
    }

    /// Logs how many articles were read by other rules than this binary's, if any.
    private func reportOutdated() async {
        do throws(ArticleError) {
            let count = try await articles.outdatedArticleCount()
            if let metrics { Meter(label: "index_outdated_articles", factory: metrics).set(count) }
            guard count > 0 else { return }
            logger.warning(
                "articles have to be read anew to be found; run `dateline reindex`",
                metadata: ["count": "\(count)"])
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
                "the first key could not be shown; run `dateline key create --scope admin`",
                metadata: ["reason": "\(error.message)"])
        }
    }
}
