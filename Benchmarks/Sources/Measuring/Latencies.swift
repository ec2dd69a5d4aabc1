/// How long each of several attempts took.
package struct Latencies: Sendable {
    private var microseconds: [Double] = []

    package init() {}

    package mutating func add(_ duration: Duration) {
        let parts = duration.components
        microseconds.append(Double(parts.seconds) * 1e6 + Double(parts.attoseconds) / 1e12)
    }

    package var count: Int { microseconds.count }

    /// The smallest time that at least this share of the attempts did not exceed, in microseconds; 0 without any.
    package func percentile(_ share: Double) -> Double {
        guard !microseconds.isEmpty else { return 0 }
        let rank = Int((share * Double(count)).rounded(.up))
        return microseconds.sorted()[min(max(rank, 1), count) - 1]
    }
}

/// The middle of some numbers, of an even count the mean of both; 0 without any.
package func median(_ numbers: [Double]) -> Double {
    guard !numbers.isEmpty else { return 0 }
    let sorted = numbers.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/// What `body` returns, and how long it took.
package func timed<Value, Failure: Error>(
    _ body: () async throws(Failure) -> Value
) async throws(Failure) -> (value: Value, duration: Duration) {
    let start = ContinuousClock.now
    let value = try await body()
    return (value, ContinuousClock.now - start)
}

extension Duration {
    /// In seconds.
    package var inSeconds: Double {
        Double(components.seconds) + Double(components.attoseconds) / 1e18
    }
}
