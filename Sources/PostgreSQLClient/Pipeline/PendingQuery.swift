/// A statement whose rows are decoded as they arrive.
final class PendingQuery<T: Sendable>: PendingWork {
    typealias Decoder = @Sendable (borrowing PostgreSQLRow) throws(PostgreSQLError) -> T
    private let decode: Decoder
    private let continuation: CheckedContinuation<Result<[T], PostgreSQLError>, Never>
    private var rows: [T] = []

    init(
        id: UInt64, step: Step, loss: Loss, statementClass: StatementClass, decode: @escaping Decoder,
        continuation: CheckedContinuation<Result<[T], PostgreSQLError>, Never>
    ) {
        self.decode = decode
        self.continuation = continuation
        super.init(id: id, first: step, loss: loss, statementClass: statementClass)
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
        continuation.resume(returning: failure.map { .failure($0) } ?? .success(rows))
        rows = []
    }

    override func restart() {
        super.restart()
        rows = []
    }
}
