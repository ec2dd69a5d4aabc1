public import Articles
internal import Synchronization

/// The lease of this process to send what others are told of: webhooks, hubs and search engines.
public final class SendingLease: Sendable {
    private let webhooks: WebhookService
    private let holder: UniqueID
    private let duration: Duration
    private let state = Mutex(State())

    private struct State {
        /// Until when it is surely held.
        var end: ContinuousClock.Instant?
        /// When another process had it.
        var refusedAt: ContinuousClock.Instant?
    }

    /// The lease of a process, which it does not hold yet.
    public init(of webhooks: WebhookService, duration: Duration = .seconds(60)) {
        self.webhooks = webhooks
        self.duration = duration
        holder = webhooks.makeID()
    }

    /// Takes the lease, or takes it anew once a third of it is over. Returns whether it is held. Where another process has it, that is
    /// asked for every twelfth part of it.
    func take() async throws(ArticleError) -> Bool {
        if holds(for: duration * 2 / 3) { return true }
        let start = ContinuousClock.now
        if let refusedAt = state.withLock({ $0.refusedAt }), start < refusedAt + duration / 12 {
            return false
        }
        let milliseconds = Int64(duration / .milliseconds(1))
        let isTaken = try await webhooks.takeSendingLease(holder, milliseconds: milliseconds)
        state.withLock { $0 = isTaken ? State(end: start + duration) : State(refusedAt: start) }
        return isTaken
    }

    /// Whether it is held, and will be for so long.
    func holds(for duration: Duration) -> Bool {
        state.withLock { $0.end }.map { ContinuousClock.now + duration < $0 } ?? false
    }

    /// Lets another process take it at once.
    func giveBack() async {
        let isHeld = state.withLock { state in
            defer { state = State() }
            return state.end != nil
        }
        if isHeld { _ = try? await webhooks.takeSendingLease(holder, milliseconds: 0) }
    }
}
