import Articles
import Synchronization

/// How a service is when metrics are asked for.
struct ServiceStatus: Sendable {
    /// Whether the storage responds.
    var isStorageUp = false
    /// Whether the service wants requests, as `/readyz` says.
    var isReady = false
    /// How the change feed stands; nil if the storage does not say so.
    var changes: ChangeStatus?
}

/// Finds out how the service is: once at a time, however many ask, and whoever asks waits for so long at
/// most. A read that can't be cancelled goes on alone.
final class StatusInquiry: Sendable {
    private let running = Mutex<Task<ServiceStatus, Never>?>(nil)

    /// The status; nil if it is not known in time, or the task is cancelled.
    func status(
        within limit: Duration, _ ask: @escaping @Sendable () async -> ServiceStatus
    ) async -> ServiceStatus? {
        let inquiry = begin(ask)
        let (results, continuation) = AsyncStream<ServiceStatus>.makeStream()
        let delivery = Task {
            continuation.yield(await inquiry.value)
            continuation.finish()
        }
        let end = Task {
            try? await Task.sleep(for: limit)
            continuation.finish()
        }
        defer {
            delivery.cancel()
            end.cancel()
        }
        for await status in results { return status }
        return nil
    }

    private func begin(_ ask: @escaping @Sendable () async -> ServiceStatus) -> Task<ServiceStatus, Never> {
        running.withLock { running in
            if let running { return running }
            let inquiry = Task {
                let status = await ask()
                self.running.withLock { $0 = nil }
                return status
            }
            running = inquiry
            return inquiry
        }
    }
}
