import NIOCore

/// One connection in pipeline mode, and what is in flight on it. Confined to one event loop.
///
/// Statements go out in groups, each ended by a Sync. The server undoes a whole group when one of its
/// statements fails: so only reads share one, and a change is settled after its Sync.
final class PipelinedConnection {
    /// What the next result belongs to.
    enum Entry {
        case preparation(PostgreSQLStatement, PendingWork)
        /// `isShared` when neighbours are in its group.
        case statement(PendingWork, step: Int, isShared: Bool)
        /// The end of a group; with its work, if that has the group for itself.
        case sync(sent: NIODeadline, PendingWork?)
    }

    /// A statement that was sent to be prepared under its name.
    struct Preparation {
        let statement: PostgreSQLStatement
        /// The group that it was sent with.
        let group: Int
        /// Whether the server has said that it has the statement.
        var isConfirmed = false
    }

    let id: UInt64
    let link: LibPQConnection
    unowned let pool: ConnectionPool
    var entries = CircularBuffer<Entry>(initialCapacity: 64)
    /// Statements since the last Sync.
    var unsynced = 0
    /// Callers whose statements are in flight.
    var load = 0
    /// Groups in flight.
    var groups = 0
    /// What must be sent again when the current group is over.
    var repeats: [PendingWork] = []
    var headHasResult = false
    var prepared: [UInt64: Preparation] = [:]
    /// The number of the group that is being put together.
    var group = 0
    /// Statements whose prepared form must be dropped before it is made anew.
    var outdated: Set<UInt64> = []
    /// The transaction that holds the connection, if one does.
    var lease: UInt64?
    var leaseEnds = NIODeadline.distantFuture
    /// Whether a statement missed its deadline and still has no result.
    var isOverdue = false
    /// Whether to close once nothing is in flight.
    var isRetiring = false
    /// Whether the server has ever sent the results of a group.
    var hasResponded = false
    var lastHeard: NIODeadline
    /// Since when the server has been silent although it has something to do.
    var silentSince = NIODeadline.distantFuture
    /// Whether it has been silent for much longer than is usual.
    var isBehind = false
    /// Whether a timer will read from the socket.
    var isPolling = false

    /// Statements that a connection prepares; further ones are sent without a name.
    static let preparedLimit = 512

    init(id: UInt64, link: LibPQConnection, pool: ConnectionPool) {
        self.id = id
        self.link = link
        self.pool = pool
        lastHeard = .now()
    }

    var hasRoom: Bool { load < pool.depth }

    /// Whether another caller's statements may be sent.
    func hasRoom(for work: PendingWork) -> Bool { hasRoom && mayServe(work) }

    /// Whether to take over reads from a connection that has fallen behind: up to twice as many as usual, since a
    /// connection that responds in time may be full when the other one stalls.
    func mayHedge(_ work: PendingWork) -> Bool { !isBehind && load < 2 * pool.depth && mayServe(work) }

    func mayServe(_ work: PendingWork) -> Bool {
        lease == nil && !isOverdue && !isRetiring && id > work.olderConnection
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
            case .preparation(_, let work), .statement(let work, _, _): add(work)
            case .sync(_, let work): if let work { add(work) }
            }
        }
        entries.removeAll()
        repeats.removeAll()
        return works
    }

    /// The work that this caller waits for, while it has no result.
    func work(_ id: UInt64) -> PendingWork? {
        for entry in entries {
            if case .statement(let work, _, _) = entry, !work.isSettled, work.isAwaited(by: id) {
                return work
            }
        }
        return repeats.first { !$0.isSettled && $0.isAwaited(by: id) }
    }
}
