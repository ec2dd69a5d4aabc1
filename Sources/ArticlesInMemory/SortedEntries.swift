import Articles

/// Articles by a key, in order; ties by identity.
///
/// Knows articles by number, and is told the identities of numbers. Kept in chunks, so that one more among a
/// million moves some hundreds.
struct SortedEntries<Key: Comparable & Sendable>: Sendable {
    struct Entry {
        var key: Key
        var number: ArticleNumber
    }

    /// Where an entry is, or would be; a chunk's end stands for the beginning of the next.
    fileprivate struct Place {
        var chunk: Int
        var offset: Int
    }

    private static var maximumOfChunk: Int { 512 }

    /// None is empty.
    private var chunks: [[Entry]] = []
    private(set) var count = 0

    var isEmpty: Bool { count == 0 }

    /// The place of the first entry that is not before this one.
    private func lowerBound(_ key: Key, _ id: ArticleID, _ ids: [ArticleID]) -> Place {
        place { entry in entry.key == key ? ids[Int(entry.number)] < id : entry.key < key }
    }

    /// The place behind the first entries, for which this holds.
    private func place(behind isBefore: (Entry) -> Bool) -> Place {
        let chunk = Self.partition(chunks.count) { isBefore(chunks[$0][0]) }
        guard chunk > 0 else { return Place(chunk: 0, offset: 0) }
        let entries = chunks[chunk - 1]
        return Place(chunk: chunk - 1, offset: Self.partition(entries.count) { isBefore(entries[$0]) })
    }

    /// How many of the first indices fulfil a condition that the rest does not.
    private static func partition(_ count: Int, _ holds: (Int) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if holds(middle) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func entry(at place: Place) -> Entry? {
        guard place.chunk < chunks.count else { return nil }
        if place.offset < chunks[place.chunk].count { return chunks[place.chunk][place.offset] }
        return place.chunk + 1 < chunks.count ? chunks[place.chunk + 1][0] : nil
    }

    /// The place of an entry that is there.
    private func place(_ key: Key, _ number: ArticleNumber, _ ids: [ArticleID]) -> Place? {
        let place = lowerBound(key, ids[Int(number)], ids)
        guard let entry = entry(at: place), entry.key == key, entry.number == number else { return nil }
        return place.offset == chunks[place.chunk].count ? Place(chunk: place.chunk + 1, offset: 0) : place
    }

    /// Adds an entry that is not there yet.
    mutating func insert(_ key: Key, _ number: ArticleNumber, _ ids: [ArticleID]) {
        let entry = Entry(key: key, number: number)
        count += 1
        guard !chunks.isEmpty else {
            chunks = [[entry]]
            return
        }
        let place = lowerBound(key, ids[Int(number)], ids)
        chunks[place.chunk].insert(entry, at: place.offset)
        guard chunks[place.chunk].count > Self.maximumOfChunk else { return }
        let half = chunks[place.chunk].count / 2
        let upper = Array(chunks[place.chunk][half...])
        chunks[place.chunk].removeSubrange(half...)
        chunks.insert(upper, at: place.chunk + 1)
    }

    /// Removes an entry, if it is there.
    mutating func remove(_ key: Key, _ number: ArticleNumber, _ ids: [ArticleID]) {
        guard let place = place(key, number, ids) else { return }
        chunks[place.chunk].remove(at: place.offset)
        if chunks[place.chunk].isEmpty { chunks.remove(at: place.chunk) }
        count -= 1
    }

    /// Calls `body` with the entries, up or down, until it returns `false`.
    @inline(__always)
    func walk(isDescending: Bool = false, _ body: (Entry) -> Bool) {
        if isDescending {
            walkDown(from: Place(chunk: chunks.count, offset: 0), body)
        } else {
            walkUp(from: Place(chunk: 0, offset: 0), body)
        }
    }

    /// Calls `body` with the entries behind a place, up or down, until it returns `false`. No article needs to
    /// be there.
    func walk(
        after key: Key, _ id: ArticleID, _ ids: [ArticleID], isDescending: Bool = false,
        _ body: (Entry) -> Bool
    ) {
        var place = lowerBound(key, id, ids)
        if isDescending { return walkDown(from: place, body) }
        if let entry = entry(at: place), entry.key == key, ids[Int(entry.number)] == id { place.offset += 1 }
        walkUp(from: place, body)
    }

    @inline(__always)
    private func walkUp(from place: Place, _ body: (Entry) -> Bool) {
        var offset = place.offset
        for chunk in chunks.dropFirst(place.chunk) {
            for entry in chunk.dropFirst(offset) where !body(entry) { return }
            offset = max(0, offset - chunk.count)
        }
    }

    @inline(__always)
    private func walkDown(from place: Place, _ body: (Entry) -> Bool) {
        if place.chunk < chunks.count {
            for entry in chunks[place.chunk].prefix(place.offset).reversed() where !body(entry) { return }
        }
        for chunk in chunks.prefix(place.chunk).reversed() {
            for entry in chunk.reversed() where !body(entry) { return }
        }
    }
}

// MARK: Ranges

extension SortedEntries {
    /// Where a walk begins.
    enum Start {
        /// At the first or last entry.
        case end
        /// At a key, whose entries are included.
        case at(Key)
        /// Behind a place, where no entry needs to be.
        case behind(Key, ArticleID)
    }

