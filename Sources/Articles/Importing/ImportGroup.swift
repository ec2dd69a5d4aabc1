/// Arrivals that are stored together, in one transaction, as if they were stored one after the other: each finds what those before it
/// leave behind. Nothing of them can be seen before.
public struct ImportGroup: Sendable {
    /// Takes arrivals in. What it writes waits for `store`; what it reads is as if that were done.
    public let service: ArticleService
    private let stage: BatchStage

    fileprivate init(over service: ArticleService) {
        stage = BatchStage(over: service.storage)
        var staged = service.writing(into: stage)
        staged.indexesLater = true
        self.service = staged
    }

    /// How many writes wait.
    public var count: Int { get async { await stage.writes.count } }

    /// About how many bytes of texts wait.
    public var size: Int { get async { await stage.size } }

    /// Stores what waits: all or nothing. Entries in the index are made before, on all cores.
    ///
    /// Throws what the storage refuses, because others have changed it meanwhile or it fails.
    public func store() async throws(ArticleError) {
        let writes = await stage.writes
        guard !writes.isEmpty else { return }
        let indexed = await Self.indexed(writes)
        try await service.storage.write(indexed)
    }

    /// So many articles are indexed by one task.
    private static let portion = 4

    private static func indexed(_ writes: [ArticleWrite]) async -> [ArticleWrite] {
        await withTaskGroup(of: (Int, [ArticleWrite]).self) { group in
            for start in stride(from: 0, to: writes.count, by: portion) {
                let part = writes[start..<min(start + portion, writes.count)]
                group.addTask { (start, part.map(\.indexed)) }
            }
            var indexed = writes
            for await (start, part) in group {
                indexed.replaceSubrange(start..<start + part.count, with: part)
            }
            return indexed
        }
    }
}

extension ArticleService {
    /// An empty group of arrivals.
    public func importGroup() -> ImportGroup { ImportGroup(over: self) }
}

extension ArticleWrite {
    /// The same, with the entries of its article in the index.
    fileprivate var indexed: ArticleWrite {
        switch self {
        case .insert(let plain, let newTags, let context):
            .insert(plain.indexed, newTags: newTags, in: context)
        case .update(let plain, let previous, let newTags, let context):
            .update(plain.indexed, from: previous, newTags: newTags, in: context)
        case .delete, .updateTag: self
        }
    }
}

extension IndexedArticle {
    fileprivate var indexed: IndexedArticle { article.indexed(at: storedAt ?? article.updatedAt) }
}
