import Articles

/// Everything that is stored, with an index for each way of finding it.
struct State {
    var articles: [ArticleID: Article] = [:]
    var articleIDs: [Slug: ArticleID] = [:]
    var sources: [Source: ArticleID] = [:]
    var byPublished = SortedEntries<Int64>()
    var byUpdated = SortedEntries<Int64>()
    var byTitle = SortedEntries<TextKey>()
    var tags: [TagID: Tag] = [:]
    var tagIDs: [Slug: TagID] = [:]
    var tagKeys: [TextKey: TagID] = [:]
    var articlesByTag: [TagID: Set<ArticleID>] = [:]
    var formerSlugs: [Slug: FormerSlug] = [:]
    var formerTagSlugs: [Slug: FormerSlug] = [:]
    var tombstones: [ArticleID: Tombstone] = [:]
    var accessKeys: [String: AccessKey] = [:]

    /// Whose slug it was, and until when.
    struct FormerSlug {
        var owner: UniqueID
        var givenUpAt: Timestamp
    }
}

/// A text that is compared as its bytes of UTF-8.
struct TextKey: Hashable, Comparable {
    let text: String

    static func == (left: Self, right: Self) -> Bool {
        left.text.hasSameBytes(as: right.text)
    }

    static func < (left: Self, right: Self) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }

    func hash(into hasher: inout Hasher) {
        for byte in text.utf8 { hasher.combine(byte) }
    }
}

/// Keys with identities, in order; ties by identity.
struct SortedEntries<Key: Comparable> {
    struct Entry: Comparable {
        var key: Key
        var id: UniqueID

        static func < (left: Self, right: Self) -> Bool {
            left.key == right.key ? left.id < right.id : left.key < right.key
        }
    }

    private(set) var entries: [Entry] = []

    /// The index of the first entry that is not before this one.
    func lowerBound(_ entry: Entry) -> Int {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if entries[middle] < entry { low = middle + 1 } else { high = middle }
        }
        return low
    }

    mutating func insert(_ key: Key, _ id: UniqueID) {
        let entry = Entry(key: key, id: id)
        entries.insert(entry, at: lowerBound(entry))
    }

    mutating func remove(_ key: Key, _ id: UniqueID) {
        let entry = Entry(key: key, id: id)
        let index = lowerBound(entry)
        if index < entries.count, entries[index] == entry { entries.remove(at: index) }
    }

    /// The identities behind a place, walking up or down.
    func identities(after place: Entry?, isDescending: Bool) -> some Sequence<UniqueID> {
        let range: Range<Int>
        if isDescending {
            range = 0..<(place.map { lowerBound($0) } ?? entries.count)
        } else {
            var start = place.map { lowerBound($0) } ?? 0
            if let place, start < entries.count, entries[start] == place { start += 1 }
            range = start..<entries.count
        }
        let count = range.count
        return (0..<count).lazy.map { [entries] in
            entries[isDescending ? range.upperBound - 1 - $0 : range.lowerBound + $0].id
        }
    }
}
