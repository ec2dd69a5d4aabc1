import Synchronization

/// An executor of a pool of work that holds one job back until something else has been done: what happens
/// meanwhile comes between two steps of a use case.
final class HoldingExecutor: TaskExecutor {
    private struct State {
        /// How many jobs come before it.
        var earlier: Int
        var held: UnownedJob?
        var isReleased = false
    }

    private let state: Mutex<State>
    private let (events, event) = AsyncStream<Bool>.makeStream()

    /// Holds the job with this number, from 1.
    init(holding number: Int) {
        state = Mutex(State(earlier: number - 1))
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let isHeld = state.withLock { state in
            state.earlier -= 1
            guard state.earlier == -1, !state.isReleased else { return false }
            state.held = job
            return true
        }
        if isHeld { event.yield(true) } else { run(job) }
    }

    /// Does something while the job is held, or nothing if all is done without it.
    ///
    /// - Returns: Whether it was held.
    func whileHeld(_ body: () async throws -> Void) async throws -> Bool {
        for await isHeld in events where isHeld {
            defer { release() }
            try await body()
            return true
        }
        return false
    }

    /// No job is to come.
    func finish() { event.finish() }

    private func release() {
        let job = state.withLock { state in
            state.isReleased = true
            defer { state.held = nil }
            return state.held
        }
        if let job { run(job) }
    }

    private func run(_ job: UnownedJob) {
        globalConcurrentExecutor.enqueue(ExecutorJob(job))
    }
}
