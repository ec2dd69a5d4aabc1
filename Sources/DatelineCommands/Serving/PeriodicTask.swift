import Articles
import Logging
import ServiceLifecycle
import Synchronization

/// What a service does now and then, beside requests. Nobody waits for it: what fails is tried again after the pause, and is a
/// warning in the log once it fails again.
final class PeriodicTask: Service {
    /// What it is, for the log.
    private let name: String
    private let isDoneAtEnd: Bool
    private let logger: Logger
    private let pause: Duration
    private let work: @Sendable () async throws(ArticleError) -> Void
    /// How often it has failed since it last succeeded.
    private let failures = Atomic(0)

    /// Work that is done after each pause, and perhaps once more at the end.
    init(
        _ name: String, every pause: Duration, isDoneAtEnd: Bool = false, logger: Logger,
        _ work: @escaping @Sendable () async throws(ArticleError) -> Void
    ) {
        self.name = name
        self.pause = pause
        self.isDoneAtEnd = isDoneAtEnd
        self.logger = logger
        self.work = work
    }

    /// Ends with the service.
    func run() async throws {
        do {
            try await cancelWhenGracefulShutdown {
                while true {
                    try await Task.sleep(for: self.pause)
                    await self.doWork()
                }
            }
        } catch is CancellationError {
            if isDoneAtEnd { await doWork() }
        }
    }

    private func doWork() async {
        do throws(ArticleError) {
            try await work()
            failures.store(0, ordering: .relaxed)
        } catch {
            // Once may be a restart of the database. Then the second time, the fourth, the eighth …
            let count = failures.add(1, ordering: .relaxed).newValue
            let isNews = count > 1 && count & (count - 1) == 0 && error.code != .readOnly
            logger.log(
                level: isNews ? .warning : .debug, "could not be done",
                metadata: ["task": "\(name)", "times": "\(count)", "cause": "\(error)"])
        }
    }
}
