import Articles
import Logging
import ServiceLifecycle

/// Numbers the changes that nobody reads, and forgets old ones: now and then, in short transactions.
struct ChangeMaintenance: Service {
    let articles: ArticleService
    /// For how many days changes are kept.
    let days: Int
    let logger: Logger
    /// How long it rests.
    var pause: Duration = .seconds(30)

    /// Ends with the service.
    func run() async throws {
        do {
            try await cancelWhenGracefulShutdown {
                while true {
                    try await Task.sleep(for: pause)
                    await maintain()
                }
            }
        } catch is CancellationError {
            return
        }
    }

    private func maintain() async {
        let time = Timestamp(clamping: articles.now.milliseconds - Int64(days) * 86_400_000)
        do throws(ArticleError) {
            try await articles.maintainChanges(keepingSince: time)
        } catch {
            logger.debug("changes could not be numbered", metadata: ["cause": "\(error)"])
        }
    }
}
