import Articles
import ServiceLifecycle

/// Waits for a storage that was away at the start, and makes the first key once it is there.
struct StorageWatch: Service {
    let gate: StorageGate
    /// Where a first key is made; `nil` when none is wanted.
    let keys: KeyService?

    /// Makes the first key, if the storage can answer already.
    func prepare() async throws {
        if gate.isOpen { try await makeFirstKey() }
    }

    /// Ends with the service; throws when the schema turns out not to fit.
    func run() async throws {
        if !gate.isOpen {
            do {
                try await cancelWhenGracefulShutdown {
                    while !gate.isOpen {
                        try await Task.sleep(for: .milliseconds(500))
                        try await gate.openNow()
                    }
                    try await makeFirstKey()
                }
            } catch is CancellationError {
                return
            }
        }
        try await gracefulShutdown()
    }

    private func makeFirstKey() async throws {
        guard let keys, try await keys.list().isEmpty else { return }
        let token = try await keys.create(label: "first key", scope: .admin).token
        Terminal.result("admin key, shown once: \(token)")
    }
}
