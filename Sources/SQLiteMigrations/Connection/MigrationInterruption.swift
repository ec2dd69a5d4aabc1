internal import Synchronization

/// Whether the statement that runs shall end early; asked by SQLite every few thousand instructions.
final class MigrationInterruption: Sendable {
    private let isRequested = Atomic(false)

    var isInterrupted: Bool { isRequested.load(ordering: .relaxed) }

    func interrupt() { isRequested.store(true, ordering: .relaxed) }

    /// Before each statement: an interruption is for the one that runs, not for the rollback after it.
    func reset() { isRequested.store(false, ordering: .relaxed) }
}
