/// What the writes of a batch have done so far, over a storage that has none of it yet: the use cases of single writes find
/// in it what earlier operations of the batch left behind, and everything else in the storage.
///
/// What it refuses, the storage would refuse after the writes before. What the storage refuses all the same was
/// changed by others meanwhile.
actor BatchStage {
    typealias Records = ArticleWriteRepository & TagWriteRepository

    /// A slug that an article had.
    struct Former {
        var owner: ArticleID
        var isPublic: Bool
    }

    let storage: any ArticleStorage
    /// Scheduled articles that have appeared for others, by another clock.
    let appeared: Set<ArticleID>
    /// The writes, in their order.
    private(set) var writes: [ArticleWrite] = []
    /// About how many bytes of texts they hold.
    private(set) var size = 0

    /// The articles that were written; `nil` for one that was deleted.
    var articles: [ArticleID: Article?] = [:]
    var slugs: [Slug: ArticleID] = [:]
    var sources: [Source: ArticleID] = [:]
    /// The former slugs that came about, and `nil` for those that went.
    var formerSlugs: [Slug: Former?] = [:]
    var tombstones: [ArticleID: Tombstone?] = [:]
    /// The articles that were deleted in the storage, and exist again.
    var revived: Set<ArticleID> = []

    /// The tags that were made or changed.
    var tags: [TagID: Tag] = [:]
    /// The keys that tags gave up, and those that were taken over, from whoever had them before.
    var formerKeys: [[UInt8]: TagID] = [:]
    var takenKeys: Set<[UInt8]> = []
    var takenTagSlugs: Set<Slug> = []
    /// For each tag of a published article that was written, `publishedKey` by article.
    var carriers: [TagID: [ArticleID: Int64]] = [:]
    /// The tags that published articles carried before they were written, each with the first of those articles that was not, as
    /// far as that was looked for.
    var droppedTags: [TagID: ArticlePosition?] = [:]

    init(over storage: any ArticleStorage, appeared: Set<ArticleID> = []) {
        self.storage = storage
        self.appeared = appeared
    }

    func append(_ write: ArticleWrite) {
        writes.append(write)
        size += write.size
    }

    /// Whether an article is there after the writes so far, as far as they say: `nil` if they are not about it.
    func exists(_ id: ArticleID) -> Bool? { articles[id].map { $0 != nil } }
}

extension ArticleWrite {
    /// About how many bytes of texts it holds.
    fileprivate var size: Int {
        let former = context.revision?.previous.map { $0.members.count + $0.middle.count } ?? 0
        return switch self {
        case .insert(let indexed, _, _), .update(let indexed, _, _, _):
            former + indexed.body.utf8.count + indexed.excerpt.utf8.count + indexed.metadata.utf8.count
        case .delete, .updateTag: former
        }
    }
}
