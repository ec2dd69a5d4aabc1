/// What is known of a replica and its primary by asking both again and again.
struct ReplicaState: Sendable {
    typealias Instant = ContinuousClock.Instant

    /// After so long without a word a server counts as away.
    private let silence: Duration
    /// So many statuses of the primary are remembered that the replica has not come up to.
    static let memory = 4_096

    /// When the primary was asked, and where it was then; only those that the replica has not come up to, the oldest first.
    private var awaited: [(asked: Instant, number: UInt64)] = []
    private var primary: (heard: Instant, status: ReplicationStatus)?
    private var replica: (heard: Instant, status: ReplicationStatus)?
    /// The replica shows everything that was committed before this.
    private var current: Instant?
    /// Whether the replica did not respond when it was asked last.
    private var isSilent = false
    /// Whether the replica was ahead of the primary: it has followed another one, and what both did since differs.
    private var isDiverged = false

    init(silence: Duration = .seconds(2)) {
        self.silence = silence
    }

    /// Takes down how the primary stood when it was asked.
    mutating func primaryStood(_ status: ReplicationStatus, asked: Instant, heard: Instant) {
        if primary?.status.start != status.start {
            awaited = []
            current = nil
        }
        primary = (heard, status)
        if let replica, replica.heard <= asked, replica.status.number > status.number {
            isDiverged = replica.status.start != status.start
        }
        if awaited.count >= Self.memory { awaited.removeFirst(Self.memory / 2) }
        awaited.append((asked, status.number))
        advance()
    }

    /// Takes down how the replica stands.
    mutating func replicaStood(_ status: ReplicationStatus, heard: Instant) {
        var status = status
        if let replica {
            if isOfReplica(status) {
                // Two that were asked at once may be heard in the other order.
                status.number = max(status.number, replica.status.number)
            } else {
                current = nil
                isDiverged = false
            }
        }
        replica = (heard, status)
        isSilent = false
        advance()
    }

    /// Takes down that the replica did not respond: until it does nobody reads there. It may come back behind where it was.
    mutating func replicaWasSilent() { isSilent = true }

    private mutating func advance() {
        guard let number = replica?.status.number else { return }
        let count = awaited.prefix { $0.number <= number }.count
        guard count > 0 else { return }
        current = awaited[count - 1].asked
        awaited.removeFirst(count)
    }

    /// Whether the replica was there when it was last heard, by the count of the present primary.
    func hasReached(_ position: StoragePosition) -> Bool {
        isComparable(to: position) && (replica.map { $0.status.number >= position.number } ?? false)
    }

    /// Whether the present primary gave a position: that of another one says nothing of how far the replica is.
    func isComparable(to position: StoragePosition) -> Bool {
        primary?.status.start == position.server
    }

    /// Whether a status is of the server that was heard last.
    func isOfReplica(_ status: ReplicationStatus) -> Bool {
        replica.map { $0.status.start == status.start && $0.status.database == status.database }
            ?? false
    }

    /// Whether the replica responds and follows this primary, or is it.
    func isUp(at now: Instant) -> Bool {
        guard let replica, !isSilent, now - replica.heard <= silence, let primary, !isDiverged,
            replica.status.database == primary.status.database
        else { return false }
        return replica.status.isReplica || replica.status.start == primary.status.start
    }

    /// How long ago everything was committed that the replica shows; nil if that is not known. It grows while the primary is not
    /// heard: others may hear it, and what they change is withdrawn here too within the limit.
    func lag(at now: Instant) -> Duration? {
        current.map { max(.zero, now - $0) }
    }

    /// Whether reads may come from the replica that show everything but what was committed within the limit.
    func isUsable(at now: Instant, lagLimit: Duration) -> Bool {
        guard isUp(at: now), let lag = lag(at: now) else { return false }
        return lag <= lagLimit
    }
}
