internal import Articles

/// What a target is still to be told. It has an end: what is beyond it is left to sitemaps and to those who ask by themselves.
struct PingQueue {
    /// The most addresses that wait.
    static let limit = 10_000
    /// After so many attempts the addresses that were told of are given up.
    static let attempts = 8

    private struct Entry {
        let address: String
        let addedAt: ContinuousClock.Instant
    }

    private var entries: [Entry] = []
    private var known: Set<String> = []
    private var failures = 0
    private var nextAttempt: ContinuousClock.Instant?

    var count: Int { entries.count }

    /// Adds addresses that do not wait already; what comes within a delay is told together. Returns how many were left out.
    mutating func add(
        _ addresses: [String], at now: ContinuousClock.Instant, delay: Duration
    ) -> Int {
        var left = 0
        for address in addresses where !known.contains(address) {
            guard entries.count < Self.limit else {
                left += 1
                continue
            }
            if entries.isEmpty, failures == 0 { nextAttempt = now + delay }
            known.insert(address)
            entries.append(Entry(address: address, addedAt: now))
        }
        return left
    }

    /// Forgets what was added before an instant: another process has told of it.
    mutating func forget(before instant: ContinuousClock.Instant) {
        remove(entries.prefix { $0.addedAt < instant }.map(\.address))
    }

    /// The addresses to tell of now.
    func due(at now: ContinuousClock.Instant, limit: Int) -> [String] {
        guard let nextAttempt, nextAttempt <= now else { return [] }
        return entries.prefix(limit).map(\.address)
    }

    /// Notes that addresses were told of, or will not be.
    mutating func finish(_ addresses: [String]) {
        failures = 0
        remove(addresses)
    }

    /// Notes that an attempt to tell of addresses failed. Returns how many of them are given up by it.
    mutating func fail(
        with addresses: [String], at now: ContinuousClock.Instant, retryAfter: Int?, random: UInt64
    ) -> Int {
        failures += 1
        let delay = WebhookRetry.delay(after: failures, retryAfter: retryAfter, random: random)
        nextAttempt = now + .milliseconds(delay)
        guard failures >= Self.attempts else { return 0 }
        finish(addresses)
        return addresses.count
    }

    private mutating func remove(_ addresses: [String]) {
        let gone = Set(addresses)
        known.subtract(gone)
        entries.removeAll { gone.contains($0.address) }
    }
}
