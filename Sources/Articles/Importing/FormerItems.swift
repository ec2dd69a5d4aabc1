/// Items that were imported before and that nothing in the input is known by any more: whether a new item is one of
/// them, moved or renamed. Each is found once.
///
/// An item is the same if title and body are, or if the slug is and besides the body or the title; not if both name
/// different dates. A body without a text says nothing.
public struct FormerItems: Sendable {
    private var items: [FormerItem] = []
    /// Items that have something in common, in the order in which they were added.
    private var queues: [FormerKey: FormerQueue] = [:]

    /// None.
    public init() {}

    /// Whether there is none.
    public var isEmpty: Bool { items.isEmpty }

    /// Adds the item of an article.
    public mutating func add(_ article: Article) {
        if let source = article.source { add(FormerItem(article, from: source)) }
    }

    /// Adds the item of a deleted article.
    public mutating func add(_ tombstone: Tombstone) {
        if let source = tombstone.source { add(FormerItem(tombstone, from: source)) }
    }

    private mutating func add(_ item: FormerItem) {
        let index = items.count
        items.append(item)
        for key in item.keys { queues[key, default: FormerQueue()].add(index, isDeleted: item.isDeleted) }
    }

    /// Takes out the item that a draft brings again, and returns its source: rather one with the same text and slug than
    /// with one of them, and rather one whose article is there than one that is deleted.
    public mutating func take(_ draft: ArticleDraft) -> Source? {
        for keys in FormerKey.levels(of: draft) {
            for isDeleted in [false, true] {
                let found = keys.compactMap { first(of: $0, isDeleted: isDeleted) }
                guard let index = found.min() else { continue }
                items[index].isTaken = true
                return items[index].source
            }
        }
        return nil
    }

    /// The first item that was not taken; those before it are forgotten, so that each is passed over once.
    private mutating func first(of key: FormerKey, isDeleted: Bool) -> Int? {
        while let index = queues[key]?.first(isDeleted: isDeleted) {
            guard items[index].isTaken else { return index }
            queues[key]?.removeFirst(isDeleted: isDeleted)
        }
        return nil
    }
}

/// What items and drafts may have in common, by the hashes of it.
private enum FormerKey: Hashable {
    case textAndSlug(title: String, body: String, slug: String)
    case text(title: String, body: String)
    case bodyAndSlug(body: String, slug: String)
    /// With the date that an item has; `nil` is none, or one that nobody knows.
    case titleAndSlug(title: String, slug: String, date: String?)
    /// Whatever the date is.
    case titleAndSlugOfAny(title: String, slug: String)
    /// Of an item of which nothing else is known.
    case slugAlone(String)

    /// By what an item is the one that a draft brings, the surest first.
    static func levels(of draft: ArticleDraft) -> [[FormerKey]] {
        let title = draft.hash(of: .title)
        // A body without a text says nothing.
        let body = draft.body.allSatisfy(\.isWhitespace) ? nil : draft.hash(of: .body)
        let slug = draft.hash(of: .slug) ?? ImportDigest.hash(of: Slug(making: draft.title))
        var levels: [[FormerKey]] = [[], [], [.slugAlone(slug)]]
        if let title, let body {
            levels[0] = [.textAndSlug(title: title, body: body, slug: slug)]
            levels[1] = [.text(title: title, body: body)]
        }
        if let body { levels[2].append(.bodyAndSlug(body: body, slug: slug)) }
        if let title {
            if let date = draft.hash(of: .publishedAt) {
                levels[2] += [date, nil].map { .titleAndSlug(title: title, slug: slug, date: $0) }
            } else {
                levels[2].append(.titleAndSlugOfAny(title: title, slug: slug))
            }
        }
        return levels
    }
}

/// Items with a key, those of articles and those of deleted ones.
private struct FormerQueue {
    private var present: [Int32] = []
    private var deleted: [Int32] = []
    private var start: (present: Int, deleted: Int) = (0, 0)

    mutating func add(_ index: Int, isDeleted: Bool) {
        if isDeleted {
            deleted.append(Int32(clamping: index))
        } else {
            present.append(Int32(clamping: index))
        }
    }

    func first(isDeleted: Bool) -> Int? {
        let (list, start) = isDeleted ? (deleted, start.deleted) : (present, start.present)
        return start < list.count ? Int(list[start]) : nil
    }

    mutating func removeFirst(isDeleted: Bool) {
        if isDeleted { start.deleted += 1 } else { start.present += 1 }
    }
}

/// What is kept of an item: hashes of what the last import gave its article, and of what that is now.
private struct FormerItem {
    let source: Source
    let isDeleted: Bool
    var isTaken = false
    let titles: Set<String>
    let bodies: Set<String>
    let slugs: Set<String>
    /// `nil` when it had none, or nobody knows.
    let date: String?

    init(_ article: Article, from source: Source) {
        let digest = ImportDigest(source.digest)
        self.source = source
        isDeleted = false
        titles = Set([article.hash(of: .title), digest?.hash(of: .title)].compactMap(\.self))
        bodies = Set([article.hash(of: .body), digest?.hash(of: .body)].compactMap(\.self))
        slugs = Set([article.hash(of: .slug), digest?.hash(of: .slug)].compactMap(\.self))
        let own = article.publishedAt == nil ? nil : article.hash(of: .publishedAt)
        date = digest == nil ? own : digest?.hash(of: .publishedAt)
    }

    init(_ tombstone: Tombstone, from source: Source) {
        let digest = ImportDigest(source.digest)
        self.source = source
        isDeleted = true
        titles = Set([digest?.hash(of: .title)].compactMap(\.self))
        bodies = Set([digest?.hash(of: .body)].compactMap(\.self))
        slugs = Set([ImportDigest.hash(of: tombstone.slug), digest?.hash(of: .slug)].compactMap(\.self))
        date = digest?.hash(of: .publishedAt)
    }
}

extension FormerItem {
    /// By what a draft may bring it again.
    fileprivate var keys: Set<FormerKey> {
        var keys: Set<FormerKey> = []
        for title in titles {
            for body in bodies { keys.insert(.text(title: title, body: body)) }
        }
        for slug in slugs {
            // Of some that were deleted only the slug is kept: what comes with it is taken for the same, and stays away.
            if titles.isEmpty { keys.insert(.slugAlone(slug)) }
            for body in bodies { keys.insert(.bodyAndSlug(body: body, slug: slug)) }
            for title in titles {
                keys.insert(.titleAndSlug(title: title, slug: slug, date: date))
                keys.insert(.titleAndSlugOfAny(title: title, slug: slug))
                for body in bodies { keys.insert(.textAndSlug(title: title, body: body, slug: slug)) }
            }
        }
        return keys
    }
}
