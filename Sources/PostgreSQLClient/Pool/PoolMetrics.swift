internal import CoreMetrics
import NIOCore

/// What the pools of one class of statements count, over all event loops.
struct PoolMetrics: Sendable {
    let connections: Meter
    let waiting: Meter
    let lost: Counter
    let connectFailures: Counter
    let queueFull: Counter
    let timedOut: Counter
    private let wait: Timer

    init(_ factory: any MetricsFactory, _ statementClass: StatementClass) {
        let labels = [("class", "\(statementClass)")]
        connections = Meter(label: "postgresql_connections", dimensions: labels, factory: factory)
        waiting = Meter(label: "postgresql_waiting", dimensions: labels, factory: factory)
        lost = Counter(label: "postgresql_connections_lost_total", dimensions: labels, factory: factory)
        connectFailures = Counter(
            label: "postgresql_connect_failures_total", dimensions: labels, factory: factory)
        queueFull = Counter(
            label: "postgresql_refused_total", dimensions: labels + [("reason", "queue_full")],
            factory: factory)
        timedOut = Counter(
            label: "postgresql_refused_total", dimensions: labels + [("reason", "timeout")],
            factory: factory)
        wait = Timer(label: "postgresql_wait_seconds", dimensions: labels, factory: factory)
    }

    /// Work has gone to a connection.
    func started(_ work: PendingWork) {
        guard !work.isWaitCounted else { return }
        work.isWaitCounted = true
        guard let since = work.waitingSince else { return wait.recordNanoseconds(Int64(0)) }
        wait.recordNanoseconds(max((NIODeadline.now() - since).nanoseconds, 0))
    }
}

extension Meter {
    /// Goes along with a number that was `before` and is `after`.
    func move(from before: Int, to after: Int) {
        if after > before {
            increment(by: Double(after - before))
        } else if after < before {
            decrement(by: Double(before - after))
        }
    }
}
