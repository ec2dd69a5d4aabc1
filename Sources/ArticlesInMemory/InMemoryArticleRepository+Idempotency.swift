public import Articles

extension InMemoryArticleRepository {
    public func keptResponse(
        id: UniqueID, at now: Timestamp
    ) async throws(ArticleError) -> KeptResponse? {
        read { state in state.responses[id].flatMap { $0.isKept(at: now) ? $0 : nil } }
    }
}

extension State {
    /// Throws `conflict(.request)` if the request of a change was carried out before.
    func checkIsNew(_ context: WriteContext) throws(ArticleError) {
        guard let response = context.response, let present = responses[response.request.id] else { return }
        if present.isKept(at: response.storedAt) { throw .conflict(.request) }
    }

    /// Stores what belongs to a change.
    mutating func keep(_ context: WriteContext) {
        changes.store(context)
        revisions.store(context)
        guard let response = context.response else { return }
        let expiry = KeptResponse.expiry(at: response.storedAt)
        for _ in 0..<KeptResponse.cleanupLimit {
            guard let oldest = responsesByAge.first, oldest.storedAt <= expiry else { break }
            responsesByAge.removeFirst()
            responses[oldest.id] = nil
        }
        if let expired = responses[response.request.id] {
            responsesByAge.remove(ExpiryQueue.Entry(expired))
        }
        add(response)
    }

    mutating func add(_ response: KeptResponse) {
        responses[response.request.id] = response
        responsesByAge.insert(ExpiryQueue.Entry(response))
    }
}

/// Which responses are kept, the oldest first, ties by identity.
struct ExpiryQueue: Sendable {
    struct Entry: Comparable, Sendable {
        let storedAt: Timestamp
        let id: UniqueID

        init(_ response: KeptResponse) {
            storedAt = response.storedAt
            id = response.request.id
        }

        static func < (left: Entry, right: Entry) -> Bool {
            (left.storedAt, left.id) < (right.storedAt, right.id)
        }
    }

    private var entries: [Entry] = []
    /// The entries before this one are removed.
    private var start = 0

    var first: Entry? { start < entries.count ? entries[start] : nil }

    /// Mostly at the end: clocks go on.
    mutating func insert(_ entry: Entry) { entries.insert(entry, at: index(of: entry)) }

    mutating func remove(_ entry: Entry) {
        let index = index(of: entry)
        if index < entries.count, entries[index] == entry { entries.remove(at: index) }
    }

    mutating func removeFirst() {
        start += 1
        guard start > 1_024, start > entries.count / 2 else { return }
        entries.removeFirst(start)
        start = 0
    }

    /// Of the first entry that is not before this one.
    private func index(of entry: Entry) -> Int {
        guard let last = entries.last, start < entries.count, entry <= last else { return entries.count }
        var range = start..<entries.count
        while let middle = range.isEmpty ? nil : range.lowerBound + range.count / 2 {
            range = entries[middle] < entry ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        return range.lowerBound
    }
}
