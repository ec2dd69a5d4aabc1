import NIOCore

/// A caller that waits for a connection of its own. Sends nothing itself.
final class PendingLease: PendingWork {
    private let continuation: CheckedContinuation<Result<UInt64, PostgreSQLError>, Never>
    private var connection: UInt64?

    init(id: UInt64, continuation: CheckedContinuation<Result<UInt64, PostgreSQLError>, Never>) {
        self.continuation = continuation
        let nothing = Step(PendingLease.nothing)
        super.init(id: id, first: nothing, loss: .undone, statementClass: .write)
    }

    override func begin(on connection: PipelinedConnection) -> Bool {
        connection.lease = id
        connection.leaseEnds = .now() + connection.pool.limits.transactionTimeout
        self.connection = connection.id
        settle()
        return true
    }

    override func finish(_ failure: PostgreSQLError?) {
        let refusal = failure ?? PostgreSQLError(.connection, "no connection was granted")
        continuation.resume(returning: connection.map { .success($0) } ?? .failure(refusal))
    }

    private static let nothing = PostgreSQLStatement("")
}
