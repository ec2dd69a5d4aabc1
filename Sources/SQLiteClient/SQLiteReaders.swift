internal import DequeModule
internal import Synchronization

/// The connections that read.
///
/// A short read runs in place, on the thread of its caller, when a connection is idle and pages come fast: to hand
/// it to another thread costs more than the read. All others run on the thread of a connection; an idle one takes
/// the read that waits longest. Long reads never take the last connection.
final class SQLiteReaders: Sendable {
    /// The most reads that wait.
    static let maximumWaiting = 8_192
    /// How many short reads may wait for each connection that is awake before another one is woken.
    private static let backlog = 4
    /// How many reads a connection serves before others of its queue have a turn.
    private static let maximumTurn = 16

    /// Reads; what it returns resumes the caller.
    private typealias Job = @Sendable (Result<SQLiteConnection, SQLiteUnavailable>) -> Completion
    private typealias Completion = @Sendable () -> Void

    /// The connections.
    let connections: [ConnectionThread]
    private let maximumLong: Int
    /// How long a read may wait for a connection; it is then refused, not run.
    private let waitLimit: Duration
    private let state: Mutex<State>
    private let latency = ReadLatency()

    private struct State {
        var idle: [Int]
        var short = Deque<Job>()
        var long = Deque<Job>()
        var longCount = 0
        var isClosed = false
        var whenIdle: [CheckedContinuation<Void, Never>] = []
    }

    init(_ connections: [ConnectionThread], waitLimit: Duration = .seconds(5)) {
        self.connections = connections
        self.waitLimit = waitLimit
        maximumLong = max(1, connections.count - 1)
        state = Mutex(State(idle: Array(connections.indices.reversed())))
    }

    /// Reads in one transaction: everything is of one moment.
    func read<Value: Sendable>(
        _ length: SQLiteReadLength, _ body: @escaping @Sendable (SQLiteConnection) throws -> Value
    ) async throws -> Value {
        if length == .short, let value = try readInPlace(body) { return value }
        let latest = ContinuousClock.now + waitLimit
        return try await withCheckedThrowingContinuation { caller in
            enqueue(length) { access in
                let result = Result<Value, any Error> {
                    let connection = try access.get()
                    guard ContinuousClock.now <= latest else { throw SQLiteUnavailable.overloaded }
                    return try connection.snapshot(body)
                }
                return { caller.resume(with: result) }
            }
        }
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

    // MARK: In place

    /// Reads on the thread of the caller; `nil` when it has to be done on another one.
    private func readInPlace<Value: Sendable>(
        _ body: (SQLiteConnection) throws -> Value
    ) throws -> Value? {
        let start = ContinuousClock.now
        guard latency.isFast(start), let reader = takeIdle() else { return nil }
        var hasReadFile = false
        defer {
            // A read without the file that took long has not had the processor.
            if hasReadFile { latency.record(start, .now) }
            giveBack(reader)
        }
        do {
            return try connections[reader].inPlace { connection in
                let misses = connection.cacheMissCount
                defer { hasReadFile = connection.cacheMissCount != misses }
                return try connection.withoutWaiting { try connection.snapshot(body) }
            }
        } catch let error as SQLiteError where [.busy, .locked, .lockProtocol].contains(error.code) {
            // Where it may wait.
            return nil
        }
    }

    /// A connection that nobody uses, unless others wait for one.
    private func takeIdle() -> Int? {
        state.withLock { state in
            state.isClosed || !state.short.isEmpty ? nil : state.idle.popLast()
        }
    }

    private func giveBack(_ reader: Int) {
        let waiting = state.withLock { state in
            let mayReadLong = state.longCount < maximumLong
            if !state.short.isEmpty || (mayReadLong && !state.long.isEmpty) {
                schedule(reader)
                return [CheckedContinuation<Void, Never>]()
            }
            return putBack(reader, &state)
        }
        waiting.forEach { $0.resume() }
    }

    // MARK: On threads

    private func enqueue(_ length: SQLiteReadLength, _ job: @escaping Job) {
        let refusal: SQLiteUnavailable? = state.withLock { state in
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
        connections[reader].schedule { connection in
            let access = connection.map { Result<_, SQLiteUnavailable>.success($0) } ?? .failure(.closed)
            var served = 0
            var (next, waiting) = self.advance(reader, served: served, after: nil)
            while let (job, length) = next {
                let completion = job(access)
                served += 1
                // First ready for the next read, then the result: a caller that goes on at once finds this connection
                // awake.
                (next, waiting) = self.advance(reader, served: served, after: length)
                completion()
            }
            waiting.forEach { $0.resume() }
        }
    }

    /// The next job of a connection; without one, also who waits for all to be idle.
    private func advance(
        _ reader: Int, served: Int, after length: SQLiteReadLength?
    ) -> ((Job, SQLiteReadLength)?, [CheckedContinuation<Void, Never>]) {
        state.withLock { state in
            if length == .long { state.longCount -= 1 }
            let mayReadLong = state.longCount < maximumLong
            if served == Self.maximumTurn, !state.short.isEmpty || (mayReadLong && !state.long.isEmpty) {
                schedule(reader)
                return (nil, [])
            }
            if let job = state.short.popFirst() { return ((job, .short), []) }
            if mayReadLong, let job = state.long.popFirst() {
                state.longCount += 1
                return ((job, .long), [])
            }
            return (nil, putBack(reader, &state))
        }
    }

    /// Makes a connection idle. Returns who waits for all to be.
    private func putBack(_ reader: Int, _ state: inout State) -> [CheckedContinuation<Void, Never>] {
        state.idle.append(reader)
        guard state.idle.count == connections.count else { return [] }
        defer { state.whenIdle = [] }
        return state.whenIdle
    }
}
