import Articles
import Synchronization

/// Lets a few requests at a time do what takes much memory; the others wait in the order in which they came.
final class RequestGate: Sendable {
    private struct State {
        var free: Int
        var nextTicket = 0
        var waiting: [(ticket: Int, continuation: CheckedContinuation<Bool, Never>)] = []
        var isCancelled = Set<Int>()
    }

    private let state: Mutex<State>
    private let queueLimit: Int

    /// A gate for `width` requests at a time; so many more may wait.
    init(width: Int, queueLimit: Int) {
        state = Mutex(State(free: width))
        self.queueLimit = queueLimit
    }

    /// Does something when it is this request's turn. Throws `unavailable` if too many wait already, or the
    /// request is given up before.
    func pass<Value>(_ body: () async throws -> Value) async throws -> Value {
        guard await enter() else {
            throw ArticleError(.unavailable, "too many large requests are carried out at once")
        }
        defer { leave() }
        return try await body()
    }

    private func enter() async -> Bool {
        let ticket: Int? = state.withLock { state in
            guard state.free == 0 else {
                state.free -= 1
                return nil
            }
            state.nextTicket += 1
            return state.nextTicket
        }
        guard let ticket else { return true }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { wait($0, ticket) }
        } onCancel: {
            cancel(ticket)
        }
    }

    private func wait(_ continuation: CheckedContinuation<Bool, Never>, _ ticket: Int) {
        let isAdmitted: Bool? = state.withLock { state in
            if state.isCancelled.remove(ticket) != nil { return false }
            if state.free > 0 {
                state.free -= 1
                return true
            }
            guard state.waiting.count < queueLimit else { return false }
            state.waiting.append((ticket, continuation))
            return nil
        }
        if let isAdmitted { continuation.resume(returning: isAdmitted) }
    }

    private func cancel(_ ticket: Int) {
        let continuation: CheckedContinuation<Bool, Never>? = state.withLock { state in
            guard let index = state.waiting.firstIndex(where: { $0.ticket == ticket }) else {
                state.isCancelled.insert(ticket)
                return nil
            }
            return state.waiting.remove(at: index).continuation
        }
        continuation?.resume(returning: false)
    }

    private func leave() {
        let next: CheckedContinuation<Bool, Never>? = state.withLock { state in
            guard !state.waiting.isEmpty else {
                state.free += 1
                return nil
            }
            return state.waiting.removeFirst().continuation
        }
        next?.resume(returning: true)
    }
}
