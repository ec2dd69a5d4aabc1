import Logging
import NIOCore

/// Everything of the client that belongs to one event loop. Confined to it.
final class LoopConnections {
    let loop: any EventLoop
    let limits: ConnectionLimits
    let logger: Logger
    /// Shared by all connections of the loop: libpq copies what it is given.
    var parameters = ParameterBuffer()

    private let index: UInt64
    private let pooled: ConnectionParameters
    private let connector: Connector
    private let watcher: SocketWatcher
    /// One for each class, in the order of its cases.
    private var pools: [ConnectionPool] = []
    private var watched: [UInt64: any WatchedConnection] = [:]
    private(set) var lastConnectionID: UInt64 = 0
    private var isTicking = false
    private var closing: [() -> Void]?

    init(
        index: Int, loop: any EventLoop, configuration: PostgreSQLConfiguration,
        pooled: ConnectionParameters, connector: Connector, watcher: SocketWatcher, logger: Logger
    ) {
        self.index = UInt64(index)
        self.loop = loop
        self.pooled = pooled
        self.connector = connector
        self.watcher = watcher
        self.logger = logger
        limits = ConnectionLimits(configuration)
        pools = StatementClass.allCases.map { statementClass in
            let metrics = configuration.metrics.map { PoolMetrics($0, statementClass) }
            return switch statementClass {
            case .read:
                ConnectionPool(
                    .read, limit: configuration.readConnections, depth: configuration.pipelineDepth,
                    keepsOne: true, owner: self, metrics: metrics)
            case .list:
                ConnectionPool(
                    .list, limit: configuration.listConnections, depth: 1, keepsOne: false, owner: self,
                    metrics: metrics)
            case .write:
                ConnectionPool(
                    .write, limit: configuration.writeConnections, depth: 1, keepsOne: false, owner: self,
                    metrics: metrics)
            }
        }
    }

    private func pool(for statementClass: StatementClass) -> ConnectionPool {
        switch statementClass {
        case .read: pools[0]
        case .list: pools[1]
        case .write: pools[2]
        }
    }

    /// Opens the connection that is always kept.
    func start() {
        pool(for: .read).grow()
    }

    // MARK: Work

    /// Sends work, or lets it wait.
    func submit(_ work: PendingWork, _ statementClass: StatementClass) {
        pool(for: statementClass).submit(work)
    }

    /// Sends a read that may be one for several callers, or joins an equal one that waits.
    func submit<T: Sendable>(
        _ id: UInt64, _ key: CoalescingKey, at moment: Int64?, deadline: NIODeadline,
        _ continuation: PendingQuery<T>.Continuation, _ makeQuery: () -> PendingQuery<T>
    ) {
        let pool = pool(for: .read)
        guard !pool.join(id, key, at: moment, deadline: deadline, continuation) else { return }
        let query = makeQuery()
        query.deadline = deadline
        query.coalescing = key
        pool.submit(query)
    }

    /// Sends work of a transaction, on the connection that it holds.
    func submit(_ work: PendingWork, lease: UInt64, connection: UInt64) {
        guard let connection = connectionOf(lease: lease, connection) else {
            let isOpen = pool(for: .write).connections.contains { $0.id == connection }
            return work.settle(
                isOpen
                    ? PostgreSQLError(.timeout, "the transaction has held its connection too long")
                    : PostgreSQLError(.connectionLost, "the connection of the transaction was lost"))
        }
        if !connection.send(work) { connection.pool.lost(connection, connection.lossReason) }
        tickSoon()
    }

    /// Ends a transaction's hold on its connection.
    func release(lease: UInt64, connection: UInt64, rollingBack: Bool) {
        guard let connection = connectionOf(lease: lease, connection) else { return }
        connection.pool.release(connection, rollingBack: rollingBack)
    }

    private func connectionOf(lease: UInt64, _ connection: UInt64) -> PipelinedConnection? {
        pool(for: .write).connections.first { $0.id == connection && $0.lease == lease }
    }

