import Testing

@testable import Articles

@Suite("Replica: what is known of it")
struct ReplicaStateTests {
    private let start = ContinuousClock.now

    private func after(_ seconds: Double) -> ContinuousClock.Instant { start + .seconds(seconds) }

    private func status(
        _ number: UInt64, isReplica: Bool, database: Int64 = 7, start: Int64? = nil
    ) -> ReplicationStatus {
        ReplicationStatus(
            number: number, isReplica: isReplica, database: database, start: start ?? (isReplica ? 2 : 1))
    }

    private func state(primary: UInt64, replica: UInt64) -> ReplicaState {
        var state = ReplicaState()
        state.primaryStood(status(primary, isReplica: false), asked: start, heard: start)
        state.replicaStood(status(replica, isReplica: true), heard: after(0.1))
        return state
    }

    @Test func `nothing is read from a replica before both have been heard`() {
        var state = ReplicaState()
        #expect(!state.isUsable(at: start, lagLimit: .seconds(9)))
        state.replicaStood(status(5, isReplica: true), heard: start)
        #expect(!state.isUsable(at: start, lagLimit: .seconds(9)))
        state.primaryStood(status(5, isReplica: false), asked: start, heard: start)
        #expect(state.isUsable(at: start, lagLimit: .seconds(9)))
    }

    @Test func `the lag is the age of what the replica has come up to`() {
        var state = state(primary: 10, replica: 10)
        #expect(state.lag(at: after(0.1)) == .seconds(0.1))
        state.primaryStood(status(20, isReplica: false), asked: after(1), heard: after(1))
        state.primaryStood(status(30, isReplica: false), asked: after(2), heard: after(2))
        #expect(state.lag(at: after(3)) == .seconds(3))
        state.replicaStood(status(20, isReplica: true), heard: after(3))
        #expect(state.lag(at: after(3)) == .seconds(2))
        #expect(state.isUsable(at: after(3), lagLimit: .seconds(2)))
        #expect(!state.isUsable(at: after(3), lagLimit: .seconds(1)))
    }

    @Test func `a replica that is silent, or of another database, or no replica is not read`() {
        #expect(!state(primary: 1, replica: 1).isUsable(at: after(2.2), lagLimit: .seconds(9)))
        var other = state(primary: 1, replica: 1)
        other.replicaStood(status(1, isReplica: true, database: 8), heard: after(0.2))
        #expect(!other.isUp(at: after(0.2)))
        var promoted = state(primary: 1, replica: 1)
        promoted.replicaStood(status(2, isReplica: false, start: 2), heard: after(0.2))
        #expect(!promoted.isUp(at: after(0.2)))
        var same = state(primary: 1, replica: 1)
        same.replicaStood(status(2, isReplica: false, start: 1), heard: after(0.2))
        same.primaryStood(status(2, isReplica: false), asked: after(0.3), heard: after(0.3))
        #expect(same.isUsable(at: after(0.3), lagLimit: .seconds(9)))
    }

    @Test func `while the primary is not heard the lag grows, and ends what is read`() {
        var state = state(primary: 10, replica: 10)
        state.primaryStood(status(10, isReplica: false), asked: after(1), heard: after(1))
        state.replicaStood(status(10, isReplica: true), heard: after(5))
        #expect(state.lag(at: after(5)) == .seconds(4))
        #expect(state.isUsable(at: after(5), lagLimit: .seconds(5)))
        state.replicaStood(status(10, isReplica: true), heard: after(7))
        #expect(!state.isUsable(at: after(7), lagLimit: .seconds(5)))
    }

    @Test func `a replica that did not respond is not read before it does`() {
        var state = state(primary: 10, replica: 10)
        state.replicaWasSilent()
        #expect(!state.isUsable(at: after(0.2), lagLimit: .seconds(9)))
        // Started anew, it may be behind where it was.
        state.replicaStood(status(8, isReplica: true, start: 5), heard: after(0.3))
        #expect(!state.hasReached(StoragePosition(9, of: 1)))
        state.replicaStood(status(10, isReplica: true, start: 5), heard: after(0.4))
        state.primaryStood(status(10, isReplica: false), asked: after(0.4), heard: after(0.5))
        #expect(state.isUsable(at: after(0.6), lagLimit: .seconds(9)))
    }

    @Test func `a replica that was ahead of a new primary is never read again`() {
        var state = state(primary: 10, replica: 10)
        state.primaryStood(status(8, isReplica: false, start: 3), asked: after(1), heard: after(1))
        state.primaryStood(status(40, isReplica: false, start: 3), asked: after(1.5), heard: after(1.5))
        state.replicaStood(status(60, isReplica: true), heard: after(1.6))
        state.primaryStood(status(60, isReplica: false, start: 3), asked: after(1.7), heard: after(1.7))
        #expect(!state.isUp(at: after(1.8)))
        state.replicaStood(status(60, isReplica: true, start: 4), heard: after(1.9))
        state.primaryStood(status(60, isReplica: false, start: 3), asked: after(2), heard: after(2))
        #expect(state.isUsable(at: after(2), lagLimit: .seconds(1)))
    }

    @Test func `a position of another primary says nothing of how far the replica is`() {
        let state = state(primary: 10, replica: 10)
        #expect(state.hasReached(StoragePosition(10, of: 1)))
        #expect(!state.hasReached(StoragePosition(11, of: 1)))
        #expect(!state.hasReached(StoragePosition(9, of: 3)))
    }
}
