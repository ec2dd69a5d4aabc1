/// A `ROLLBACK` that nobody waits for.
final class PendingRollback: PendingWork {
    init(id: UInt64) {
        let step = Step(PendingRollback.rollback)
        super.init(id: id, first: step, loss: .undone, statementClass: .write)
    }

    private static let rollback = PostgreSQLStatement("ROLLBACK")
}
