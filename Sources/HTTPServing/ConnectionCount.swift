import NIOConcurrencyHelpers

/// How many connections are open, over all event loops.
final class ConnectionCount: Sendable {
    private let count = NIOLockedValueBox(0)
    private let limit: Int

    init(limit: Int) {
        self.limit = limit
    }

    /// Counts a connection; false if it is one too many.
    func enter() -> Bool {
        count.withLockedValue {
            $0 += 1
            return $0 <= limit
        }
    }

    /// Uncounts a connection, one that was too many as well.
    func leave() {
        count.withLockedValue { $0 -= 1 }
    }
}
