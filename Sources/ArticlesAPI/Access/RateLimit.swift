import HTTPRouting
import HTTPTypes
import Synchronization

/// How many requests may come in a minute from one key, or from one address without a key: a bucket of tokens
/// each (the generic cell rate algorithm, ITU-T I.371), in a table of fixed size.
///
/// When too many come for the table, the bucket that is the fullest of its set makes way: its owner has asked
/// for the least.
final class RateLimit: Sendable {
    /// Requests a minute, which may also come at once.
    let limit: Int64
    /// After how many microseconds one more may come.
    private let interval: Int64

    private static let window: Int64 = 60_000_000
    private static let setCount = 8_192
    private static let setSize = 8

    private struct Bucket {
        /// Whose it is, by a hash that nobody outside can foresee; 0 for nobody's.
        var owner: UInt64 = 0
        /// When it will be full again, in microseconds.
        var fullAt = Int64.min
    }

    private let buckets: Mutex<[Bucket]>

    /// A limit of 1 to 1,000,000 requests a minute.
    init(perMinute limit: Int) {
        self.limit = Int64(min(max(limit, 1), 1_000_000))
        interval = Self.window / self.limit
        buckets = Mutex(Array(repeating: Bucket(), count: Self.setCount * Self.setSize))
    }

    /// What is left of a limit after a request.
    struct Quota: Sendable, Equatable {
        /// Requests a minute.
        let limit: Int64
        /// How many may come at once now.
        let remaining: Int64
        /// In how many seconds all may come at once again.
        let reset: Int64
        /// In how many seconds a request may come again; 0 if this one may be served.
        let wait: Int64
    }

    /// Counts a request of a client, by a text that no other client has.
    func take(_ client: String, at milliseconds: Int64) -> Quota {
        let owner = UInt64(truncatingIfNeeded: client.hashValue) | 1
        let now = milliseconds * 1_000
        let first = Int(owner >> 16 % UInt64(Self.setCount)) * Self.setSize
        return buckets.withLock { buckets in
            let index = Self.index(of: owner, from: first, in: buckets)
            if buckets[index].owner != owner { buckets[index] = Bucket(owner: owner) }
            let most = limit * interval
            var fullAt = max(buckets[index].fullAt, now)
            // The clock was set back: the bucket begins anew.
            if fullAt > now + most { fullAt = now }
            let mayPass = fullAt + interval <= now + most
            if mayPass { fullAt += interval }
            buckets[index].fullAt = fullAt
            let wait = mayPass ? 0 : (fullAt + interval - now - most + 999_999) / 1_000_000
            return Quota(
                limit: limit, remaining: (now + most - fullAt) / interval,
                reset: (fullAt - now + 999_999) / 1_000_000, wait: wait)
        }
    }

    /// The bucket of an owner, or one that makes way for it.
    private static func index(of owner: UInt64, from first: Int, in buckets: [Bucket]) -> Int {
        var fullest = first
        for index in first..<first + setSize {
            if buckets[index].owner == owner { return index }
            if buckets[index].fullAt < buckets[fullest].fullAt { fullest = index }
        }
        return fullest
    }
}
