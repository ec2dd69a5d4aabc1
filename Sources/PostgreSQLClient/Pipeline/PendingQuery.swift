/// A statement whose rows are decoded as they arrive.
final class PendingQuery<T: Sendable>: PendingWork {
    typealias Decoder = @Sendable (borrowing PostgreSQLRow) throws(PostgreSQLError) -> T
    typealias Continuation = CheckedContinuation<Result<[T], PostgreSQLError>, Never>

    private let decode: Decoder
    private var continuation: Continuation
    /// The identifier of the caller that `continuation` belongs to.
    private var caller: UInt64
    /// Callers that wait for the same rows.
    private var followers: [(id: UInt64, continuation: Continuation)] = []
    private var rows: [T] = []

    init(
        id: UInt64, step: Step, loss: Loss, statementClass: StatementClass, decode: @escaping Decoder,
        continuation: Continuation
    ) {
        self.decode = decode
        self.continuation = continuation
        caller = id
        super.init(id: id, first: step, loss: loss, statementClass: statementClass)
    }

    /// Lets one more caller wait for the rows. Only before the statement is sent.
    func add(_ id: UInt64, _ continuation: Continuation) {
        followers.append((id, continuation))
    }

    override func isAwaited(by id: UInt64) -> Bool {
        caller == id || followers.contains { $0.id == id }
    }

    override func leave(_ id: UInt64, _ error: PostgreSQLError) -> Bool {
        guard let last = followers.last else { return false }
        if caller == id {
            continuation.resume(returning: .failure(error))
            (caller, continuation) = last
            followers.removeLast()
        } else if let index = followers.firstIndex(where: { $0.id == id }) {
            followers.remove(at: index).continuation.resume(returning: .failure(error))
        }
        return true
    }

    override func receive(_ result: borrowing LibPQResult, step: Int) throws(PostgreSQLError) {
        guard step >= 0, !isSettled else { return }
        let count = result.rowCount
        if count > 1 { rows.reserveCapacity(Int(count)) }
        for index in 0..<count {
            rows.append(try decode(result.row(index)))
        }
    }

    override func finish(_ failure: PostgreSQLError?) {
        let result: Result<[T], PostgreSQLError> = failure.map { .failure($0) } ?? .success(rows)
        continuation.resume(returning: result)
        for follower in followers { follower.continuation.resume(returning: result) }
        followers = []
        rows = []
    }

    override func restart() {
        super.restart()
        rows = []
    }
}
