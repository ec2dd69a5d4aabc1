import NIOCore

/// What a caller waits for: statements that belong together, and its continuation; a coalesced read has
/// several callers. Confined to one event loop.
class PendingWork {
    /// A statement and its parameters.
    struct Step {
        let statement: PostgreSQLStatement
        fileprivate(set) var values: [PostgreSQLValue]

        /// Refuses what libpq or the server would cut short or misread.
        init(_ statement: PostgreSQLStatement, _ values: [PostgreSQLValue]) throws(PostgreSQLError) {
            guard !statement.hasZeroByte else {
                throw PostgreSQLError(.invalidValue, "the statement has a zero byte")
            }
            try PostgreSQLValue.check(values)
            self.statement = statement
            self.values = values
        }

        /// A statement of ours, without parameters.
        init(_ statement: PostgreSQLStatement) {
            self.statement = statement
            values = []
        }
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
    private(set) var first: Step
    let others: [Step]
    let loss: Loss
    /// Whether the caller gets its result before the group is committed.
    let settlesEarly: Bool

    /// What makes it equal to another read; only of a read that others may join while it waits.
    var coalescing: CoalescingKey?
    /// Sent before the first step, such as `BEGIN`.
    var prefix: PostgreSQLStatement?
    /// When to stop waiting for the result, however often it is sent.
    var deadline = NIODeadline.distantFuture
    /// When to stop waiting for a connection.
    var acquireBy = NIODeadline.distantFuture
    /// When it began to wait for a connection; nil if it never did.
    var waitingSince: NIODeadline?
    /// Whether its wait is counted: work that is sent again was not waiting in between.
    var isWaitCounted = false
    /// Only connections younger than this one will do.
    var olderConnection: UInt64 = 0
    /// The connection on which it was last sent.
    var lastConnection: UInt64 = 0
    /// What went wrong first.
    private(set) var failure: PostgreSQLError?
    /// Whether the caller has been resumed.
    private(set) var isSettled = false
    /// Whether it must not share a group.
    var isAlone: Bool
    /// Connections lost under it.
    var losses = 0
    /// Whether its statements go without names, since one of them was not prepared as expected.
    var isUnnamed = false
    var needsRepeat = false

    init(id: UInt64, first: Step, others: [Step] = [], loss: Loss, statementClass: StatementClass) {
        self.id = id
        self.first = first
        self.others = others
        self.loss = loss
        isAlone = statementClass != .read
        settlesEarly = loss == .repeatable
    }

    /// How often a read is sent again: a server that ends all its connections may do so to new ones too.
    static let repetitionLimit = 3

    /// Puts a later moment in the place of the last value. Only before the statement is sent.
    func advance(to moment: Int64) {
        guard case .int64(let earlier) = first.values.last, earlier < moment else { return }
        first.values[first.values.count - 1] = .int64(moment)
    }

    /// Whether this caller waits for it.
    func isAwaited(by id: UInt64) -> Bool { self.id == id }
    /// Fails one of several callers; false when it is the only one.
    func leave(_ id: UInt64, _ error: PostgreSQLError) -> Bool { false }

    /// Takes its turn on a connection with room; false when the connection is lost.
    func begin(on connection: PipelinedConnection) -> Bool { connection.send(self) }
    /// Takes the result of a step; -1 is the prefix.
    func receive(_ result: borrowing LibPQResult, step: Int) throws(PostgreSQLError) {}
    /// Resumes the caller.
    func finish(_ failure: PostgreSQLError?) {}
    /// Forgets what was received, to receive it again.
    func restart() { failure = nil }

    /// Remembers the first thing that went wrong.
    func fail(_ error: PostgreSQLError) {
        if failure == nil { failure = error }
    }

    /// Resumes the caller once; later calls do nothing.
    func settle(_ error: PostgreSQLError? = nil) {
        guard !isSettled else { return }
        isSettled = true
        finish(error ?? failure)
    }

    /// Fails the caller: its statements were sent, and no result came.
    func settle(withoutResult error: PostgreSQLError) {
        guard loss == .unknown else { return settle(error) }
        settle(error.as(.outcomeUnknown))
    }
}
