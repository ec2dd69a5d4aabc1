import Synchronization

/// A primary and a replica as one storage: reads of requests that need not show everything come from the replica.
///
/// Writes, and whatever reads no request has allowed to be older (`ReadConsistency`), go to the primary. So do reads when the
/// replica is away, of another database, has fallen behind by more than the limit, does not show what the request has to, or
/// fails. `follow()` has to run: before it has heard of both, all reads go to the primary.
public final class ReplicatedStorage: PositionedStorage {
    let primary: any PositionedStorage
    let replica: any PositionedStorage
    private let lagLimit: Duration
    private let interval: Duration
    private let state: Mutex<ReplicaState>
    private let replicaReads = Atomic<Int>(0)
    private let primaryReads = Atomic<Int>(0)
    private let failedReads = Atomic<Int>(0)

    /// A primary and its replica.
    ///
    /// - Parameters:
    ///   - primary: Takes every write.
    ///   - replica: Shows what the primary has, a little later.
    ///   - lagLimit: How long ago may have been committed what reads show at the least.
    ///   - interval: How often both are asked how they stand.
    ///   - silence: After so long without a word a server counts as away.
    public init(
        primary: any PositionedStorage, replica: any PositionedStorage, lagLimit: Duration,
        interval: Duration = .milliseconds(250), silence: Duration = .seconds(2)
    ) {
        self.primary = primary
        self.replica = replica
        self.lagLimit = lagLimit
        self.interval = interval
        state = Mutex(ReplicaState(silence: silence))
    }

    /// How the primary stands.
    public func replicationStatus() async throws(ArticleError) -> ReplicationStatus {
        try await primary.replicationStatus()
    }

    /// Asks both how they stand, again and again, until the task is cancelled.
    public func follow() async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.repeatedly { await self.askPrimary() } }
            group.addTask { await self.repeatedly { await self.askReplica() } }
        }
    }

    private func repeatedly(_ work: () async -> Void) async {
        while !Task.isCancelled {
            await work()
            try? await Task.sleep(for: interval)
        }
    }

    func askPrimary() async {
        let asked = ContinuousClock.now
        guard let status = try? await primary.replicationStatus() else { return }
        state.withLock { $0.primaryStood(status, asked: asked, heard: .now) }
    }

    func askReplica() async {
        guard let status = try? await replica.replicationStatus() else {
            return state.withLock { $0.replicaWasSilent() }
        }
        state.withLock { $0.replicaStood(status, heard: .now) }
    }
}

extension ReplicatedStorage {
    /// How the replica does, for metrics.
    public struct Health: Sendable {
        /// Whether it responds, and follows this primary.
        public var isUp: Bool
        /// How long ago everything was committed that it shows; nil if that is not known.
        public var lag: Duration?
        /// Reads that came from it.
        public var replicaReads: Int
        /// Reads that requests allowed to come from it, and that went to the primary.
        public var primaryReads: Int
        /// Reads that failed there, and were made again on the primary.
        public var failedReads: Int
    }

    /// How the replica does.
    public var health: Health {
        let now = ContinuousClock.now
        let (isUp, lag) = state.withLock { ($0.isUp(at: now), $0.lag(at: now)) }
        return Health(
            isUp: isUp, lag: lag, replicaReads: replicaReads.load(ordering: .relaxed),
            primaryReads: primaryReads.load(ordering: .relaxed),
            failedReads: failedReads.load(ordering: .relaxed))
    }
}

// MARK: Routing

extension ReplicatedStorage {
    /// Reads from the replica if the request allows it and the replica is up to it, else from the primary.
    func reading<Value: Sendable>(
        _ read: (any ArticleStorage) async throws(ArticleError) -> Value
    ) async throws(ArticleError) -> Value {
        guard let consistency = ReadConsistency.current else { return try await read(primary) }
        if await source(of: consistency) == .replica {
            do throws(ArticleError) {
                let value = try await read(replica)
                replicaReads.add(1, ordering: .relaxed)
                return value
            } catch {
                // Whatever it is: only the primary can say that it is no fault of the replica's.
                if Task.isCancelled { throw error }
                failedReads.add(1, ordering: .relaxed)
                if error.code == .unreachable { state.withLock { $0.replicaWasSilent() } }
                _ = consistency.decide(.primary)
            }
        }
        primaryReads.add(1, ordering: .relaxed)
        return try await read(primary)
    }

    /// Writes to the primary, from which the request then reads what it reads further.
    func writing<Value>(
        _ write: (any ArticleStorage) async throws(ArticleError) -> Value
    ) async throws(ArticleError) -> Value {
        _ = ReadConsistency.current?.decide(.primary)
        return try await write(primary)
    }

    private func source(of consistency: ReadConsistency) async -> ReadConsistency.Source {
        if let decided = consistency.decided { return decided }
        return consistency.decide(await isUpTo(consistency.position) ? .replica : .primary)
    }

    /// Whether the replica may be read from by who has to see what was committed up to a position. If it was not there when it
    /// was last heard, it is asked once more.
    private func isUpTo(_ needed: StoragePosition?) async -> Bool {
        let now = ContinuousClock.now
        let (mayRead, mayAsk) = state.withLock { state in
            let isUsable = state.isUsable(at: now, lagLimit: lagLimit)
            guard let needed else { return (isUsable, false) }
            return (isUsable && state.hasReached(needed), isUsable && state.isComparable(to: needed))
        }
        guard !mayRead, mayAsk, let needed else { return mayRead }
        guard let status = try? await replica.replicationStatus() else { return false }
        return state.withLock { state in
            guard state.isOfReplica(status) else { return false }
            state.replicaStood(status, heard: .now)
            return state.isUp(at: .now) && state.hasReached(needed)
        }
    }
}