    /// Goes through entries, up or down.
    struct Walk: IteratorProtocol {
        fileprivate let chunks: [[Entry]]
        fileprivate var place: Place
        fileprivate let isDescending: Bool

        mutating func next() -> Entry? {
            if isDescending {
                while place.offset == 0 {
                    guard place.chunk > 0 else { return nil }
                    place.chunk -= 1
                    place.offset = chunks[place.chunk].count
                }
                place.offset -= 1
                return chunks[place.chunk][place.offset]
            }
            while place.chunk < chunks.count, place.offset >= chunks[place.chunk].count {
                place = Place(chunk: place.chunk + 1, offset: 0)
            }
            guard place.chunk < chunks.count else { return nil }
            place.offset += 1
            return chunks[place.chunk][place.offset - 1]
        }
    }

    func entries(from start: Start, _ ids: [ArticleID], isDescending: Bool) -> Walk {
        let place: Place
        switch start {
        case .end: place = Place(chunk: isDescending ? chunks.count : 0, offset: 0)
        case .at(let key): place = self.place { isDescending ? $0.key <= key : $0.key < key }
        case .behind(let key, let id):
            place = self.place { entry in
                let isSame = entry.key == key
                let own = ids[Int(entry.number)]
                return isSame ? (isDescending ? own < id : own <= id) : entry.key < key
            }
        }
        return Walk(chunks: chunks, place: place, isDescending: isDescending)
    }

    /// The last of the next `count` entries behind a place, or of the first ones; nil if there are not so many. Takes a step for
    /// each chunk.
    func entry(_ count: Int, behind place: (key: Key, id: ArticleID)?, _ ids: [ArticleID]) -> Entry? {
        var offset = count - 1
        if let place {
            offset += self.count(
                before: self.place { entry in
                    entry.key == place.key ? ids[Int(entry.number)] <= place.id : entry.key < place.key
                })
        }
        for chunk in chunks {
            if offset < chunk.count { return chunk[offset] }
            offset -= chunk.count
        }
        return nil
    }

    /// How many entries have a key in the range. Takes a step for each chunk.
    func count(in keys: ClosedRange<Key>) -> Int {
        count(before: place { $0.key <= keys.upperBound }) - count(before: place { $0.key < keys.lowerBound })
    }

    private func count(before place: Place) -> Int {
        chunks.prefix(place.chunk).reduce(0) { $0 + $1.count } + place.offset
    }
}
