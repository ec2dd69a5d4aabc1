import Synchronization

/// Keys as they were read last, so that a key in use costs the storage one look a second.
///
/// There are no more than the storage has: only what was found there is kept.
final class KnownKeys: Sendable {
    /// How long a key counts as read, in milliseconds: a key that was revoked elsewhere works that much
    /// longer.
    static let lifetime: Int64 = 1_000

    /// A key, and when it was read.
    struct Entry: Sendable {
        var key: AccessKey
        let readAt: Timestamp

        /// Whether it need not be read again yet.
        func isFresh(at now: Timestamp) -> Bool {
            (0..<KnownKeys.lifetime).contains(now.milliseconds - readAt.milliseconds)
        }
    }

    private struct State {
        var entries: [String: Entry] = [:]
        var listedAt: Timestamp?
        var failure: ArticleError?
        var isListing = false
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())

    /// The key with this identity, if it is known.
    func entry(_ id: String) -> Entry? {
        state.withLock { $0.entries[id] }
    }

    /// Takes note of what the storage said of an identity.
    func set(_ key: AccessKey?, of id: String, at now: Timestamp) {
        state.withLock { $0.entries[id] = key.map { Entry(key: $0, readAt: now) } }
    }

    /// Takes note of uses that are stored now.
    func noteUses(_ uses: [String: Timestamp]) {
        state.withLock { state in
            for (id, time) in uses {
                guard let entry = state.entries[id], entry.key.lastUsedAt.map({ $0 < time }) ?? true else {
                    continue
                }
                state.entries[id]?.key.lastUsedAt = time
            }
        }
    }

    /// Makes sure that every key of the storage is known as of the last second.
    ///
    /// However many ask, all keys are read once a second, or less often if there are very many; others wait
    /// for that reading. Throws what it threw, for as long as it would have counted.
    func list(
        at now: Timestamp, _ read: () async throws(ArticleError) -> [AccessKey]
    ) async throws(ArticleError) {
        guard begin(at: now) else {
            await waitForList()
            if let failure = state.withLock({ $0.failure }) { throw failure }
            return
        }
        do throws(ArticleError) {
            end(with: try await read(), nil, at: now)
        } catch {
            end(with: nil, error, at: now)
            throw error
        }
    }

    /// Whether the keys have to be read now, by whoever asks.
    private func begin(at now: Timestamp) -> Bool {
        state.withLock { state in
            guard !state.isListing else { return false }
            let lifetime = Self.lifetime * Int64(1 + state.entries.count / 10_000)
            if let listedAt = state.listedAt,
                (0..<lifetime).contains(now.milliseconds - listedAt.milliseconds)
            {
                return false
            }
            state.isListing = true
            return true
        }
    }

    private func waitForList() async {
        await withCheckedContinuation { continuation in
            let isListing = state.withLock { state in
                if state.isListing { state.waiting.append(continuation) }
                return state.isListing
            }
            if !isListing { continuation.resume() }
        }
    }

    private func end(with keys: [AccessKey]?, _ failure: ArticleError?, at now: Timestamp) {
        let waiting = state.withLock { state in
            if let keys {
                let entries = keys.map { ($0.id, Entry(key: $0, readAt: now)) }
                state.entries = Dictionary(entries, uniquingKeysWith: { $1 })
            }
            state.failure = failure
            state.listedAt = now
            state.isListing = false
            defer { state.waiting = [] }
            return state.waiting
        }
        waiting.forEach { $0.resume() }
    }
}
