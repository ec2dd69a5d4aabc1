import Synchronization

/// Request ids that are a prefix and a count: unique as long as the prefix is.
public final class RequestIDSequence: Sendable {
    private let prefix: String
    private let count = Atomic<UInt64>(0)

    /// Ids that begin with `prefix`, which should differ from one start of the service to the next.
    public init(prefix: String) {
        self.prefix = prefix + "-"
    }

    /// The next id. May be called from anywhere.
    public func next() -> String {
        let number = count.add(1, ordering: .relaxed).newValue
        return prefix + String(number, radix: 16)
    }
}
