/// Statements that are committed together; the result is the number of rows that each touched.
final class PendingBatch: PendingWork {
    private let continuation: CheckedContinuation<Result<[Int], PostgreSQLError>, Never>
    private var counts: [Int] = []
    /// The command tag that the last step must return, if it matters.
    private let commandTag: String?

    init(
        id: UInt64, first: Step, others: [Step] = [], loss: Loss, commandTag: String? = nil,
        continuation: CheckedContinuation<Result<[Int], PostgreSQLError>, Never>
    ) {
        self.continuation = continuation
        self.commandTag = commandTag
        super.init(id: id, first: first, others: others, loss: loss, statementClass: .write)
    }

    override func receive(_ result: borrowing LibPQResult, step: Int) throws(PostgreSQLError) {
        guard step >= 0 else { return }
        counts.append(result.affectedRows)
        if let commandTag, result.commandTag != commandTag {
            throw PostgreSQLError(.server, "the transaction was rolled back, since a statement in it failed")
        }
    }

    override func finish(_ failure: PostgreSQLError?) {
        continuation.resume(returning: failure.map { .failure($0) } ?? .success(counts))
    }

    override func restart() {
        super.restart()
        counts = []
    }
}
