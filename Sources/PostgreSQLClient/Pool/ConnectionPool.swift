import CoreMetrics
import NIOCore

/// A connection pool: the connections for one class of statements on one event loop, and the callers that
/// wait for them.
final class ConnectionPool {
    let statementClass: StatementClass
    /// Callers that one connection serves at a time.
    let depth: Int
    unowned let owner: LoopConnections
    let limit: Int
    /// Whether to have a connection even when nobody asks.
    let keepsOne: Bool

    var connections: [PipelinedConnection] = [] { didSet { countConnections() } }
    var opening = 0
    /// Connections that were lost so far.
    var losses = 0 { didSet { metrics?.lost.increment() } }
    /// First come, first served.
    var waiting = CircularBuffer<PendingWork>() { didSet { countWaiting() } }
    /// Those among the waiting that equal reads may join.
    var joinable: [CoalescingKey: PendingWork] = [:]
    var latency = ResponseLatency()
    var isWatchingLatency = false
    var backoff = Backoff()
    var mayOpenAt = NIODeadline.now()
    /// Why the last attempt to connect failed, until one succeeds.
    var lastFailure: PostgreSQLError?
    /// Whether the last connection was lost before the server had sent any result on it.
    var isUnsteady = false
    var isClosed = false
    /// Whether the end of the tick will send what waits.
    private var awaitsDrain = false
    let metrics: PoolMetrics?
    private var counted = (connections: 0, waiting: 0)

    init(
        _ statementClass: StatementClass, limit: Int, depth: Int, keepsOne: Bool, owner: LoopConnections,
        metrics: PoolMetrics? = nil
    ) {
        self.metrics = metrics
        self.statementClass = statementClass
        self.limit = max(1, limit)
        self.depth = max(1, depth)
        self.keepsOne = keepsOne
        self.owner = owner
    }

    var limits: ConnectionLimits { owner.limits }
    var isEmpty: Bool { connections.isEmpty && opening == 0 }
    /// Whether anything has a deadline.
    var isBusy: Bool { !waiting.isEmpty || connections.contains { $0.load > 0 || $0.lease != nil } }

    // MARK: Work

    /// Sends work, or lets it wait for a connection behind those that came before it.
    func submit(_ work: PendingWork) {
        guard !isClosed else { return work.settle(Self.shutdown) }
        if statementClass != .read, waiting.isEmpty, let connection = connection(for: work) {
            start(work, on: connection)
        } else {
            wait(work)
        }
    }

    /// Sends work once more that has been waiting long enough, before all others.
    func submit(again works: [PendingWork]) {
        guard !isClosed else {
            for work in works { work.settle(Self.shutdown) }
            return
        }
        let now = NIODeadline.now()
        for work in works.reversed() {
            guard work.deadline > now else {
                work.settle(PostgreSQLError(.timeout, "no time is left to send the statement again"))
                continue
            }
            work.acquireBy = min(now + limits.acquireTimeout, work.deadline)
            work.waitingSince = work.waitingSince ?? now
            waiting.prepend(work)
        }
        owner.tickSoon()
        drain()
        growIfCrowded()
    }

    /// Gives up on a caller.
    func cancel(_ id: UInt64) -> Bool {
        let error = PostgreSQLError(.cancelled, "the caller no longer waits")
        if let index = waiting.firstIndex(where: { $0.isAwaited(by: id) }) {
            guard !waiting[index].leave(id, error) else { return true }
            let work = waiting.remove(at: index)
            work.settle(error)
            closeToJoining(work)
            return true
        }
        for connection in connections {
            guard let work = connection.work(id) else { continue }
            if !work.leave(id, error) { work.settle(withoutResult: error) }
            return true
        }
        return false
    }

    private func connection(for work: PendingWork) -> PipelinedConnection? {
        statementClass == .read ? readConnection(for: work) : connections.first { $0.hasRoom(for: work) }
    }

    func start(_ work: PendingWork, on connection: PipelinedConnection) {
        closeToJoining(work)
        if work.loss != .repeatable, connection.load == 0, !connection.link.consumeInput() {
            lost(connection, connection.lossReason)
            return submit(work)
        }
        if work.begin(on: connection) {
            metrics?.started(work)
        } else {
            lost(connection, connection.lossReason)
        }
        owner.tickSoon()
        if statementClass == .read { watchLatency() }
    }

    private func wait(_ work: PendingWork) {
        let now = NIODeadline.now()
        if connections.isEmpty, opening == 0, let lastFailure, now < mayOpenAt {
            return work.settle(lastFailure)
        }
        guard waiting.count < limits.queueLimit + places else {
            metrics?.queueFull.increment()
            return work.settle(PostgreSQLError(.queueFull, "too many callers wait for a connection"))
        }
        work.acquireBy = min(now + limits.acquireTimeout, work.deadline)
        work.waitingSince = work.waitingSince ?? now
        waiting.append(work)
        if let key = work.coalescing { joinable[key] = work }
        owner.tickSoon()
        if statementClass == .read { return drainSoon() }
        drain()
        growIfCrowded()
    }

    /// Sends at the end of the tick what came in it, so that it goes out as one group.
    private func drainSoon() {
        guard !awaitsDrain else { return }
        awaitsDrain = true
        owner.loop.assumeIsolated().execute { [self] in
            awaitsDrain = false
            drain()
            growIfCrowded()
        }
    }

    /// Sends as much of what waits as the connections may take now.
    func drain() {
        startWaiting()
        for connection in connections where connection.unsynced > 0 { connection.endGroup() }
    }

    private func startWaiting() {
        var index = waiting.startIndex
        while index < waiting.endIndex {
            let work = waiting[index]
            if work.isSettled {
                waiting.remove(at: index)
                index = waiting.startIndex
            } else if let connection = connection(for: work) {
                waiting.remove(at: index)
                start(work, on: connection)
                index = waiting.startIndex
            } else if work.olderConnection > 0 {
                index = waiting.index(after: index)
            } else {
                return
            }
        }
    }

    /// Fails all callers that wait for a connection.
    func failWaiting(_ error: PostgreSQLError) {
        let refused = waiting
        waiting.removeAll()
        joinable.removeAll()
        for work in refused { work.settle(error) }
    }

    /// Refuses new work, and closes each connection as soon as it is free.
    func close() {
        isClosed = true
        failWaiting(Self.shutdown)
        for connection in connections {
            connection.isRetiring = true
            connectionProgressed(connection)
        }
    }

    /// Closes what is still open.
    func closeNow() {
        for connection in connections { lost(connection, Self.shutdown) }
    }

    private func countConnections() {
        metrics?.connections.move(from: counted.connections, to: connections.count)
        counted.connections = connections.count
    }

    private func countWaiting() {
        guard let metrics, waiting.count != counted.waiting else { return }
        metrics.waiting.move(from: counted.waiting, to: waiting.count)
        counted.waiting = waiting.count
    }

    static let shutdown = PostgreSQLError(.shutdown, "the client is shut down")
}
