internal import CoreMetrics
internal import Synchronization

/// One series of a counter.
final class CounterSeries: CounterHandler {
    private let value = Atomic<Int64>(0)

    var count: Int64 { value.load(ordering: .relaxed) }

    func increment(by amount: Int64) {
        value.wrappingAdd(amount, ordering: .relaxed)
    }

    func reset() {
        value.store(0, ordering: .relaxed)
    }
}

/// One series of a number with a fraction: a gauge, or a counter of seconds.
final class NumberSeries: MeterHandler, RecorderHandler, FloatingPointCounterHandler {
    private let bits = Atomic<UInt64>(0)

    var number: Double { Double(bitPattern: bits.load(ordering: .relaxed)) }

    func set(_ value: Double) {
        bits.store(value.bitPattern, ordering: .relaxed)
    }

    func set(_ value: Int64) { set(Double(value)) }

    func record(_ value: Double) { set(value) }

    func record(_ value: Int64) { set(Double(value)) }

    func increment(by amount: Double) { bits.add(amount) }

    func decrement(by amount: Double) { bits.add(-amount) }

    func reset() { set(0.0) }
}

extension Atomic where Value == UInt64 {
    /// Adds to the number whose bit pattern this is.
    func add(_ amount: Double) {
        var present = load(ordering: .relaxed)
        while true {
            let sum = (Double(bitPattern: present) + amount).bitPattern
            let (isExchanged, found) = weakCompareExchange(
                expected: present, desired: sum, ordering: .relaxed)
            if isExchanged { return }
            present = found
        }
    }
}
