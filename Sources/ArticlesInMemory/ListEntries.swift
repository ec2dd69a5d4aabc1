import Articles

/// Some articles by a key, those of each state apart: what is visible is one range of what is published.
struct ListEntries<Key: Comparable & Sendable>: Sendable {
    private var published = SortedEntries<Key>()
    private var drafts = SortedEntries<Key>()
    private var archived = SortedEntries<Key>()

    var count: Int { published.count + drafts.count + archived.count }

    var isEmpty: Bool { count == 0 }

    /// Those in a state.
    private(set) subscript(status: ArticleStatus) -> SortedEntries<Key> {
        _read {
            switch status {
            case .published: yield published
            case .draft: yield drafts
            case .archived: yield archived
            }
        }
        _modify {
            switch status {
            case .published: yield &published
            case .draft: yield &drafts
            case .archived: yield &archived
            }
        }
    }

    mutating func insert(_ key: Key, _ number: ArticleNumber, _ status: ArticleStatus, _ ids: [ArticleID]) {
        self[status].insert(key, number, ids)
    }

    mutating func remove(_ key: Key, _ number: ArticleNumber, _ status: ArticleStatus, _ ids: [ArticleID]) {
        self[status].remove(key, number, ids)
    }

    /// How many there are in some states and a range of keys.
    func count(in statuses: [ArticleStatus], _ keys: ClosedRange<Key>) -> Int {
        statuses.reduce(0) { $0 + self[$1].count(in: keys) }
    }

    /// Calls `body` with all of them, state by state.
    func forEach(in statuses: [ArticleStatus], _ body: (ArticleNumber) -> Void) {
        for status in statuses {
            self[status].walk { entry in
                body(entry.number)
                return true
            }
        }
    }
}

/// Several walks in the same direction as one, each article once.
struct MergedWalk<Key: Comparable & Sendable> {
    private var walks: [SortedEntries<Key>.Walk]
    private var heads: [SortedEntries<Key>.Entry?]
    private let isDescending: Bool
    private var last: ArticleNumber?

    init(_ walks: [SortedEntries<Key>.Walk], isDescending: Bool) {
        self.walks = walks
        self.isDescending = isDescending
        heads = walks.indices.map { _ in nil }
        for index in walks.indices { heads[index] = self.walks[index].next() }
    }

    mutating func next(_ ids: [ArticleID]) -> SortedEntries<Key>.Entry? {
        while let first = firstHead(ids), let entry = heads[first] {
            heads[first] = walks[first].next()
            guard entry.number != last else { continue }
            last = entry.number
            return entry
        }
        return nil
    }

    private func firstHead(_ ids: [ArticleID]) -> Int? {
        if heads.count == 1 { return 0 }
        var first: Int?
        for index in heads.indices {
            guard let head = heads[index] else { continue }
            guard let chosen = first.flatMap({ heads[$0] }) else {
                first = index
                continue
            }
            let isBefore =
                head.key == chosen.key
                ? ids[Int(head.number)] < ids[Int(chosen.number)] : head.key < chosen.key
            if isBefore != isDescending { first = index }
        }
        return first
    }
}
