import TestSupport
import Testing

extension Backend {
    /// Runs `body` with the `--storage` of a fresh storage with a schema; not for memory, which lives in
    /// one process only.
    func withURL<Value: Sendable>(_ body: (String) async throws -> Value) async throws -> Value {
        switch self {
        case .memory: return try await body("memory:")
        case .sqlite:
            let folder = try TemporaryFolder()
            return try await body("sqlite:" + folder.path("articles.db"))
        case .postgresql:
            return try await TestDatabase.withSchema { _, url in
                let outcome = try await Program.run("migrate", "up", "--storage", url)
                #expect(outcome.code == 0, "\(outcome.errors)")
                return try await body(url)
            }
        }
    }

    /// The backends that outlive a process.
    static let durable: [Backend] = [.sqlite, .postgresql]
}
