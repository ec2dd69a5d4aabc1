public import Articles
internal import PostgreSQLClient
import Synchronization

extension PostgreSQLArticleRepository: DelayedChangeTracking {
    /// One more statement, eight times within `delay`, for as long as tokens are asked for.
    public func trackChanges(within delay: Duration) -> any ChangeTracking {
        SnapshotWatch(of: self, delay: delay)
    }
}

/// Tells whether anything was changed in a database by its snapshots: the transactions whose changes a statement sees.
///
/// Two equal snapshots of one server see the same (PostgreSQL manual, *Transaction ID and Snapshot Information Functions*). What is
/// written to other tables, and to other databases of the server, gives another one too.
final class SnapshotWatch: ChangeTracking {
    private struct State {
        var snapshot: DatabaseSnapshot?
        /// When the statement was sent that returned it.
        var sentAt: ContinuousClock.Instant?
        var wantedAt = ContinuousClock.now
        var isLooking = false
    }

    private let storage: PostgreSQLArticleRepository
    private let delay: Duration
    private let state = Mutex(State())

    /// The database is left alone when nobody has asked for a token for so long.
    private static let idleTimeout = Duration.seconds(10)

    init(of storage: PostgreSQLArticleRepository, delay: Duration) {
        self.storage = storage
        self.delay = delay
    }

    var changeToken: ChangeToken? {
        let now = ContinuousClock.now
        let (snapshot, begins) = state.withLock { state in
            state.wantedAt = now
            let begins = !state.isLooking
            state.isLooking = true
            let isFresh = state.sentAt.map { $0.duration(to: now) < delay } ?? false
            return (isFresh ? state.snapshot : nil, begins)
        }
        if begins { Task.detached { [weak self] in await self?.look() } }
        return snapshot.map { snapshot in
            let writes = storage.writeCount.load(ordering: .acquiring)
            return ChangeToken(SIMD8(writes, snapshot.hash, snapshot.serverStart, 0, 0, 0, 0, 0))
        }
    }

    /// Reads snapshots until nobody wants them.
    private func look() async {
        while isWanted() {
            let sentAt = ContinuousClock.now
            // A server that does not respond is asked again; what is known grows too old meanwhile.
            if let snapshot = try? await storage.snapshot() {
                state.withLock { state in (state.snapshot, state.sentAt) = (snapshot, sentAt) }
            }
            try? await Task.sleep(for: delay / 8)
        }
    }

    private func isWanted() -> Bool {
        state.withLock { state in
            state.isLooking = state.wantedAt.duration(to: .now) < Self.idleTimeout
            return state.isLooking
        }
    }
}

/// Which transactions a statement sees.
struct DatabaseSnapshot: Sendable, Hashable {
    /// Of the text of the snapshot.
    let hash: UInt64
    /// When the server was started, in microseconds: the snapshots of another one say nothing.
    let serverStart: UInt64
}

extension PostgreSQLArticleRepository {
    /// The snapshot of a statement that is sent now; `nil` of a standby.
    func snapshot() async throws(ArticleError) -> DatabaseSnapshot? {
        let rows = try await rows(.currentSnapshot, class: .read) { row throws(PostgreSQLError) in
            // A standby does not tell which of the transactions that it replays have ended.
            try row.bool(2)
                ? nil
                : DatabaseSnapshot(
                    hash: contentHash(Array(try row.text(0).utf8)),
                    serverStart: UInt64(bitPattern: try row.int64(1)))
        }
        return rows.first ?? nil
    }
}
