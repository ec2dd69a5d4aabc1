package import Articles
import Foundation
import Synchronization

extension Dependencies {
    /// The clock and the random source of this machine. No benchmark makes a key, so nothing is hashed.
    package static let machine = Dependencies(
        now: { Timestamp(clamping: Int64(Date().timeIntervalSince1970 * 1_000)) },
        random: {
            var generator = SystemRandomNumberGenerator()
            return (generator.next(), generator.next())
        },
        digest: { _ in [] })

    /// A world where it is always the same time, and the n-th random number is always the same.
    package static func repeatable(at now: Timestamp) -> Dependencies {
        let count = Counter()
        return Dependencies(
            now: { now },
            random: {
                let number = count.next()
                return (contentHash([0] + number.bytes), contentHash([1] + number.bytes))
            },
            digest: { _ in [] })
    }
}

/// Counts from 1.
private final class Counter: Sendable {
    private let count = Atomic<UInt64>(0)

    func next() -> UInt64 { count.add(1, ordering: .relaxed).newValue }
}

extension UInt64 {
    fileprivate var bytes: [UInt8] {
        stride(from: 0, to: 64, by: 8).map { UInt8(truncatingIfNeeded: self >> UInt64($0)) }
    }
}
