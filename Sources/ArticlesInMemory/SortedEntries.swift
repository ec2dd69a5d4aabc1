import Articles

/// Keys with identities, in order; ties by identity.
///
/// Kept in chunks, so that one more among a million moves some hundreds.
struct SortedEntries<Key: Comparable> {
    struct Entry: Comparable {
        var key: Key
        var id: UniqueID

        static func < (left: Self, right: Self) -> Bool {
            left.key == right.key ? left.id < right.id : left.key < right.key
        }
    }

    /// Where an entry is, or would be; a chunk's end stands for the beginning of the next.
    private struct Place {
        var chunk: Int
        var offset: Int
    }

    private static var maximumOfChunk: Int { 512 }

    /// None is empty.
    private var chunks: [[Entry]] = []
    private(set) var count = 0

    var isEmpty: Bool { count == 0 }

    /// The place of the first entry that is not before this one.
    private func lowerBound(_ entry: Entry) -> Place {
        let chunk = Self.partition(chunks.count) { chunks[$0][0] < entry }
        guard chunk > 0 else { return Place(chunk: 0, offset: 0) }
        let entries = chunks[chunk - 1]
        return Place(chunk: chunk - 1, offset: Self.partition(entries.count) { entries[$0] < entry })
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

    func contains(_ key: Key, _ id: UniqueID) -> Bool {
        let entry = Entry(key: key, id: id)
        return self.entry(at: lowerBound(entry)) == entry
    }

    /// Adds an entry that is not there yet.
    mutating func insert(_ key: Key, _ id: UniqueID) {
        let entry = Entry(key: key, id: id)
        count += 1
        guard !chunks.isEmpty else {
            chunks = [[entry]]
            return
        }
        let place = lowerBound(entry)
        chunks[place.chunk].insert(entry, at: place.offset)
        guard chunks[place.chunk].count > Self.maximumOfChunk else { return }
        let half = chunks[place.chunk].count / 2
        let upper = Array(chunks[place.chunk][half...])
        chunks[place.chunk].removeSubrange(half...)
        chunks.insert(upper, at: place.chunk + 1)
    }

    /// Removes an entry, if it is there.
    mutating func remove(_ key: Key, _ id: UniqueID) {
        let entry = Entry(key: key, id: id)
        guard self.entry(at: lowerBound(entry)) == entry else { return }
        var place = lowerBound(entry)
        if place.offset == chunks[place.chunk].count { place = Place(chunk: place.chunk + 1, offset: 0) }
        chunks[place.chunk].remove(at: place.offset)
        if chunks[place.chunk].isEmpty { chunks.remove(at: place.chunk) }
        count -= 1
    }

    /// Calls `body` with the entries behind a place, up or down, until it answers `false`.
    func walk(after entry: Entry? = nil, isDescending: Bool = false, _ body: (Entry) -> Bool) {
        var place = entry.map { lowerBound($0) } ?? Place(chunk: 0, offset: 0)
        if isDescending {
            if entry == nil { place = Place(chunk: chunks.count, offset: 0) }
            walkDown(from: place, body)
        } else {
            if let entry, self.entry(at: place) == entry { place.offset += 1 }
            walkUp(from: place, body)
        }
    }

    private func walkUp(from place: Place, _ body: (Entry) -> Bool) {
        var offset = place.offset
        for chunk in chunks.dropFirst(place.chunk) {
            for entry in chunk.dropFirst(offset) where !body(entry) { return }
            offset = max(0, offset - chunk.count)
        }
    }

    private func walkDown(from place: Place, _ body: (Entry) -> Bool) {
        if place.chunk < chunks.count {
            for entry in chunks[place.chunk].prefix(place.offset).reversed() where !body(entry) { return }
        }
        for chunk in chunks.prefix(place.chunk).reversed() {
            for entry in chunk.reversed() where !body(entry) { return }
        }
    }
}
