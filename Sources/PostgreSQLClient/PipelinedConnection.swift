import NIOCore

/// One connection in pipeline mode, and what is in flight on it. Confined to one event loop.
///
/// Statements go out in groups, each ended by a Sync. The server undoes a whole group when one of its
/// statements fails: so only reads share one, and a change is answered after its Sync.
final class PipelinedConnection {
    /// What the next result belongs to.
    enum Entry {
        case preparation(PostgreSQLStatement, PendingWork)
        case statement(PendingWork, step: Int)
        /// The end of a group; with its work, if that has the group for itself.
        case sync(sent: NIODeadline, PendingWork?)
    }

    let id: UInt64
    let link: LibPQConnection
    unowned let lane: Lane
    var entries = CircularBuffer<Entry>(initialCapacity: 64)
    /// Statements since the last Sync.
    var unsynced = 0
    /// Whether the end of the tick will send them.
    var awaitsFlush = false
    /// Callers whose statements are in flight.
    var load = 0
    /// What must be sent again when the current group is over.
    var repeats: [PendingWork] = []
    var headHasResult = false
    var prepared: [UInt64: PostgreSQLStatement] = [:]
    /// Statements whose prepared form must be dropped before it is made anew.
    var outdated: Set<UInt64> = []
    /// The transaction that holds the connection, if one does.
    var lease: UInt64?
    var leaseEnds = NIODeadline.distantFuture
    /// Whether a statement missed its deadline and is still unanswered.
    var isOverdue = false
    /// Whether to close once nothing is in flight.
    var isRetiring = false
    /// Whether the server has ever answered a group.
    var hasAnswered = false
    var lastHeard: NIODeadline

    /// Statements that a connection prepares; further ones are sent without a name.
    static let preparedLimit = 512

    init(id: UInt64, link: LibPQConnection, lane: Lane) {
        self.id = id
        self.link = link
        self.lane = lane
        lastHeard = .now()
    }

    /// Whether another caller's statements may be sent.
    func hasRoom(for work: PendingWork) -> Bool {
        lease == nil && !isOverdue && !isRetiring && load < lane.depth && id > work.olderConnection
    }

    /// Every caller that waits for this connection, oldest first.
    func takeUnsettled() -> [PendingWork] {
        var works: [PendingWork] = []
        func add(_ work: PendingWork) {
            if !work.isSettled, works.last !== work { works.append(work) }
        }
        repeats.forEach(add)
        for entry in entries {
            switch entry {
            case .preparation(_, let work), .statement(let work, _): add(work)
            case .sync(_, let work): if let work { add(work) }
            }
        }
        entries.removeAll()
        repeats.removeAll()
        return works
    }

    /// The unanswered work with this identifier.
    func work(_ id: UInt64) -> PendingWork? {
        for entry in entries {
            if case .statement(let work, _) = entry, work.id == id, !work.isSettled { return work }
        }
        return repeats.first { $0.id == id && !$0.isSettled }
    }

    /// Tells the callers whose deadline has passed. True when the connection must be discarded, because
    /// nothing has come since.
    func expire(now: NIODeadline) -> Bool {
        let limits = lane.limits
        var group: [PendingWork] = []
        for entry in entries {
            switch entry {
            case .preparation(_, let work), .statement(let work, _): group.append(work)
            case .sync(let sent, let work):
                guard sent + limits.statementTimeout <= now else { return mustDiscard(now) }
                isOverdue = true
                if let work { group.append(work) }
                let error = PostgreSQLError(.timeout, "no answer from the database before the deadline")
                for work in group { work.settle(unanswered: error) }
                group.removeAll()
            }
        }
        return mustDiscard(now)
    }

    private func mustDiscard(_ now: NIODeadline) -> Bool {
        guard isOverdue else { return false }
        let limits = lane.limits
        for case .sync(let sent, _) in entries {
            let bound = max(sent + limits.statementTimeout, lastHeard) + limits.silenceTimeout
            return bound <= now
        }
        return false
    }
}