    /// Gives up on a caller.
    func cancel(_ id: UInt64) {
        for pool in pools where pool.cancel(id) { return }
    }

    // MARK: Connections

    func nextConnectionID() -> UInt64 {
        lastConnectionID += 1
        return lastConnectionID
    }

    /// Opens a connection for a pool.
    func open(_ done: @escaping (Result<LibPQConnection, PostgreSQLError>) -> Void) {
        let bound = NIOLoopBound((self, done), eventLoop: loop)
        connector.connect(pooled, on: loop) { result in bound.value.1(result) }
    }

    /// What the watcher is told of a connection: the loop in the upper 16 bits.
    private func token(_ id: UInt64) -> UInt64 { index << 48 | id }

    /// Begins to watch a connection.
    func add(_ connection: some WatchedConnection) -> Bool {
        let token = token(connection.id)
        guard watcher.add(connection.link.socket, token: token, for: .reading) else { return false }
        watched[token] = connection
        return true
    }

    /// Asks to be told once when a connection can be read or written.
    func watch(_ connection: some WatchedConnection, for readiness: Readiness) -> Bool {
        watcher.watch(connection.link.socket, token: token(connection.id), for: readiness)
    }

    /// Forgets a connection; it closes when its last user lets go of it.
    func remove(_ connection: some WatchedConnection) {
        watched[token(connection.id)] = nil
    }

    /// Passes on what the watcher saw.
    func becameReady(_ token: UInt64, _ readiness: Readiness) {
        watched[token]?.becameReady(readiness)
    }

    /// Takes over a dedicated connection, and gives it an identifier.
    func adopt(
        _ link: LibPQConnection, redact: @escaping (String) -> String
    ) -> Result<UInt64, PostgreSQLError> {
        guard closing == nil else { return .failure(ConnectionPool.shutdown) }
        let session = DedicatedSession(id: nextConnectionID(), link: link, owner: self, redact: redact)
        guard add(session) else {
            return .failure(PostgreSQLError(.connection, "the connection cannot be watched"))
        }
        return .success(session.id)
    }

    /// The dedicated connection with this identifier, while it is open.
    func dedicated(_ id: UInt64) -> DedicatedSession? { watched[token(id)] as? DedicatedSession }

    func redact(_ text: String) -> String { pooled.redact(text) }

    func cancel(_ cancellation: LibPQCancellation, _ done: (() -> Void)? = nil) {
        let bound = NIOLoopBound((self, done), eventLoop: loop)
        connector.cancel(cancellation) { [loop] in loop.execute { bound.value.1?() } }
    }

    // MARK: Time

    func schedule(in delay: TimeAmount, _ task: @escaping () -> Void) {
        loop.assumeIsolated().scheduleTask(in: delay, task)
    }

    /// Sees to the deadlines from now on, for as long as there are any.
    func tickSoon() {
        guard !isTicking else { return }
        isTicking = true
        schedule(in: limits.tick) { [self] in
            isTicking = false
            let now = NIODeadline.now()
            for pool in pools { pool.tick(now) }
            if pools.contains(where: \.isBusy) { tickSoon() }
        }
    }

    // MARK: End

    /// Refuses new work, waits for what is in flight until the deadline, and closes all.
    func close(by deadline: NIODeadline, _ done: @escaping () -> Void) {
        guard closing == nil else {
            closing?.append(done)
            return checkClosed()
        }
        closing = [done]
        for session in watched.values.compactMap({ $0 as? DedicatedSession }) { session.close() }
        for pool in pools { pool.close() }
        checkClosed()
        loop.assumeIsolated().scheduleTask(deadline: deadline) { [self] in
            for pool in pools { pool.closeNow() }
            finishClosing()
        }
    }

    /// Reports the end once nothing is open.
    func checkClosed() {
        if closing != nil, pools.allSatisfy(\.isEmpty) { finishClosing() }
    }

    private func finishClosing() {
        let waiting = closing ?? []
        if closing != nil { closing = [] }
        for done in waiting { done() }
    }
}
