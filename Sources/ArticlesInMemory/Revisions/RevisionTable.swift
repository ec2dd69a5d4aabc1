import Articles

/// The versions that articles had.
struct RevisionTable: Sendable {
    /// Which version of which article.
    struct Key: Hashable, Sendable {
        let article: ArticleID
        let version: Int
    }

    private(set) var rows = RecordTable<Key, Revision> { key, _ in
        RecordID(revision: key.version, of: key.article)
    }
    /// The versions of each article, ascending.
    private var versions: [ArticleID: [Int]] = [:]

    mutating func store(_ context: WriteContext) {
        guard let revision = context.revision else { return }
        if let dropped = context.droppedRevisions {
            for version in versions[revision.article] ?? [] where dropped.contains(version) {
                rows[Key(article: revision.article, version: version)] = nil
            }
            versions[revision.article]?.removeAll { dropped.contains($0) }
        }
        add(revision)
    }

    mutating func add(_ revision: Revision) {
        rows[Key(article: revision.article, version: revision.version)] = revision
        var known = versions[revision.article] ?? []
        if known.last.map({ $0 < revision.version }) ?? true {
            known.append(revision.version)
        } else if !known.contains(revision.version) {
            known.append(revision.version)
            known.sort()
        }
        versions[revision.article] = known
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
