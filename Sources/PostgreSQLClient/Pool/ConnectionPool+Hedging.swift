import NIOCore

/// Which connection takes a read, and hedged requests (Dean and Barroso, "The Tail at Scale", 2013). A process of the
/// server can be kept from running for a long time, while others are served: then the reads that wait for it are
/// sent on another connection too, and the first result counts.
extension ConnectionPool {
    /// The first connection that is not behind and has nothing in flight: each takes one group at a time, and what
    /// waits stays free to go to whichever connection is done first. When all are behind, the one that was heard of last.
    func readConnection(for work: PendingWork) -> PipelinedConnection? {
        var behind: PipelinedConnection?
        var isOneInTime = false
        for connection in connections where connection.mayServe(work) {
            if connection.isBehind {
                let last = behind?.silentSince ?? .uptimeNanoseconds(0)
                if connection.hasRoom, connection.silentSince > last { behind = connection }
                continue
            }
            if connection.groups == 0, connection.hasRoom { return connection }
            isOneInTime = true
        }
        return isOneInTime ? nil : behind
    }

    /// Callers that the connections could still take.
    var places: Int {
        statementClass == .read ? connections.reduce(0) { $0 + max(0, depth - $1.load) } : 0
    }

    /// Looks after connections that fall behind others from now on, for as long as something is in flight.
    func watchLatency() {
        guard limit > 1, !isWatchingLatency else { return }
        isWatchingLatency = true
        owner.schedule(in: .nanoseconds(latency.hedgingDelay.nanoseconds / 2)) { [weak self] in
            guard let self else { return }
            isWatchingLatency = false
            hedgeLateReads(.now())
            if connections.contains(where: { $0.load > 0 }) { watchLatency() }
        }
    }

    private func hedgeLateReads(_ now: NIODeadline) {
        let late = connections.filter { $0.silentSince + latency.hedgingDelay <= now }
        // The loop itself may have been late to look at what has come.
        for connection in late where connection.receive(now) {
            if connection.silentSince + latency.hedgingDelay <= now {
                connection.isBehind = true
            } else {
                connectionProgressed(connection)
            }
        }
        for connection in connections where connection.isBehind { hedge(connection) }
        drain()
    }

    /// Sends the reads that wait for a connection once more, on one that is not behind.
    private func hedge(_ connection: PipelinedConnection) {
        for work in connection.waitingReads() where work.lastConnection == connection.id {
            guard let other = connections.first(where: { $0.mayHedge(work) }) else {
                return grow()
            }
            start(work, on: other)
        }
    }
}

extension PipelinedConnection {
    /// The reads that are in flight here, oldest first; those too that have a group for themselves, since a
    /// neighbour failed.
    fileprivate func waitingReads() -> [PendingWork] {
        entries.compactMap { entry in
            guard case .statement(let work, _, _) = entry, !work.isSettled else { return nil }
            return work
        }
    }
}
