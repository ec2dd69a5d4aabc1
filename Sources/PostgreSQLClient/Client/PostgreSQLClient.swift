public import Logging
import NIOCore
public import NIOPosix
import Synchronization

/// A PostgreSQL client over libpq, whose connections belong to event loops.
///
/// A caller that runs on a loop of the group uses that loop's connections without leaving it; others are
/// given a loop in turn. Everything that waits has a deadline. Lost connections are replaced; while the server is
/// away, callers fail with `connection`. Call `shutdown` before the event loops are shut down.
public final class PostgreSQLClient: Sendable {
    private let loops: [LoopReference]
    private let dedicated: ConnectionParameters
    private let workBegan: @Sendable () -> ContinuousClock.Instant?
    private let workTimeout: TimeAmount
    /// Hosts with ports, database and user, for people; no password.
    public var place: String { dedicated.place }
    private let connector = Connector()
    private let watcher: SocketWatcher
    private let turn = Atomic<Int>(0)
    let identifiers = Identifiers()
    private let isShutDown = Atomic<Bool>(false)

    /// Reads the configuration and begins to connect, without waiting for the server. Throws
    /// `invalidConnectionString`, without quoting the string; also for values that libpq can do nothing with, if there are pools.
    public init(
        _ configuration: PostgreSQLConfiguration, eventLoopGroup: MultiThreadedEventLoopGroup, logger: Logger
    ) throws(PostgreSQLError) {
        let parameters = try ConnectionParameters(configuration.connectionString)
        // Pools would try again for ever; whoever opens a single connection is told then.
        if configuration.hasPools { try parameters.checkValues() }
        dedicated = parameters.completed(for: configuration, isPooled: false)
        let pooled = parameters.completed(for: configuration, isPooled: true)
        workBegan = configuration.workBegan
        workTimeout = ConnectionLimits(configuration).workTimeout
        let watcher = try SocketWatcher()
        self.watcher = watcher
        let connector = connector
        loops = eventLoopGroup.makeIterator().enumerated().map { index, loop in
            let connections = LoopConnections(
                index: index, loop: loop, configuration: configuration, pooled: pooled,
                connector: connector, watcher: watcher, logger: logger)
            return LoopReference(
                eventLoop: loop, connections: .makeBoxSendingValue(connections, eventLoop: loop))
        }
        watcher.start { [loops] token, readiness in
            let loop = loops[Int(token >> 48)]
            loop.eventLoop.execute { loop.connections.value.becameReady(token, readiness) }
        }
        for loop in loops { loop.run { $0.start() } }
    }

    deinit {
        guard !isShutDown.load(ordering: .relaxed) else { return }
        for loop in loops { loop.run { $0.close(by: .now()) {} } }
        watcher.stop()
        connector.stop()
    }

    /// Runs one statement and decodes its rows on the event loop as they arrive.
    ///
    /// Reads are sent again once when their connection is lost. A `write` returns after it is committed.
    public func query<T: Sendable>(
        _ statement: PostgreSQLStatement, _ values: [PostgreSQLValue] = [], class: StatementClass = .read,
        decode: @escaping @Sendable (borrowing PostgreSQLRow) throws(PostgreSQLError) -> T
    ) async throws(PostgreSQLError) -> [T] {
        let step = try PendingWork.Step(statement, values)
        let id = identifiers.next()
        let deadline = try deadline()
        let loss: PendingWork.Loss = `class` == .write ? .unknown : .repeatable
        return try await currentLoop().result(cancel: { $0.cancel(id) }) { connections, continuation in
            let work = PendingQuery(
                id: id, step: step, loss: loss,
                statementClass: `class`, decode: decode, continuation: continuation)
            work.deadline = deadline
            connections.submit(work, `class`)
        }
    }

    /// Runs one change. Returns, after it is committed, the number of rows it touched.
    @discardableResult
    public func execute(
        _ statement: PostgreSQLStatement, _ values: [PostgreSQLValue] = []
    ) async throws(PostgreSQLError) -> Int {
        try await batch([(statement, values)]).first ?? 0
    }

