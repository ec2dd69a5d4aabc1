internal import Articles
internal import GRDB
internal import Synchronization

/// The one connection that writes.
///
/// It takes everything that waits, runs it in one transaction – each job in a savepoint, so that one
/// that fails undoes only itself –, and answers every job after the commit. So the cost of the sync is
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

    /// The connection.
    let connection: DatabaseQueue
    let lock: WriterLock?
    let files: OpenedFiles?
    private let state = Mutex(State())

    private struct State {
        var waiting = FIFO<WriteJob>()
        var isRunning = false
        var isClosed = false
        var whenIdle: [CheckedContinuation<Void, Never>] = []
        var transactionCount = 0
    }

    /// Without a lock, nobody else can reach the database.
    init(_ connection: DatabaseQueue, lock: WriterLock? = nil, files: OpenedFiles? = nil) {
        self.connection = connection
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

    /// Runs a job and answers once it is stored. It may be run again when the transaction is lost.
    func write<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(ArticleError) -> Value {
        let result = await withCheckedContinuation { continuation in
            enqueue(WriteJob(body, continuation))
        }
        return try result.get()
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
    func close() {
        guard let lock else {
            try? connection.close()
            return
        }
        do throws(ArticleError) {
            try lock.take(within: Self.lockLimit)
            defer { lock.free() }
            try? connection.close()
        } catch {
            // Somebody writes on and on: their connection is the one that closes last.
            try? connection.close()
        }
    }

    /// Takes all jobs that wait.
    func takeWaiting() -> [WriteJob] {
        state.withLock { $0.waiting.popFirst($0.waiting.count) }
    }

    private func enqueue(_ job: WriteJob) {
        let refusal: ArticleError? = state.withLock { state in
            if state.isClosed { return .closed }
            if state.waiting.count >= Self.maximumWaiting { return .overloaded }
            state.waiting.append(job)
            if !state.isRunning {
                state.isRunning = true
                schedule()
            }
            return nil
        }
        if let refusal { job.fail(refusal) }
    }

    private func schedule() {
        connection.asyncUnsafeRead { result in
            switch result {
            case .success(let database): self.store(self.nextGroup(), in: database)
            case .failure(let error): self.nextGroup().forEach { $0.fail(ArticleError(error)) }
            }
            self.goOn()
        }
    }

    private func nextGroup() -> [WriteJob] {
        state.withLock { $0.waiting.popFirst(Self.maximumGroup) }
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
