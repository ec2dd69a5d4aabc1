internal import Articles
public import CoreMetrics

/// What a sender counts.
public struct WebhookMetrics: Sendable {
    private let delivered: Counter
    private let failed: Counter
    private let dead: Counter
    private let pending: Meter
    private let lag: Meter
    private let sending: Meter

    /// Counts through a factory.
    public init(_ factory: any MetricsFactory) {
        func counter(_ result: String) -> Counter {
            Counter(label: "webhook_attempts_total", dimensions: [("result", result)], factory: factory)
        }
        delivered = counter("delivered")
        failed = counter("failed")
        dead = counter("dead")
        pending = Meter(label: "webhook_pending", factory: factory)
        lag = Meter(label: "webhook_lag_seconds", factory: factory)
        sending = Meter(label: "webhook_sending", factory: factory)
        isSending(false)
    }

    func count(_ delivery: WebhookDelivery) {
        switch delivery.state {
        case .delivered: delivered.increment()
        case .pending: failed.increment()
        case .dead: dead.increment()
        }
    }

    func isSending(_ isSending: Bool) {
        sending.set(isSending ? 1 : 0)
        if !isSending { update([], at: .earliest) }
    }

    func update(_ backlogs: [WebhookBacklog], at now: Timestamp) {
        pending.set(backlogs.reduce(0) { $0 + $1.pending })
        let oldest = backlogs.map(\.oldest).min()
        lag.set(oldest.map { Double(max(0, now.milliseconds - $0.milliseconds)) / 1_000 } ?? 0)
    }
}