    /// Runs changes in one round trip and one transaction: all are committed, or none.
    /// Returns the number of rows that each touched.
    @discardableResult
    public func batch(
        _ statements: [(PostgreSQLStatement, [PostgreSQLValue])]
    ) async throws(PostgreSQLError) -> [Int] {
        let steps = try statements.map { statement, values throws(PostgreSQLError) in
            try PendingWork.Step(statement, values)
        }
        guard let first = steps.first else { return [] }
        let id = identifiers.next()
        let deadline = try deadline()
        return try await currentLoop().result(cancel: { $0.cancel(id) }) { connections, continuation in
            let work = PendingBatch(
                id: id, first: first, others: Array(steps.dropFirst()), loss: .unknown,
                continuation: continuation)
            work.deadline = deadline
            connections.submit(work, .write)
        }
    }

    /// Whether the calling task's statements belong to work that began before them.
    var isPartOfWork: Bool { workBegan() != nil }

    /// When the statement that the calling task is about to send must be done.
    func deadline() throws(PostgreSQLError) -> NIODeadline {
        guard let began = workBegan() else { return .now() + workTimeout }
        let rest = workTimeout - TimeAmount(began.duration(to: .now))
        guard rest > .zero else {
            throw PostgreSQLError(.acquireTimeout, "the time for all statements of the work is over")
        }
        return .now() + rest
    }

    /// Runs `SELECT 1` on the connections for reads.
    public func ping() async throws(PostgreSQLError) {
        _ = try await query(Self.pingStatement) { row throws(PostgreSQLError) in try row.int32(0) }
    }

    private static let pingStatement = PostgreSQLStatement("SELECT 1")

    /// Opens a connection that nobody else uses, with the `settings` of the server for it, such as
    /// `lock_timeout`.
    public func dedicatedConnection(
        applicationName: String? = nil, settings: [String: String] = [:]
    ) async throws(PostgreSQLError) -> DedicatedConnection {
        guard !isShutDown.load(ordering: .relaxed) else { throw ConnectionPool.shutdown }
        var parameters = dedicated
        if let applicationName { parameters.set("application_name", applicationName) }
        for (name, value) in settings.sorted(by: { $0.key < $1.key }) { parameters.setServer(name, value) }
        let loop = currentLoop()
        let result = await withCheckedContinuation { [connector, parameters, identifiers] continuation in
            connector.connect(parameters, on: loop.eventLoop) { result in
                continuation.resume(
                    returning: result.flatMap { link in
                        let redact: (String) -> String = { parameters.redact($0) }
                        return loop.connections.value.adopt(link, redact: redact)
                            .map { id in
                                DedicatedConnection(
                                    loop: loop, id: id, backendProcessID: link.processID,
                                    serverVersion: link.serverVersion, identifiers: identifiers)
                            }
                    })
            }
        }
        return try result.get()
    }

    /// Refuses new statements, waits up to the deadline for those in flight, and closes all connections;
    /// dedicated ones at once.
    public func shutdown(deadline: Duration = .seconds(5)) async {
        let wasShutDown = isShutDown.exchange(true, ordering: .relaxed)
        let end = NIODeadline.now() + TimeAmount(deadline)
        for loop in loops {
            await withCheckedContinuation { continuation in
                loop.run { $0.close(by: end) { continuation.resume() } }
            }
        }
        guard !wasShutDown else { return }
        watcher.stop()
        connector.stop()
    }

    // MARK: Event loops

    /// The loop of the caller, or the next in turn.
    func currentLoop() -> LoopReference {
        if let current = MultiThreadedEventLoopGroup.currentEventLoop,
            let loop = loops.first(where: { $0.eventLoop === current })
        {
            return loop
        }
        let turn = turn.wrappingAdd(1, ordering: .relaxed).oldValue
        return loops[Int(UInt(bitPattern: turn) % UInt(loops.count))]
    }
}
