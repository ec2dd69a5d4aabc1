internal import CoreMetrics
internal import DequeModule
internal import Synchronization

/// The one connection that writes.
///
/// It takes everything that waits, runs it in one transaction – each job in a savepoint, so that one
/// that fails undoes only itself –, and resumes every caller after the commit. So the cost of the sync is
/// shared, and a failed commit fails all of its jobs.
final class SQLiteWriter: Sendable {
    /// The most jobs of one transaction.
    static let maximumGroup = 256
    /// The most jobs that wait.
    static let maximumWaiting = 2_048
    /// How long to wait for another process that writes.
    static let lockLimit = Duration.seconds(3)
    /// A write-ahead log of more bytes is emptied, even if readers must be waited for.
    static let maximumLogSize = 64 << 20

    let thread: ConnectionThread
    let path: String
    let lock: WriterLock?
    let files: OpenedFiles?
    private let metrics: WriterMetrics?
    private let state = Mutex(State())

    private struct State {
        var waiting = Deque<WriteJob>()
        var isRunning = false
        var isClosed = false
        var whenIdle: [CheckedContinuation<Void, Never>] = []
        var transactionCount = 0
    }

    /// Without a lock, nobody else can reach the database.
    init(
        _ thread: ConnectionThread, path: String, lock: WriterLock? = nil, files: OpenedFiles? = nil,
        metrics: WriterMetrics? = nil
    ) {
        self.metrics = metrics
        self.thread = thread
        self.path = path
        self.lock = lock
        self.files = files
    }

    /// How many transactions were committed.
    var transactionCount: Int { state.withLock { $0.transactionCount } }

    /// Counts a transaction that was committed.
    func countTransaction() {
        state.withLock { $0.transactionCount += 1 }
    }

    /// How many jobs wait for the next transaction.
    var waitingCount: Int { state.withLock { $0.waiting.count } }

    /// Runs a job and returns once it is stored. It may be run again when the transaction is lost.
    func write<Value: Sendable>(
        _ body: @escaping @Sendable (SQLiteConnection) throws -> Value
    ) async throws -> Value {
        let since = metrics == nil ? nil : ContinuousClock.now
        return try await withCheckedThrowingContinuation { caller in
            enqueue(WriteJob(body, caller, since: since))
        }
    }

    /// Lets nothing more in, and returns when what waited is done.
    func finish() async {
        await withCheckedContinuation { continuation in
            let isIdle = state.withLock { state in
                state.isClosed = true
                if state.isRunning { state.whenIdle.append(continuation) }
                return !state.isRunning
            }
            if isIdle { continuation.resume() }
        }
    }

    /// Closes the connection: the last one of a file writes the log back into it. Blocks the thread.
    ///
    /// When somebody else writes on and on, theirs is the connection that closes last.
    func close() {
        let isLocked = lock.map { lock in (try? lock.take(within: Self.lockLimit)) != nil } ?? false
        thread.close()
        if isLocked { lock?.free() }
    }

    /// Takes all jobs that wait.
    func takeWaiting() -> [WriteJob] {
        state.withLock { state in
            defer { state.waiting = [] }
            metrics?.waits(0)
            return Array(state.waiting)
        }
    }

    private func enqueue(_ job: WriteJob) {
        let refusal: SQLiteUnavailable? = state.withLock { state in
            if state.isClosed { return .closed }
            if state.waiting.count >= Self.maximumWaiting { return .overloaded }
            state.waiting.append(job)
            metrics?.waits(state.waiting.count)
            if !state.isRunning {
                state.isRunning = true
                schedule()
            }
            return nil
        }
        guard let refusal else { return }
        if case .overloaded = refusal { metrics?.refused.increment() }
        job.fail(refusal)
    }

    private func schedule() {
        thread.schedule { connection in
            let group = self.nextGroup()
            if let connection {
                let start = self.metrics?.begin(group)
                self.store(group, in: connection)
                self.metrics?.ended(since: start)
            } else {
                for job in group { job.fail(SQLiteUnavailable.closed) }
            }
            self.goOn()
        }
    }

    private func nextGroup() -> [WriteJob] {
        state.withLock { state in
            let group = Array(state.waiting.prefix(Self.maximumGroup))
            state.waiting.removeFirst(group.count)
            metrics?.waits(state.waiting.count)
            return group
        }
    }

    private func goOn() {
        let idlers = state.withLock { state in
            if state.waiting.count > 0 {
                schedule()
                return [CheckedContinuation<Void, Never>]()
            }
            state.isRunning = false
            defer { state.whenIdle = [] }
            return state.whenIdle
        }
        idlers.forEach { $0.resume() }
    }
}
