import Articles
import CoreMetrics

/// What the API counts beside what its server does.
struct APIMetrics: Sendable {
    let unknownKeys: Counter
    let slowedKeys: Counter
    let expiredKeys: Counter
    let rateLimited: Counter
    private let cacheBytes: Meter
    private let storageUp: Meter
    private let ready: Meter
    private let newestChange: Meter
    private let oldestChange: Meter
    private let oldestChangeTime: Meter
    private let unnumberedChanges: Meter

    init(_ factory: any MetricsFactory) {
        func meter(_ label: String) -> Meter { Meter(label: label, factory: factory) }
        func wrongKeys(_ result: String) -> Counter {
            Counter(label: "wrong_keys_total", dimensions: [("result", result)], factory: factory)
        }
        unknownKeys = wrongKeys("unknown")
        slowedKeys = wrongKeys("slowed")
        expiredKeys = wrongKeys("expired")
        rateLimited = Counter(label: "rate_limited_requests_total", factory: factory)
        cacheBytes = meter("response_cache_bytes")
        storageUp = meter("storage_up")
        ready = meter("ready")
        newestChange = meter("change_feed_newest_number")
        oldestChange = meter("change_feed_oldest_number")
        oldestChangeTime = meter("change_feed_oldest_timestamp_seconds")
        unnumberedChanges = meter("change_feed_unnumbered")
    }

    /// Takes over what is not counted but looked up.
    func update(_ status: ServiceStatus, cacheBytes bytes: Int) {
        cacheBytes.set(bytes)
        storageUp.set(status.isStorageUp ? 1 : 0)
        ready.set(status.isReady ? 1 : 0)
        let changes = status.changes
        newestChange.set(changes.map { Double($0.newest) } ?? .nan)
        oldestChange.set(changes.map { Double($0.oldest) } ?? .nan)
        oldestChangeTime.set(changes?.oldestTime.map { Double($0.milliseconds) / 1_000 } ?? .nan)
        unnumberedChanges.set(changes.map { $0.isComplete ? 0.0 : 1.0 } ?? Double.nan)
    }
}

/// What the cache of responses counts.
struct CacheMetrics: Sendable {
    let hits: Counter
    let misses: Counter

    init(_ factory: any MetricsFactory) {
        hits = Counter(label: "response_cache_hits_total", factory: factory)
        misses = Counter(label: "response_cache_misses_total", factory: factory)
    }
}
