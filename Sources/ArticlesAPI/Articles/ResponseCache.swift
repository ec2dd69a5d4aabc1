import Articles
import CoreMetrics
import Synchronization

/// Encoded responses, bounded by bytes: about a single article until it changes, about several until any does; of a storage
/// that only has a change token, each until anything does.
///
/// Whoever reads to fill it takes a `Fill` before; what was read is not kept when it may have changed since.
/// A response that has not been used since the last round goes first when room is needed.
final class ResponseCache: Sendable {
    /// The state of the cache before something was read.
    struct Fill: Sendable {
        let generation: UInt64
    }

    /// What a response costs beside its bytes: keys, fields, tables.
    static let overhead = 2_048
    /// How many changes are remembered for fills that are under way.
    private static let memory = 1_024

    /// What a response is about.
    enum Subject: Hashable {
        case article(ArticleID)
        /// Several articles, up to an instant at which others may appear.
        case articles(until: Timestamp)
    }

    struct Entry {
        let target: String
        let subject: Subject
        let response: EncodedResponse
        /// Of the cache when it was added.
        let generation: UInt64
        var isUsed = false

        var size: Int { response.bytes.count + target.utf8.count + ResponseCache.overhead }
    }

    struct State {
        var slots: [Entry?] = []
        var free: [Int] = []
        var hand = 0
        var size = 0
        var byTarget: [String: Int] = [:]
        var byArticle: [ArticleID: [Int]] = [:]
        var flights = Flights()
        /// When the next article appears, as of a generation.
        var appearance: (generation: UInt64, time: Timestamp)?
        /// Counts changes.
        var generation: UInt64 = 0
        /// The latest changes, oldest first; fills from before `floor` can't be judged any more.
        var changes: [(generation: UInt64, article: ArticleID)] = []
        var floor: UInt64 = 0
        /// Responses of earlier generations are stale. They go when their room or their target is needed: to free
        /// all of them at once would keep an event loop.
        var oldestFresh: UInt64 = 0
        /// Of the storage when the responses were found right.
        var token: ChangeToken?
    }

    let state = Mutex(State())
    private let byteLimit: Int
    private let storage: (any ChangeTracking)?
    let metrics: CacheMetrics?

    /// An empty cache of at most so many bytes.
    ///
    /// - Parameters:
    ///   - storage: has a token that changes; without, `drop` is called for each change.
    ///   - metrics: where hits and misses are counted.
    init(byteLimit: Int, of storage: (any ChangeTracking)? = nil, metrics: CacheMetrics? = nil) {
        self.metrics = metrics
        self.byteLimit = byteLimit
        self.storage = storage
    }

    /// The response to a target, byte by byte as the client wrote it.
    func response(to target: String, at now: Timestamp) -> EncodedResponse? {
        let response: EncodedResponse? = state.withLock { state in
            guard isKnown(&state), let slot = state.freshSlot(of: target, at: now) else { return nil }
            state.slots[slot]?.isUsed = true
            return state.slots[slot]?.response
        }
        if response != nil { metrics?.hits.increment() }
        return response
    }

    /// To be called before what is to be kept is read; `nil` when it can't be kept.
    func beginFill() -> Fill? {
        metrics?.misses.increment()
        return state.withLock { state in isKnown(&state) ? Fill(generation: state.generation) : nil }
    }

    /// Makes everything stale if the storage has another token than before; false when its token can't be told.
    func isKnown(_ state: inout State) -> Bool {
        guard let storage else { return true }
        guard let token = storage.changeToken else { return false }
        if token != state.token {
            state.dropAll()
            state.token = token
        }
        return true
    }

    /// Keeps a response, unless what it is about may have changed since the fill began.
    func keep(
        _ response: EncodedResponse, of subject: Subject, for target: String, _ fill: Fill, at now: Timestamp
    ) {
        state.withLock { state in
            guard state.isUnchanged(subject, since: fill.generation),
                state.freshSlot(of: target, at: now) == nil
            else { return }
            let entry = Entry(
                target: target, subject: subject, response: response, generation: state.generation)
            guard entry.size <= byteLimit else { return }
            if let stale = state.byTarget[target] { state.remove(stale) }
            state.makeRoom(for: entry.size, within: byteLimit)
            state.add(entry)
        }
    }

    /// Drops what the change makes wrong.
    func drop(_ change: StoredChange) {
        state.withLock { state in
            switch change {
            case .article(let article):
                state.generation += 1
                state.remember(article, atMost: Self.memory)
                for slot in state.byArticle[article] ?? [] { state.remove(slot) }
            case .lists: state.generation += 1
            case .everything: state.dropAll()
            }
        }
    }

    /// How many bytes it takes, overhead and what is stale included.
    var size: Int { state.withLock(\.size) }
}

extension ResponseCache.State {
    /// Whether nothing was changed that a response is about.
    fileprivate func isUnchanged(_ subject: ResponseCache.Subject, since generation: UInt64) -> Bool {
        guard generation >= floor else { return false }
        switch subject {
        case .article(let article):
            return !changes.contains { $0.generation > generation && $0.article == article }
        case .articles: return generation == self.generation
        }
    }

    fileprivate mutating func remember(_ article: ArticleID, atMost limit: Int) {
        if changes.count == limit {
            floor = changes[limit / 2].generation
            changes.removeFirst(limit / 2 + 1)
        }
        changes.append((generation, article))
    }

    fileprivate mutating func add(_ entry: ResponseCache.Entry) {
        let slot: Int
        if let last = free.popLast() {
            slot = last
            slots[slot] = entry
        } else {
            slot = slots.count
            slots.append(entry)
        }
        size += entry.size
        byTarget[entry.target] = slot
        if case .article(let article) = entry.subject { byArticle[article, default: []].append(slot) }
    }

    mutating func remove(_ slot: Int) {
        guard let entry = slots[slot] else { return }
        slots[slot] = nil
        free.append(slot)
        size -= entry.size
        byTarget[entry.target] = nil
        guard case .article(let article) = entry.subject else { return }
        byArticle[article]?.removeAll { $0 == slot }
        if byArticle[article]?.isEmpty == true { byArticle[article] = nil }
    }

    /// Makes everything stale; no fill that is under way is kept.
    mutating func dropAll() {
        generation += 1
        floor = generation
        oldestFresh = generation
        changes = []
    }

    /// The slot of a response that may be given.
    func freshSlot(of target: String, at now: Timestamp) -> Int? {
        guard let slot = byTarget[target], let entry = slots[slot], isFresh(entry, at: now) else {
            return nil
        }
        return slot
    }

    private func isFresh(_ entry: ResponseCache.Entry, at now: Timestamp) -> Bool {
        switch entry.subject {
        case .article: entry.generation >= oldestFresh
        case .articles(let end): entry.generation == generation && now < end
        }
    }

    /// Goes round the slots: what was used since the last time stays once more.
    mutating func makeRoom(for count: Int, within limit: Int) {
        while size + count > limit, !slots.isEmpty {
            hand = hand + 1 < slots.count ? hand + 1 : 0
            if let entry = slots[hand], entry.isUsed, isFresh(entry, at: .earliest) {
                slots[hand]?.isUsed = false
            } else {
                remove(hand)
            }
        }
    }
}
