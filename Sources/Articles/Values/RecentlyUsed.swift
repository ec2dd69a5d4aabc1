/// Values of articles within some room, of which those are dropped that were not asked for lately.
///
/// Two generations: when the younger one takes half of the room the older one is dropped, and what is asked for goes into the
/// younger one.
struct RecentlyUsed<Value: Sendable>: Sendable {
    /// What was dropped, to be released where nobody waits: thousands of values take milliseconds.
    struct Dropped: Sendable {
        /// As many are released by whoever drops them.
        private static var few: Int { 256 }

        fileprivate var generations: [[ArticleID: Slot]] = []

        consuming func release() {
            guard generations.contains(where: { $0.count > Self.few }) else { return }
            let generations = generations
            Task.detached { withExtendedLifetime(generations) {} }
        }
    }

    fileprivate struct Slot: Sendable {
        var value: Value
        /// In bytes.
        var size: Int
    }

    private let limit: Int
    private var recent: [ArticleID: Slot] = [:]
    private var former: [ArticleID: Slot] = [:]
    /// Of `recent`, in bytes.
    private var size = 0
    private var dropped = Dropped()

    /// Nothing yet; of at most so many bytes.
    init(limit: Int) {
        self.limit = limit
    }

    /// The value of an article, if it is there.
    mutating func value(of article: ArticleID) -> Value? {
        if let slot = recent[article] { return slot.value }
        guard let slot = former.removeValue(forKey: article) else { return nil }
        insert(slot.value, of: article, size: slot.size)
        return slot.value
    }

    /// Inserts a value that takes about so many bytes, in place of a former one.
    mutating func insert(_ value: Value, of article: ArticleID, size: Int) {
        let before = recent.updateValue(Slot(value: value, size: size), forKey: article)
        self.size += size - (before?.size ?? 0)
        guard self.size > limit / 2 else { return }
        drop(former)
        (former, recent, self.size) = (recent, [:], 0)
    }

    /// Changes the value of an article that was asked for lately.
    mutating func update(_ article: ArticleID, _ change: (inout Value) -> Void) {
        guard let index = recent.index(forKey: article) else { return }
        change(&recent.values[index].value)
    }

    mutating func removeAll() {
        drop(recent)
        drop(former)
        (former, recent, size) = ([:], [:], 0)
    }

    /// What was dropped since the last call.
    mutating func takeDropped() -> Dropped {
        defer { dropped = Dropped() }
        return dropped
    }

    private mutating func drop(_ generation: [ArticleID: Slot]) {
        if !generation.isEmpty { dropped.generations.append(generation) }
    }
}
