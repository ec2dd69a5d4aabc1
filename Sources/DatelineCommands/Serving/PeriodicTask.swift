import Articles
import Logging
import ServiceLifecycle

/// What a service does now and then, beside requests: nobody waits for it, and a failure is no harm.
struct PeriodicTask: Service {
    /// What it is, for the log.
    let name: String
    /// Whether it is done once more at the end.
    var isDoneAtEnd = false
    let logger: Logger
    /// How long it rests.
    var pause: Duration = .seconds(30)
    let work: @Sendable () async throws(ArticleError) -> Void

    /// Ends with the service.
    func run() async throws {
        do {
            try await cancelWhenGracefulShutdown {
                while true {
                    try await Task.sleep(for: pause)
                    await doWork()
                }
            }
        } catch is CancellationError {
            if isDoneAtEnd { await doWork() }
        }
    }

    private func doWork() async {
        do throws(ArticleError) {
            try await work()
        } catch {
            logger.debug("could not be done now", metadata: ["task": "\(name)", "cause": "\(error)"])
        }
    }
}
