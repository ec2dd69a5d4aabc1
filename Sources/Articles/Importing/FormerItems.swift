/// Items that were imported before and that nothing in the input is known by any more: whether a new item is one of
/// them, moved or renamed. Each is found once.
///
/// An item is the same if title and body are, or if the slug is and besides the body or the title; not if both name
/// different dates. A body without a text says nothing.
public struct FormerItems: Sendable {
    private var items: [FormerItem] = []
    private var byText: [[String]: [Int]] = [:]
    private var bySlug: [String: [Int]] = [:]
    private var taken = Set<Int>()

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
        for title in item.titles {
            for body in item.bodies { byText[[title, body], default: []].append(index) }
        }
        for slug in item.slugs { bySlug[slug, default: []].append(index) }
    }

    /// Takes out the item that a draft brings again, and returns its source: rather one with the same text and slug than
    /// with one of them, and rather one whose article is there than one that is deleted.
    public mutating func take(_ draft: ArticleDraft) -> Source? {
        let wanted = WantedItem(draft)
        let found = wanted.text.flatMap { byText[$0] } ?? []
        let candidates = found + (bySlug[wanted.slug] ?? [])
        var best: (rank: Int, index: Int)?
        for index in candidates where !taken.contains(index) {
            guard let rank = wanted.rank(of: items[index]), rank < best?.rank ?? .max else { continue }
            best = (rank, index)
        }
        guard let best else { return nil }
        taken.insert(best.index)
        return items[best.index].source
    }
}

/// What is kept of an item: hashes of what the last import gave its article, and of what that is now.
private struct FormerItem {
    let source: Source
    let isDeleted: Bool
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

/// What is looked for: hashes of a draft.
private struct WantedItem {
    private let title: String?
    /// `nil` for one without a text.
    private let body: String?
    private let date: String?
    let slug: String

    init(_ draft: ArticleDraft) {
        title = draft.hash(of: .title)
        body = draft.body.allSatisfy(\.isWhitespace) ? nil : draft.hash(of: .body)
        date = draft.hash(of: .publishedAt)
        slug = draft.hash(of: .slug) ?? ImportDigest.hash(of: Slug(making: draft.title))
    }

    var text: [String]? {
        guard let title, let body else { return nil }
        return [title, body]
    }

    /// How sure it is that an item is the one, the smaller the surer; `nil` when it is another.
    func rank(of item: FormerItem) -> Int? {
        let hasTitle = title.map(item.titles.contains) ?? false
        let hasBody = body.map(item.bodies.contains) ?? false
        let hasSlug = item.slugs.contains(slug)
        let mayHaveDate = date == nil || item.date == nil || date == item.date
        let level: Int
        if hasTitle, hasBody {
            level = hasSlug ? 0 : 1
        } else if hasSlug, hasBody || hasTitle && mayHaveDate || item.isUnknown {
            level = 2
        } else {
            return nil
        }
        return level * 2 + (item.isDeleted ? 1 : 0)
    }
}

extension FormerItem {
    /// Whether but the slug is known of it, which was deleted: it does not come back under that.
    fileprivate var isUnknown: Bool { titles.isEmpty }
}
