import NIOCore

/// A process of the server can be kept from running for a long time, while others are served: then what waits
/// for it is sent on another connection too, and the first result counts.
extension Lane {
    /// Looks after connections that fall behind from now on, for as long as something is in flight.
    func watchPace() {
        guard !isPacing, limit > 1 else { return }
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
    }

    /// Sends the reads that wait for a connection once more, on one that keeps pace.
    private func relieve(_ connection: PipelinedConnection) {
        for work in connection.sharedReads() {
            guard let other = connections.first(where: { $0.mayRelieve(work) }) else {
                return grow()
            }
            start(work, on: other)
        }
    }
}

extension PipelinedConnection {
    /// Whether to prefer it to another one that has room too.
    func isBetter(than other: PipelinedConnection) -> Bool {
        guard isBehind == other.isBehind else { return other.isBehind }
        return isBehind ? load < other.load : load > other.load
    }

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
