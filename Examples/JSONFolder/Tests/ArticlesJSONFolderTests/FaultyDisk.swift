import Synchronization

/// A disk that breaks when it is told to.
final class FaultyDisk: Sendable {
    /// What is thrown by a step that fails.
    struct Fault: Error {}

    /// Which steps fail from now on.
    enum Plan {
        case none
        /// Only the `n`-th one, counted from 1.
        case step(Int)
        /// The `n`-th one and all after it: the power is gone.
        case stepsFrom(Int)
    }

    private let state = Mutex((plan: Plan.none, steps: 0))

    /// How many steps there were since the plan was made.
    var steps: Int { state.withLock { $0.steps } }

    func follow(_ plan: Plan) {
        state.withLock { $0 = (plan, 0) }
    }

    func willStep() throws {
        try state.withLock { state in
            state.steps += 1
            switch state.plan {
            case .none: return
            case .step(let number): if state.steps == number { throw Fault() }
            case .stepsFrom(let number): if state.steps >= number { throw Fault() }
            }
        }
    }
}
