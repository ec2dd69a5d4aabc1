import CoreMetrics
import NIOCore

extension ConnectionPool {
    /// Fails the callers whose deadline has passed, and discards connections that stay silent.
    func tick(_ now: NIODeadline) {
        for connection in connections {
            if connection.expire(now: now) {
                lost(connection, PostgreSQLError(.timeout, "the database stays silent"))
            } else if connection.lease != nil, connection.leaseEnds <= now {
                release(connection, rollingBack: true)
            }
        }
        guard !waiting.isEmpty else { return }
        let late = waiting.filter { $0.acquireBy <= now }
        waiting.removeAll { $0.acquireBy <= now || $0.isSettled }
        for work in late {
            metrics?.timedOut.increment()
            closeToJoining(work)
            work.settle(lateness)
        }
        growIfCrowded()
    }

    private var lateness: PostgreSQLError {
        connections.isEmpty
            ? lastFailure ?? PostgreSQLError(.connection, "no connection to the database in time")
            : PostgreSQLError(.acquireTimeout, "no connection came free in time")
    }

    /// Takes a connection back from a transaction.
    func release(_ connection: PipelinedConnection, rollingBack: Bool) {
        connection.lease = nil
        connection.leaseEnds = .distantFuture
        if rollingBack, !connection.send(PendingRollback(id: 0)) {
            lost(connection, connection.lossReason)
        }
        connectionProgressed(connection)
    }
}
