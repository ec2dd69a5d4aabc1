internal import Articles
internal import GRDB
internal import Synchronization

/// The connections on which short reads run where their caller is.
///
/// SQLite finds a few rows in microseconds as long as their pages are in memory; to hand a read to another thread and
/// its result back costs several times as much, most of all when that thread has to be woken. A read that takes
/// longer than a page in memory would – the disk had to be waited for – sends the next ones to the threads of
/// `SQLiteReaders`: 64 after the first, twice as many after each further one up to 4,096. So a cold file holds an
/// event loop up for one read in thousands.
final class InPlaceReaders: Sendable {
    /// What a read takes at most whose pages are in memory.
    static let patience = Duration.milliseconds(1)
    /// How many reads the threads take after one that was slow.
    static let detours = 64...4_096

    /// The connections.
    let connections: [DatabaseQueue]
    private let clock: @Sendable () -> ContinuousClock.Instant
    private let state: Mutex<State>

    private struct State {
        var free: [Int]
        var isClosed = false
        /// How many reads still go to the threads.
        var detour = 0
        /// How many did after the last slow read.
        var lastDetour = 0
        var whenIdle: [CheckedContinuation<Void, Never>] = []
    }

    init(
        _ connections: [DatabaseQueue],
        clock: @escaping @Sendable () -> ContinuousClock.Instant = { ContinuousClock.now }
    ) {
        self.connections = connections
        self.clock = clock
        state = Mutex(State(free: Array(connections.indices.reversed())))
    }

    /// Reads in one transaction on the thread of the caller; `nil` when a thread shall read instead.
    func read<Value>(_ body: (Database) throws -> Value) throws(ArticleError) -> Value? {
        guard let reader = take() else { return nil }
        let start = clock()
        defer { give(back: reader, after: start.duration(to: clock())) }
        do {
            return try connections[reader].unsafeRead { try $0.snapshot(body) }
        } catch {
            throw ArticleError(error)
        }
    }

    /// Lets nothing more in, and returns when nobody reads any more.
    func finish() async {
        await withCheckedContinuation { continuation in
            let isIdle = state.withLock { state in
                state.isClosed = true
                let isIdle = state.free.count == connections.count
                if !isIdle { state.whenIdle.append(continuation) }
                return isIdle
            }
            if isIdle { continuation.resume() }
        }
    }

    private func take() -> Int? {
        state.withLock { state in
            guard !state.isClosed else { return nil }
            guard state.detour == 0 else {
                state.detour -= 1
                return nil
            }
            return state.free.popLast()
        }
    }

    private func give(back reader: Int, after duration: Duration) {
        let idlers: [CheckedContinuation<Void, Never>] = state.withLock { state in
            state.free.append(reader)
            if duration > Self.patience {
                let next = max(Self.detours.lowerBound, state.lastDetour * 2)
                state.lastDetour = min(next, Self.detours.upperBound)
                state.detour = state.lastDetour
            } else {
                state.lastDetour = 0
            }
            guard state.isClosed, state.free.count == connections.count else { return [] }
            defer { state.whenIdle = [] }
            return state.whenIdle
        }
        idlers.forEach { $0.resume() }
    }
}
