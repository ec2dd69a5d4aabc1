import Synchronization
public import Testing

/// Lets a store fail at a chosen step: it is called before every step that changes something outside of the process.
public final class StepFaults: Sendable {
    /// What a step that fails throws.
    public struct Fault: Error, Sendable {}

    /// Which steps fail, counted from 1.
    public enum Plan: Sendable, CustomTestStringConvertible {
        case none
        /// Only this one.
        case only(Int)
        /// This one and all after it, as if the process had been killed.
        case from(Int)

        /// The plan in words.
        public var testDescription: String {
            switch self {
            case .none: "no step fails"
            case .only(let step): "step \(step) fails"
            case .from(let step): "everything stops at step \(step)"
            }
        }

        func fails(_ step: Int) -> Bool {
            switch self {
            case .none: false
            case .only(let number): step == number
            case .from(let number): step >= number
            }
        }
    }

    private let state = Mutex((plan: Plan.none, steps: 0))

    /// Nothing fails until a plan is made.
    public init() {}

    /// How many steps there were since the plan was made.
    public var steps: Int { state.withLock { $0.steps } }

    /// From now on these steps fail; the next one is the first.
    public func follow(_ plan: Plan) {
        state.withLock { $0 = (plan, 0) }
    }

    /// To be called before each step.
    public func willStep() throws {
        try state.withLock { state in
            state.steps += 1
            if state.plan.fails(state.steps) { throw Fault() }
        }
    }
}
