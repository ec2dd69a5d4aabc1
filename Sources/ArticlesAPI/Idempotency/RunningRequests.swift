import Articles
import Synchronization

/// The idempotent requests that are being carried out here.
final class RunningRequests: Sendable {
    private let ids = Mutex<Set<UniqueID>>([])

    /// Does something, unless it is being done. Throws a 409 then.
    func run<Value>(_ id: UniqueID, _ body: () async throws -> Value) async throws -> Value {
        guard ids.withLock({ $0.insert(id).inserted }) else {
            throw ArticleError(.inProgress, "the first request with this Idempotency-Key is still running")
        }
        defer { _ = ids.withLock { $0.remove(id) } }
        return try await body()
    }
}
