import Synchronization

/// When keys were used, as far as the storage does not know: one instant a key, however often it is used.
final class KeyUses: Sendable {
    /// By how many milliseconds the stored use of a key may be older than its last one: an hour.
    static let precision: Int64 = 3_600_000

    private let times = Mutex<[String: Timestamp]>([:])

    /// Takes note of a use, if the stored one is an hour old.
    func note(_ key: AccessKey, at now: Timestamp) {
        guard Self.isOutdated(key.lastUsedAt, at: now) else { return }
        times.withLock { $0[key.id] = max($0[key.id] ?? now, now) }
    }

    /// Whether a use is to be stored over the stored one.
    static func isOutdated(_ stored: Timestamp?, at now: Timestamp) -> Bool {
        stored.map { now.milliseconds - $0.milliseconds >= precision } ?? true
    }

    /// Everything noted, which is then forgotten.
    func take() -> [String: Timestamp] {
        times.withLock { times in
            defer { times = [:] }
            return times
        }
    }

    /// Notes again what could not be stored.
    func giveBack(_ others: [String: Timestamp]) {
        times.withLock { $0.merge(others) { max($0, $1) } }
    }
}
