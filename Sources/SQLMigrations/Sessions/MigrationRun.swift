internal import Foundation
internal import Synchronization

/// What one command carries along: its dependencies, its timeouts, and whether it was cancelled.
public final class MigrationRun: Sendable {
    /// Clock, host, process and version.
    public let environment: MigrationEnvironment
    /// Timeouts and retries.
    public let policy: MigrationPolicy
    let notices = MigrationNotices()
    private let reconnect: Reconnecting?
    private let state = Mutex(State())

    /// Opens another connection to the database.
    public typealias Reconnecting =
        @Sendable () async throws(MigrationConnectionError) -> any MigrationConnection

    private struct State {
        var isCancelled = false
        /// How many pieces of work must not be cancelled now.
        var shields = 0
        var connection: (any MigrationConnection)?
        var warnings: [String] = []
    }

    /// - Parameters:
    ///   - environment: clock, host, process and version.
    ///   - policy: timeouts and retries.
    ///   - reconnect: opens another connection to the database, to look what became of a lost one.
    public init(environment: MigrationEnvironment, policy: MigrationPolicy, reconnect: Reconnecting? = nil) {
        self.reconnect = reconnect
        self.environment = environment
        self.policy = policy
    }

    /// Whether the command was cancelled.
    public var isCancelled: Bool { state.withLock(\.isCancelled) }

    /// Names the connection that a cancellation must reach.
    func use(_ connection: (any MigrationConnection)?) { state.withLock { $0.connection = connection } }

    /// Cancels what is running, again and again until the command has ended, since a statement may be about
    /// to begin.
    func cancel() {
        state.withLock { $0.isCancelled = true }
        Task {
            while let connection = self.cancellable() {
                connection?.cancel()
                try? await Task.sleep(for: .milliseconds(100))
            }
        }
    }

    /// The connection to cancel now: an inner `nil` means “not now”, an outer one “never again”.
    private func cancellable() -> (any MigrationConnection)?? {
        state.withLock { state in
            guard let connection = state.connection else { return .none }
            return .some(state.shields > 0 ? nil : connection)
        }
    }

    /// Runs `work`, which tidies up, out of the reach of a cancellation.
    public func shielded<Value>(_ work: () async throws(MigrationError) -> Value) async throws(MigrationError)
        -> Value
    {
        state.withLock { $0.shields += 1 }
        defer { state.withLock { $0.shields -= 1 } }
        return try await work()
    }

    /// Throws `cancelled` when the command was cancelled.
    public func checkCancellation() throws(MigrationError) {
        if isCancelled { throw MigrationError(.interrupted, "interrupted") }
    }

    /// Sleeps, and wakes early when the command is cancelled.
    public func pause(_ duration: Duration) async throws(MigrationError) {
        let end = ContinuousClock.now.advanced(by: duration)
        while ContinuousClock.now < end {
            try checkCancellation()
            let slice = min(Duration.milliseconds(50), ContinuousClock.now.duration(to: end))
            try? await Task.sleep(for: slice)
        }
        try checkCancellation()
    }

    /// Runs `work` on a new connection; `nil` when there is none within seconds, or it fails.
    public func reconnecting<Value>(
        _ work: (any MigrationConnection) async throws(MigrationError) -> Value
    ) async -> Value? {
        guard let reconnect else { return nil }
        for _ in 0..<20 {
            do throws(MigrationConnectionError) {
                let connection = try await reconnect()
                let value = try? await work(connection)
                await connection.close()
                return value
            } catch {
                guard error.kind == .unreachable else { return nil }
                try? await Task.sleep(for: .milliseconds(500))
            }
        }
        return nil
    }

    /// Hears what the database says about the file that runs.
    func heard(_ notice: MigrationNotice) {
        if let notice = notices.add(notice) { report(.notice(notice)) }
    }

    /// Tells what happens now.
    public func report(_ progress: MigrationProgress) { environment.progress(progress) }

    /// Says something odd now, and again in the command's report.
    public func warn(_ text: String) {
        state.withLock { $0.warnings.append(text) }
        report(.warning(text))
    }

    var warnings: [String] { state.withLock(\.warnings) }

    /// Starts a stopwatch.
    public func timing() -> @Sendable () -> LedgerTiming {
        let start = environment.now()
        let now = environment.now
        return {
            let end = now()
            return LedgerTiming(
                startedAt: MigrationEnvironment.text(start), finishedAt: MigrationEnvironment.text(end),
                milliseconds: Int64(max(0, end.timeIntervalSince(start) * 1_000)))
        }
    }

    /// The time, as the ledger writes it down.
    public var timestamp: String { MigrationEnvironment.text(environment.now()) }
}
