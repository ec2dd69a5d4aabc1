import Articles
import Synchronization

/// Tells those who wait for changes of one scope when there may be some: it asks the storage four times a second as long as
/// anybody waits, however many do, and finds what other instances have changed too.
///
/// Whoever waits for what the public sees is not woken by anything else.
final class ChangeWatch: Sendable {
    /// How long nobody learns of a change.
    static let interval: Duration = .milliseconds(250)

    private struct State {
        var newest: Int64 = -1
        var askedAt: ContinuousClock.Instant?
        var isAsking = false
    }

    private let scope: ChangeScope
    private let state = Mutex(State())
    private let clock = ContinuousClock()

    init(_ scope: ChangeScope) {
        self.scope = scope
    }

    /// Whether there is a change with a larger number than this one: returns as soon as there is, or when the time is over.
    /// Throws when the task is cancelled.
    func wait(
        for articles: ArticleService, beyond known: Int64, until end: ContinuousClock.Instant
    ) async throws -> Bool {
        while true {
            if await newest(of: articles) > known { return true }
            guard clock.now < end else { return false }
            try await Task.sleep(until: min(end, clock.now + Self.interval), clock: clock)
        }
    }

    /// The number of the newest change, as far as it is known: who comes first after a while asks.
    private func newest(of articles: ArticleService) async -> Int64 {
        let mayAsk = state.withLock { state in
            let isOld = state.askedAt.map { clock.now - $0 >= Self.interval * 0.9 } ?? true
            guard isOld, !state.isAsking else { return false }
            state.isAsking = true
            return true
        }
        if mayAsk {
            let newest = try? await articles.newestChange(in: scope)
            state.withLock { state in
                // Where the storage can't be asked, whoever waits goes on waiting.
                if let newest { state.newest = newest }
                state.askedAt = clock.now
                state.isAsking = false
            }
        }
        return state.withLock { $0.newest }
    }
}
