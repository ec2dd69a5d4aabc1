import NIOConcurrencyHelpers

/// How many connections are open, over all event loops.
final class ConnectionCount: Sendable {
    /// What becomes of a new connection.
    enum Admission {
        /// It is served.
        case served
        /// It is told that there are too many.
        case refused
        /// It is closed without a word: as many as may be served are being refused already.
        case dropped
    }

    private let counts = NIOLockedValueBox((served: 0, refused: 0))
    private let limit: Int

    init(limit: Int) {
        self.limit = limit
    }

    /// Counts a connection.
    func enter() -> Admission {
        counts.withLockedValue { counts in
            if counts.served < limit {
                counts.served += 1
                return .served
            }
            guard counts.refused < limit else { return .dropped }
            counts.refused += 1
            return .refused
        }
    }

    /// Uncounts a connection that was counted so.
    func leave(_ admission: Admission) {
        counts.withLockedValue { counts in
            switch admission {
            case .served: counts.served -= 1
            case .refused: counts.refused -= 1
            case .dropped: break
            }
        }
    }
}
