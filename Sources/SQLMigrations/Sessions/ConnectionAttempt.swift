internal import Synchronization

/// One try to connect, which can be given up at any time.
final class ConnectionAttempt: Sendable {
    typealias Outcome = Result<any MigrationConnection, MigrationConnectionError>
    private let state = Mutex<(outcome: Outcome?, isAbandoned: Bool)>((nil, false))

    init(_ database: any MigrationDatabase, _ access: MigrationAccess) {
        Task {
            let outcome: Outcome
            do throws(MigrationConnectionError) {
                outcome = .success(try await database.connect(access))
            } catch { outcome = .failure(error) }
            let isAbandoned = self.state.withLock { state in
                state.outcome = outcome
                return state.isAbandoned
            }
            if isAbandoned, case .success(let connection) = outcome { await connection.close() }
        }
    }

    /// The connection, as soon as it is there.
    ///
    /// A policy that waits also ends the wait for a server that accepts a connection and then says nothing;
    /// without one, the driver's own deadline does.
    func connection(
        by deadline: ContinuousClock.Instant, _ run: MigrationRun
    ) async throws(MigrationConnectionError) -> any MigrationConnection {
        let isBounded = run.policy.wait > .zero
        while !run.isCancelled {
            if let outcome = state.withLock(\.outcome) { return try outcome.get() }
            guard !isBounded || ContinuousClock.now < deadline else { break }
            try? await Task.sleep(for: .milliseconds(5))
        }
        let late = state.withLock { state in
            state.isAbandoned = true
            return state.outcome
        }
        if let late { return try late.get() }
        throw run.isCancelled
            ? MigrationConnectionError(.cancelled, "interrupted")
            : MigrationConnectionError(.unreachable, "no answer in \(run.policy.wait)")
    }
}
