import Articles
import Foundation

/// Everything that is stored, with an index for each way of finding it.
struct State: Sendable {
    var articles = ArticleTable()
    var articleIDs: [Slug: ArticleID] = [:]
    /// The published articles that were visible when they were last changed.
    var publishedIDs: [ArticleID: ArticleNumber] = [:]
    var publishedSlugs: [Slug: ArticleNumber] = [:]
    /// The published articles that were scheduled when they were last changed.
    var awaitedIDs: [ArticleID: ArticleNumber] = [:]
    var awaitedSlugs: [Slug: ArticleNumber] = [:]
    /// These, by `publishedKey`.
    var awaited = SortedEntries<Int64>()
    var sources: [Source: ArticleID] = [:]
    /// By `publishedKey`, as the ones of a tag, author and language.
    var byPublished = ListEntries<Int64>()
    var byUpdated = ListEntries<Int64>()
    var byTitle = ListEntries<TextKey>()
    var tags = RecordTable<TagID, Tag> { id, _ in RecordID(.tag, id) }
    var tagIndex = TagIndex()
    var declaredTags = Set<TagID>()
    var articlesByTag: [TagID: ListEntries<Int64>] = [:]
    /// By the folded name.
    var articlesByAuthor: [TextKey: ListEntries<Int64>] = [:]
    var articlesByLanguage: [TextKey: ListEntries<Int64>] = [:]
    var search = SearchIndex()
    /// The published articles whose search document is a hidden one, by `publishedKey`.
    var scheduled = SortedEntries<Int64>()
    /// The published articles by `publishedKey`, for each language by whose rules they are searched.
    var publishedByLanguage: [String: SortedEntries<Int64>] = [:]
    /// `Tag.searchWords`.
    var tagWords: [TagID: [String]] = [:]
    /// The tags that were merged into a tag.
    var mergedTags = RecordTable<TagID, Set<TagID>> { id, _ in RecordID(.tag, id) }
    var analyses = AnalysisTable()
    var activeVersion: Int?
    /// By what their weight lacks to 255, so that the heaviest come first.
    var articlesByTerm: [VersionedTerm: SortedEntries<UInt8>] = [:]
    /// The articles with an analysis.
    var bySampleKey = SortedEntries<Int64>()
    /// The articles with an analysis, by `published_at`.
    var byAppearance = SortedEntries<Int64>()
    var overrides = RecordTable<ArticleID, RelatedOverrides> { id, _ in RecordID(.overrides, id) }
    /// Which articles name an article in their overrides.
    var overriders: [ArticleID: Set<ArticleID>] = [:]
    var tagRevision: Int64 = 0
    var formerSlugs = RecordTable<Slug, Former> { RecordID(.redirects, $1.owner) }
    var formerTagSlugs = RecordTable<Slug, Former> { RecordID(.tag, $1.owner) }
    var formerTagKeys = RecordTable<TextKey, Former> { RecordID(.tag, $1.owner) }
    private(set) var tombstones = RecordTable<ArticleID, Tombstone> { id, _ in RecordID(.tombstone, id) }
    /// Whose tombstones have a source.
    private(set) var deletedBySource: [Source: Set<ArticleID>] = [:]
    /// The responses to idempotent requests, and all of these in the order in which they expire.
    var responses = RecordTable<UniqueID, KeptResponse> { id, _ in RecordID(.response, id) }
    var responsesByAge = TimeQueue<UniqueID>()
    var changes = ChangeTable()
    var revisions = RevisionTable()
    var webhooks = WebhookTable()
    var synonyms = RecordTable<SingleKey, SearchSynonyms> { _, _ in .synonyms }
    var accessKeys = RecordTable<String, AccessKey> { id, _ in RecordID(key: id) }

    /// Whose a slug or the key of a tag was last, and until when.
    struct Former {
        var owner: UniqueID
        var givenUpAt: Timestamp
        /// Whether it leads on for the public too.
        var isPublic = true
    }

    /// Keeps, replaces or drops the tombstone of an identity.
    mutating func setTombstone(_ tombstone: Tombstone?, of id: ArticleID) {
        if let source = tombstones[id]?.source {
            deletedBySource[source]?.remove(id)
            if deletedBySource[source]?.isEmpty == true { deletedBySource[source] = nil }
        }
        tombstones[id] = tombstone
        if let source = tombstone?.source { deletedBySource[source, default: []].insert(id) }
    }

    mutating func startNotingTombstones() { tombstones.startNoting() }

    mutating func takeChangedTombstones() -> Set<RecordID> { tombstones.takeChanged() }
}

/// A text that is compared as its bytes of UTF-8.
struct TextKey: Hashable, Comparable {
    let text: String

    static func == (left: Self, right: Self) -> Bool { compare(left, right) == 0 }

    static func < (left: Self, right: Self) -> Bool { compare(left, right) < 0 }

    func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { unsafe hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }

    /// Negative, zero or positive, as `memcmp` has it.
    private static func compare(_ left: Self, _ right: Self) -> Int {
        var (first, second) = (left.text, right.text)
        return first.withUTF8 { first in
            second.withUTF8 { second in
                let count = min(first.count, second.count)
                guard let left = first.baseAddress, let right = second.baseAddress else {
                    return first.count - second.count
                }
                let order = unsafe Int(memcmp(left, right, count))
                return order == 0 ? first.count - second.count : order
            }
        }
    }
}
