import NIOCore

/// Which connection takes a read. A process of the server can be kept from running for a long time, while others
/// are served: then what waits for it is sent on another connection too, and the first result counts.
extension Lane {
    /// The first connection that keeps pace and has nothing in flight: each takes one group at a time, so that
    /// groups are large and what waits stays free to go to whichever connection is done first. The others are for
    /// when the server is silent. When all are behind, the least busy.
    func readConnection(for work: PendingWork) -> PipelinedConnection? {
        let now = NIODeadline.now()
        var behind: PipelinedConnection?
        var keepsPace = false
        for connection in connections where connection.mayServe(work) {
            if connection.isBehind {
                if connection.hasRoom, connection.load < behind?.load ?? .max { behind = connection }
                continue
            }
            if connection.groups == 0, connection.hasRoom { return connection }
            if connection.isPrompt(now) { return nil }
            keepsPace = true
        }
        return keepsPace ? nil : behind
    }

    /// Callers that the connections could still take.
    var places: Int {
        statementClass == .read ? connections.reduce(0) { $0 + max(0, depth - $1.load) } : 0
    }

    /// Looks after connections that fall behind from now on, for as long as something is in flight.
    func watchPace() {
        guard !isPacing else { return }
        isPacing = true
        pool.schedule(in: .nanoseconds(pace.patience.nanoseconds / 2)) { [weak self] in
            guard let self else { return }
            isPacing = false
            checkPace(.now())
            if connections.contains(where: { $0.load > 0 }) { watchPace() }
        }
    }

    private func checkPace(_ now: NIODeadline) {
        let late = connections.filter { $0.silentSince + pace.patience <= now }
        // The loop itself may have been late to look at what has come.
        for connection in late where connection.receive(now) {
            if connection.silentSince + pace.patience <= now {
                connection.isBehind = true
            } else {
                connectionProgressed(connection)
            }
        }
        for connection in connections where connection.isBehind { relieve(connection) }
        drain()
    }

    /// Sends reads that wait for a connection once more, on one that keeps pace: the older half each time, since
    /// what is sent twice is served twice.
    private func relieve(_ connection: PipelinedConnection) {
        let reads = connection.sharedReads()
        for work in reads.prefix(max(Self.leastRelieved, reads.count / 2)) {
            guard let other = connections.first(where: { $0.mayRelieve(work) }) else {
                return grow()
            }
            start(work, on: other)
        }
    }

    private static let leastRelieved = 4
}

extension PipelinedConnection {
    /// Whether the server has been silent for so short a time that it is worth waiting for.
    func isPrompt(_ now: NIODeadline) -> Bool { !isBehind && silentSince + .microseconds(300) > now }

    /// The reads that are in flight here and were not sent on another connection since, oldest first.
    func sharedReads() -> [PendingWork] {
        entries.compactMap { entry in
            guard case .statement(let work, _, isShared: true) = entry, !work.isSettled, !work.isAlone,
                work.lastConnection == id
            else { return nil }
            return work
        }
    }
}
