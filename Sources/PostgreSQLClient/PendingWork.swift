import NIOCore

/// What one caller waits for: statements that belong together, and whom to tell. Confined to one event loop.
class PendingWork {
    /// A statement and its parameters.
    struct Step {
        let statement: PostgreSQLStatement
        let values: [PostgreSQLValue]
    }

    /// What the loss of the connection means after the statements were sent.
    enum Loss {
        /// Nothing: they only read, and are sent again.
        case repeatable
        /// They may have been committed.
        case unknown
        /// They belong to a transaction that was not committed.
        case undone
    }

    let id: UInt64
    let first: Step
    let others: [Step]
    let loss: Loss
    /// Whether the caller is answered before the group is committed.
    let answersEarly: Bool

    /// Sent before the first step, such as `BEGIN`.
    var prefix: PostgreSQLStatement?
    /// When to stop waiting for a connection.
    var acquireBy = NIODeadline.distantFuture
    /// Only connections younger than this one will do.
    var olderConnection: UInt64 = 0
    /// What went wrong first.
    private(set) var failure: PostgreSQLError?
    /// Whether the caller has been told.
    private(set) var isSettled = false
    /// Whether it must not share a group.
    var isAlone: Bool
    var wasLost = false
    var wasPreparedAgain = false
    var needsRepeat = false

    init(id: UInt64, first: Step, others: [Step] = [], loss: Loss, statementClass: StatementClass) {
        self.id = id
        self.first = first
        self.others = others
        self.loss = loss
        isAlone = statementClass != .read
        answersEarly = loss == .repeatable
    }

    /// Takes the answer to a step; -1 is the prefix.
    func receive(_ result: borrowing LibPQResult, step: Int) throws(PostgreSQLError) {}
    /// Tells the caller.
    func finish(_ failure: PostgreSQLError?) {}
    /// Forgets what was received, to receive it again.
    func restart() { failure = nil }

    /// Remembers the first thing that went wrong.
    func fail(_ error: PostgreSQLError) {
        if failure == nil { failure = error }
    }

    /// Tells the caller once; later calls do nothing.
    func settle(_ error: PostgreSQLError? = nil) {
        guard !isSettled else { return }
        isSettled = true
        finish(error ?? failure)
    }

    /// Tells the caller that its statements, though sent, were not answered.
    func settle(unanswered error: PostgreSQLError) {
        guard loss == .unknown else { return settle(error) }
        settle(PostgreSQLError(.outcomeUnknown, error.message, report: error.report))
    }
}

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

/// Statements that are committed together; the answer is the number of rows that each touched.
final class PendingBatch: PendingWork {
    private let continuation: CheckedContinuation<Result<[Int], PostgreSQLError>, Never>
    private var counts: [Int] = []
    /// What the answer to the last step must be called, if anything is.
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

/// A caller that waits for a connection of its own. Sends nothing itself.
final class PendingLease: PendingWork {
    private let continuation: CheckedContinuation<Result<UInt64, PostgreSQLError>, Never>
    private var connection: UInt64?

    init(id: UInt64, continuation: CheckedContinuation<Result<UInt64, PostgreSQLError>, Never>) {
        self.continuation = continuation
        let nothing = Step(statement: PendingLease.nothing, values: [])
        super.init(id: id, first: nothing, loss: .undone, statementClass: .write)
    }

    /// Tells the caller which connection it has.
    func grant(_ connection: UInt64) {
        self.connection = connection
        settle()
    }

    override func finish(_ failure: PostgreSQLError?) {
        let refusal = failure ?? PostgreSQLError(.connection, "no connection was granted")
        continuation.resume(returning: connection.map { .success($0) } ?? .failure(refusal))
    }

    private static let nothing = PostgreSQLStatement("")
}

/// A `ROLLBACK` that nobody waits for.
final class PendingRollback: PendingWork {
    init(id: UInt64) {
        let step = Step(statement: PendingRollback.rollback, values: [])
        super.init(id: id, first: step, loss: .undone, statementClass: .write)
    }

    private static let rollback = PostgreSQLStatement("ROLLBACK")
}
