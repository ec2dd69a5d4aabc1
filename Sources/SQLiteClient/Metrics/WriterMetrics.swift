internal import CoreMetrics

/// What the writer of a database counts.
struct WriterMetrics: Sendable {
    private let waiting: Meter
    private let wait: Timer
    private let groupSize: Recorder
    private let groupDuration: Timer
    let refused: Counter

    init(_ factory: any MetricsFactory) {
        waiting = Meter(label: "sqlite_writes_waiting", factory: factory)
        wait = Timer(label: "sqlite_write_wait_seconds", factory: factory)
        groupSize = Recorder(label: "sqlite_write_group_size", factory: factory)
        groupDuration = Timer(label: "sqlite_write_group_seconds", factory: factory)
        refused = Counter(label: "sqlite_writes_refused_total", factory: factory)
    }

    /// So many writes wait now.
    func waits(_ count: Int) {
        waiting.set(count)
    }

    /// A group goes to the connection.
    ///
    /// - Returns: When; nil for none.
    func begin(_ group: [WriteJob]) -> ContinuousClock.Instant? {
        guard !group.isEmpty else { return nil }
        let now = ContinuousClock.now
        groupSize.record(group.count)
        for job in group { wait.recordNanoseconds(Self.nanoseconds(from: job.since, to: now)) }
        return now
    }

    /// A group is stored, or refused.
    func ended(since start: ContinuousClock.Instant?) {
        guard let start else { return }
        groupDuration.recordNanoseconds(Self.nanoseconds(from: start, to: .now))
    }

    private static func nanoseconds(
        from start: ContinuousClock.Instant?, to end: ContinuousClock.Instant
    ) -> Int64 {
        guard let start else { return 0 }
        let (seconds, attoseconds) = start.duration(to: end).components
        let scaled = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        return scaled.overflow ? .max : max(scaled.partialValue + attoseconds / 1_000_000_000, 0)
    }
}
