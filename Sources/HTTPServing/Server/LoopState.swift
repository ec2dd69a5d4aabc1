import NIOCore

/// What the connections of one event loop share. Only to be touched on that loop.
final class LoopState {
    let eventLoop: any EventLoop
    let executor: EventLoopTaskExecutor
    let service: ServiceContext
    let resolution: TimeAmount
    /// The time at the last tick: never more than ``resolution`` behind while there is a connection.
    private(set) var now = NIODeadline.now()
    /// `Date: …`, `Server: …` if there is one, and the configured fields, with their line ends.
    private(set) var commonLines = ""
    /// The lines of `commonLines`, each with the name of its field in lower case.
    private(set) var commonFieldLines: [(name: String, line: String)] = []
    private var dateSeconds = 0
    /// Whether the server is about to stop: every response is then the last of its connection.
    private(set) var isDraining = false
    /// Whether connections that are idle are closed.
    private(set) var closesIdle = false
    let deflater: Deflater?
    private var connections: [ObjectIdentifier: ConnectionHandler] = [:]
    private var ticker: RepeatedTask?
    private var emptied: EventLoopPromise<Void>?

    init(eventLoop: any EventLoop, service: ServiceContext) {
        self.eventLoop = eventLoop
        self.service = service
        executor = EventLoopTaskExecutor(eventLoop)
        resolution = service.deadlines.resolution
        deflater = service.configuration.compression.flatMap { Deflater(level: $0.level) }
        refreshDate()
    }

    /// The moment that lies at least `amount` ahead.
    func deadline(after amount: TimeAmount) -> NIODeadline {
        now + resolution + amount
    }

    func add(_ connection: ConnectionHandler) {
        connections[ObjectIdentifier(connection)] = connection
        guard ticker == nil else { return }
        now = .now()
        refreshDate()
        let loopBound = NIOLoopBound(self, eventLoop: eventLoop)
        ticker = eventLoop.scheduleRepeatedTask(initialDelay: resolution, delay: resolution) { _ in
            loopBound.value.tick()
        }
    }

    func remove(_ connection: ConnectionHandler) {
        connections[ObjectIdentifier(connection)] = nil
        guard connections.isEmpty else { return }
        ticker?.cancel()
        ticker = nil
        emptied?.succeed()
        emptied = nil
    }

    /// Takes the time, between two ticks.
    func refreshTime() { now = .now() }

    /// Looks at every deadline.
    func tick() {
        now = .now()
        refreshDate()
        for connection in connections.values { connection.checkDeadlines(now) }
    }

    private func refreshDate() {
        let seconds = CivilTime.now().seconds
        guard seconds != dateSeconds || commonLines.isEmpty else { return }
        dateSeconds = seconds
        let server = service.configuration.serverName.map { [("Server", $0)] } ?? []
        let fields = [("Date", HTTPDate.text(seconds))] + server + service.configuration.commonFields
        commonFieldLines = fields.map { ($0.0.lowercased(), "\($0.0): \($0.1)\r\n") }
        commonLines = commonFieldLines.map(\.line).joined()
    }
}

extension LoopState {
    /// Makes every response from now on the last of its connection.
    func beginDraining() {
        isDraining = true
    }

    /// Closes connections as they become idle, and whatever is left after `grace`.
    ///
    /// - Returns: A future that succeeds when no connection is left.
    func finishConnections(within grace: Duration) -> EventLoopFuture<Void> {
        isDraining = true
        closesIdle = true
        let promise = emptied ?? eventLoop.makePromise(of: Void.self)
        guard !connections.isEmpty else {
            promise.succeed()
            return promise.futureResult
        }
        emptied = promise
        let loopBound = NIOLoopBound(self, eventLoop: eventLoop)
        let end = eventLoop.scheduleTask(in: TimeAmount(grace)) { loopBound.value.closeAll() }
        promise.futureResult.whenComplete { _ in end.cancel() }
        return promise.futureResult
    }

    /// Closes every connection at once.
    func closeAll() {
        for connection in connections.values { connection.abort() }
    }
}
