internal import Articles
internal import GRDB
internal import Synchronization

/// The connections that read, each on a queue of its own: no read blocks a thread of its caller.
///
/// An idle connection takes the read that waits longest. Long reads never take the last connection.
final class SQLiteReaders: Sendable {
    /// How long a read may take.
    enum Length: Sendable {
        /// A few rows by key.
        case short
        /// A list or a count.
        case long
    }

    /// The most reads that wait.
    static let maximumWaiting = 8_192
    /// How many short reads may wait for each connection that is awake before another one is woken.
    private static let backlog = 4
    /// How many reads a connection serves before others of its queue have a turn.
    private static let maximumTurn = 16

    /// Reads; what it returns tells the caller.
    private typealias Job = @Sendable (Result<Database, any Error>) -> Answer
    private typealias Answer = @Sendable () -> Void

    /// The connections.
    let connections: [DatabaseQueue]
    private let maximumLong: Int
    /// How long a read may wait for a connection; it is then refused, not run.
    private let waitLimit: Duration
    private let state: Mutex<State>

    private struct State {
        var idle: [Int]
        var short = FIFO<Job>()
        var long = FIFO<Job>()
        var longCount = 0
        var isClosed = false
        var whenIdle: [CheckedContinuation<Void, Never>] = []
    }

    init(_ connections: [DatabaseQueue], waitLimit: Duration = .seconds(5)) {
        self.connections = connections
        self.waitLimit = waitLimit
        maximumLong = max(1, connections.count - 1)
        state = Mutex(State(idle: Array(connections.indices.reversed())))
    }

    /// Reads in one transaction: everything is of one moment.
    func read<Value: Sendable>(
        _ length: Length, _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(ArticleError) -> Value {
        let latest = ContinuousClock.now + waitLimit
        let result: Result<Value, ArticleError> = await withCheckedContinuation { caller in
            enqueue(length) { access in
                let result: Result<Value, ArticleError>
                do {
                    let database = try access.get()
                    guard ContinuousClock.now <= latest else { throw ArticleError.overloaded }
                    result = .success(try database.snapshot(body))
                } catch {
                    result = .failure(ArticleError(error))
                }
                return { caller.resume(returning: result) }
            }
        }
        return try result.get()
    }

    /// Lets nothing more in, and returns when what waited is done.
    func finish() async {
        await withCheckedContinuation { continuation in
            let isIdle = state.withLock { state in
                state.isClosed = true
                let isIdle = state.idle.count == connections.count
                if !isIdle { state.whenIdle.append(continuation) }
                return isIdle
            }
            if isIdle { continuation.resume() }
        }
    }

    private func enqueue(_ length: Length, _ job: @escaping Job) {
        let refusal: ArticleError? = state.withLock { state in
            if state.isClosed { return .closed }
            if state.short.count + state.long.count >= Self.maximumWaiting { return .overloaded }
            let isAwaited: Bool
            switch length {
            case .short:
                state.short.append(job)
                // To wake a thread costs as much as a read: those that are awake take a few more first.
                let awake = connections.count - state.idle.count - state.longCount
                isAwaited = awake == 0 || state.short.count > awake * Self.backlog
            case .long:
                state.long.append(job)
                isAwaited = state.longCount < maximumLong
            }
            if isAwaited, let reader = state.idle.popLast() { schedule(reader) }
            return nil
        }
        if let refusal { job(.failure(refusal))() }
    }

    private func schedule(_ reader: Int) {
        connections[reader].asyncUnsafeRead { access in
            var served = 0
            var (next, answers) = self.advance(reader, served: served, after: nil)
            while let (job, length) = next {
                let answer = job(access)
                served += 1
                // First ready for the next read, then the answer: a caller that goes on at once finds
                // this connection awake.
                (next, answers) = self.advance(reader, served: served, after: length)
                answer()
            }
            answers.forEach { $0.resume() }
        }
    }

    /// The next job of a connection, without one also who waits for all to be idle.
    private func advance(
        _ reader: Int, served: Int, after length: Length?
    ) -> ((Job, Length)?, [CheckedContinuation<Void, Never>]) {
        state.withLock { state in
            if length == .long { state.longCount -= 1 }
            let mayReadLong = state.longCount < maximumLong
            if served == Self.maximumTurn, state.short.count > 0 || (mayReadLong && state.long.count > 0) {
                schedule(reader)
                return (nil, [])
            }
            if let job = state.short.popFirst() { return ((job, .short), []) }
            if mayReadLong, let job = state.long.popFirst() {
                state.longCount += 1
                return ((job, .long), [])
            }
            state.idle.append(reader)
            guard state.idle.count == connections.count else { return (nil, []) }
            defer { state.whenIdle = [] }
            return (nil, state.whenIdle)
        }
    }
}

extension Database {
    fileprivate func snapshot<Value>(_ body: (Database) throws -> Value) throws -> Value {
        if isInsideTransaction { try run(.rollback) }
        try run(.beginRead)
        do {
            let value = try body(self)
            try run(.commit)
            return value
        } catch {
            if isInsideTransaction { _ = try? run(.rollback) }
            throw error
        }
    }
}
