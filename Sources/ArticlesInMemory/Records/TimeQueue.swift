import Articles
internal import DequeModule

/// What has a time, the earliest first, ties by identity.
struct TimeQueue<ID: Comparable & Sendable>: Sendable {
    struct Entry: Comparable, Sendable {
        let time: Timestamp
        let id: ID

        static func < (left: Entry, right: Entry) -> Bool { (left.time, left.id) < (right.time, right.id) }
    }

    private var entries: Deque<Entry> = []

    var first: Entry? { entries.first }

    /// Those whose time has come.
    func due(at now: Timestamp) -> some Sequence<Entry> { entries.lazy.prefix { $0.time <= now } }

    /// Those whose time is earlier than this one.
    func due(before time: Timestamp) -> some Sequence<Entry> { entries.lazy.prefix { $0.time < time } }

    /// Mostly at the end: clocks go on.
    mutating func insert(_ entry: Entry) { entries.insert(entry, at: index(of: entry)) }

    mutating func remove(_ entry: Entry) {
        let index = index(of: entry)
        if index < entries.count, entries[index] == entry { entries.remove(at: index) }
    }

    mutating func removeFirst() { entries.removeFirst() }

    /// Of the first entry that is not before this one.
    private func index(of entry: Entry) -> Int {
        guard let last = entries.last, entry <= last else { return entries.count }
        var range = 0..<entries.count
        while let middle = range.isEmpty ? nil : range.lowerBound + range.count / 2 {
            range = entries[middle] < entry ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        return range.lowerBound
    }
}
