import Articles

/// The versions that articles had.
struct RevisionTable: Sendable {
    /// Which version of which article.
    struct Key: Hashable, Comparable, Sendable {
        let article: ArticleID
        let version: Int

        static func < (left: Key, right: Key) -> Bool {
            (left.article, left.version) < (right.article, right.version)
        }
    }

    private(set) var rows = RecordTable<Key, Revision> { key, _ in
        RecordID(revision: key.version, of: key.article)
    }
    /// The versions of each article, ascending.
    private var versions: [ArticleID: [Int]] = [:]
    /// The deletions, by when they were made.
    private var deletions = TimeQueue<Key>()

    mutating func store(_ context: WriteContext) {
        guard let revision = context.revision else { return }
        if let dropped = context.droppedRevisions { drop(dropped, of: revision.article) }
        add(revision)
    }

    mutating func add(_ revision: Revision) {
        let key = Key(revision)
        if let present = rows[key], present.isDeletion { deletions.remove(.init(present)) }
        rows[key] = revision
        if revision.isDeletion { deletions.insert(.init(revision)) }
        var known = versions[revision.article] ?? []
        if known.last.map({ $0 < revision.version }) ?? true {
            known.append(revision.version)
        } else if !known.contains(revision.version) {
            known.append(revision.version)
            known.sort()
        }
        versions[revision.article] = known
    }

    /// Deletes the versions of an article that are in a range. Returns how many.
    @discardableResult
    private mutating func drop(_ dropped: ClosedRange<Int>, of article: ArticleID) -> Int {
        var known = versions[article] ?? []
        let gone = known.filter { dropped.contains($0) }
        for version in gone {
            let key = Key(article: article, version: version)
            if let row = rows[key], row.isDeletion { deletions.remove(.init(row)) }
            rows[key] = nil
        }
        known.removeAll { dropped.contains($0) }
        versions[article] = known.isEmpty ? nil : known
        return gone.count
    }

    mutating func delete(
        ofArticlesDeletedBefore time: Timestamp, limit: Int, unless exists: (ArticleID) -> Bool
    ) -> Int {
        guard let deletion = deletions.due(before: time).first(where: { !exists($0.id.article) })?.id
        else { return 0 }
        let known = (versions[deletion.article] ?? []).prefix { $0 <= deletion.version }.prefix(limit)
        guard let last = known.last else { return 0 }
        return drop(0...last, of: deletion.article)
    }

    /// Marks a version as the deletion of its article, which records of version 1 do not say.
    mutating func markDeletion(of article: ArticleID, _ version: Int) {
        guard var row = rows[Key(article: article, version: version)], !row.isDeletion else { return }
        row.isDeletion = true
        add(row)
    }

    func revisions(of article: ArticleID, from version: Int, limit: Int) -> [Revision] {
        let found = (versions[article] ?? []).lazy.filter { $0 >= version }.prefix(limit)
        return found.compactMap { rows[Key(article: article, version: $0)] }
    }

    func revisions(of article: ArticleID, upTo version: Int, limit: Int) -> [Revision] {
        let found = (versions[article] ?? []).reversed().lazy.filter { $0 <= version }.prefix(limit)
        return found.compactMap { rows[Key(article: article, version: $0)] }
    }

    mutating func startNoting() { rows.startNoting() }

    mutating func takeChanged() -> Set<RecordID> { rows.takeChanged() }
}

extension RevisionTable.Key {
    fileprivate init(_ revision: Revision) {
        self.init(article: revision.article, version: revision.version)
    }
}

extension TimeQueue<RevisionTable.Key>.Entry {
    fileprivate init(_ revision: Revision) {
        self.init(time: revision.storedAt, id: RevisionTable.Key(revision))
    }
}
