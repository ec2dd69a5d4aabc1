import Articles
import Logging
import ServiceLifecycle

/// Stores when keys were used: now and then, and at the end. No request waits for it.
struct KeyMaintenance: Service {
    let keys: KeyService
    let logger: Logger
    /// How long it rests.
    var pause: Duration = .seconds(30)

    /// Ends with the service.
    func run() async throws {
        do {
            try await cancelWhenGracefulShutdown {
                while true {
                    try await Task.sleep(for: pause)
                    await store()
                }
            }
        } catch is CancellationError {
            await store()
        }
    }

    private func store() async {
        do throws(ArticleError) {
            try await keys.storeUses()
        } catch {
            logger.debug("uses of keys could not be stored", metadata: ["cause": "\(error)"])
        }
    }
}
