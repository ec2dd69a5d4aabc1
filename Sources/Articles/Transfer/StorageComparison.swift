/// Walks two storages side by side, page by page.
struct StorageComparison {
    /// So many articles are read at once.
    static let pageSize = 100

    let source: any ArticleStorage & RecordTransfer
    let target: any ArticleStorage & RecordTransfer

    // MARK: Articles

    /// Every article of the source with the one of the target, by pages.
    func forEachArticle(
        includesBody: Bool = true,
        _ body: ([(here: Article, there: Article?)]) async throws(ArticleError) -> Void
    ) async throws(ArticleError) {
        try await Self.forEachArticle(of: source, includesBody: includesBody) { (page) throws(ArticleError) in
            let found = try await target.articles(ids: page.map(\.id), includesBody: includesBody)
            let known = Dictionary(found.map { ($0.id, $0) }) { first, _ in first }
            try await body(page.map { ($0, known[$0.id]) })
        }
    }

    /// The articles of the target that the source has not, by pages; without their bodies.
    func forEachSurplusArticle(
        _ body: ([Article]) async throws(ArticleError) -> Void
    ) async throws(ArticleError) {
        try await Self.forEachArticle(of: target, includesBody: false) { (page) throws(ArticleError) in
            let found = try await source.articles(ids: page.map(\.id), includesBody: false)
            let known = Set(found.map(\.id))
            let surplus = page.filter { !known.contains($0.id) }
            if !surplus.isEmpty { try await body(surplus) }
        }
    }

    private static func forEachArticle(
        of storage: any ArticleStorage, includesBody: Bool,
        _ body: ([Article]) async throws(ArticleError) -> Void
    ) async throws(ArticleError) {
        var position: ArticlePosition?
        while true {
            try checkCancellation()
            let query = ArticleQuery(
                ArticleFilter(statuses: .any), order: .oldest, position: position, limit: pageSize,
                includesBody: includesBody)
            let page = try await storage.articles(query)
            if !page.isEmpty { try await body(page) }
            guard let last = page.last else { return }
            position = ArticlePosition(of: last, in: .oldest)
        }
    }

    // MARK: The rest

    /// All tags of a storage, by identity.
    static func tags(
        of storage: any ArticleStorage, _ dependencies: Dependencies
    ) async throws(ArticleError) -> [TagID: Tag] {
        var tags: [TagID: Tag] = [:]
        let service = ArticleService(storage: storage, dependencies: dependencies)
        try await service.forEachTag { page in
            for tag in page { tags[tag.id] = tag }
        }
        return tags
    }

    /// The records of a kind that differ, in the order of their keys.
    func forEachDifferingRecord(
        _ kind: TransferredRecord.Kind,
        _ body: (_ here: TransferredRecord?, _ there: TransferredRecord?) async throws(ArticleError) -> Void
    ) async throws(ArticleError) {
        var (here, there) = (RecordCursor(source, kind), RecordCursor(target, kind))
        var (left, right) = (try await here.next(), try await there.next())
        while left != nil || right != nil {
            let order = Self.order(left?.key, right?.key)
            if order < 0 {
                try await body(left, nil)
            } else if order > 0 {
                try await body(nil, right)
            } else if let first = left, let second = right, !first.differences(from: second).isEmpty {
                try await body(first, second)
            }
            if order <= 0 { left = try await here.next() }
            if order >= 0 { right = try await there.next() }
        }
    }

    /// Negative if the first key comes first; a key that is missing comes last.
    private static func order(_ first: String?, _ second: String?) -> Int {
        guard let first else { return 1 }
        guard let second else { return -1 }
        if first.hasSameBytes(as: second) { return 0 }
        return first.utf8.lexicographicallyPrecedes(second.utf8) ? -1 : 1
    }

    static func checkCancellation() throws(ArticleError) {
        guard !Task.isCancelled else { throw ArticleError(.unavailable, "interrupted") }
    }
}

/// The records of a kind one after the other.
private struct RecordCursor {
    private let storage: any RecordTransfer
    private let kind: TransferredRecord.Kind
    private var page: ArraySlice<TransferredRecord> = []
    private var last: String?
    private var isAtEnd = false

    init(_ storage: any RecordTransfer, _ kind: TransferredRecord.Kind) {
        self.storage = storage
        self.kind = kind
    }

    mutating func next() async throws(ArticleError) -> TransferredRecord? {
        if page.isEmpty, !isAtEnd {
            try StorageComparison.checkCancellation()
            let limit = StorageComparison.pageSize + 1
            let found = try await storage.records(kind, from: last ?? "", limit: limit)
            isAtEnd = found.count < limit
            page = found[...]
            // The page begins with the last one of the page before.
            if let last, let first = found.first, first.key.hasSameBytes(as: last) { page = page.dropFirst() }
        }
        guard let record = page.popFirst() else { return nil }
        last = record.key
        return record
    }
}
