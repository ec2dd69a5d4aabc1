internal import CoreMetrics
internal import Synchronization

/// One series of a histogram: a count for each bound, one for what is larger, and the sum.
final class HistogramSeries: RecorderHandler, TimerHandler {
    /// The most bounds.
    static let boundLimit = 23

    let bounds: [Double]
    private let buckets = InlineArray<24, Atomic<Int>> { _ in Atomic(0) }
    private let sumBits = Atomic<UInt64>(0)

    init(bounds: [Double]) {
        self.bounds = Array(bounds.prefix(Self.boundLimit))
    }

    var sum: Double { Double(bitPattern: sumBits.load(ordering: .relaxed)) }

    /// How many values were at most as large as each bound; last, all.
    var cumulativeCounts: [Int] {
        var total = 0
        return (0...bounds.count).map { index in
            total += buckets[index].load(ordering: .relaxed)
            return total
        }
    }

    func record(_ value: Double) {
        guard !value.isNaN else { return }
        var index = 0
        while index < bounds.count, bounds[index] < value { index += 1 }
        buckets[index].wrappingAdd(1, ordering: .relaxed)
        sumBits.add(value)
    }

    func record(_ value: Int64) { record(Double(value)) }

    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }
}
