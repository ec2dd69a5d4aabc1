/// Copies a storage into another one, of whatever kind, while the first is served: articles, tags, former slugs and names,
/// overrides, what is left of deleted articles, synonyms and keys, all as they are.
///
/// What is the same already is passed over, so that a copy that was broken off goes on, and one that is made again brings
/// what has changed since. What the source has not is deleted in the copy. Webhooks, revisions and changes stay behind:
/// the feed of the copy tells of what comes in.
public struct StorageCopy: Sendable {
    /// Passes are made until one finds nothing to do, and not more than this.
    static let mostPasses = 4

    let comparison: StorageComparison
    let service: ArticleService
    let dependencies: Dependencies

    /// A copy of a storage into another one. Throws `invalidQuery` when one of them can't list its records.
    ///
    /// - Parameters:
    ///   - source: what is copied; it is only read.
    ///   - target: the copy, at first empty.
    ///   - dependencies: the clock, and what new changes are identified by.
    public init(
        from source: any ArticleStorage, to target: any ArticleStorage, dependencies: Dependencies
    ) throws(ArticleError) {
        guard let source = source as? any ArticleStorage & RecordTransfer,
            let target = target as? any ArticleStorage & RecordTransfer
        else { throw ArticleError(.invalidQuery, "a storage of this kind can't list all of its records") }
        comparison = StorageComparison(source: source, target: target)
        service = ArticleService(storage: target, dependencies: dependencies)
        self.dependencies = dependencies
    }

    var target: any ArticleStorage & RecordTransfer { comparison.target }

    /// Copies until a pass finds nothing to do, or too many passes found something: then somebody goes on writing.
    ///
    /// What the target has of its own is deleted: see `checkTarget`. Cancelling the task throws `unavailable`, and loses nothing.
    ///
    /// - Parameter onProgress: is called after each page.
    public func run(
        onProgress: (StorageCopyProgress) -> Void = { _ in }
    ) async throws(ArticleError) -> StorageCopyProgress {
        var progress = StorageCopyProgress()
        progress.total = try await comparison.source.count(ArticleFilter(statuses: .any))
        while progress.passes < Self.mostPasses {
            let before = progress.written
            progress.articles = 0
            try await copyTags(&progress)
            try await copyArticles(&progress, onProgress)
            try await deleteSurplus(&progress)
            for kind in TransferredRecord.Kind.allCases { try await copyRecords(kind, &progress) }
            try await copyKeys(&progress)
            try await copySynonyms(&progress)
            progress.passes += 1
            onProgress(progress)
            progress.isComplete = progress.written == before
            if progress.isComplete { break }
        }
        return progress
    }

    /// Calls `body` with everything in which the target differs from the source now.
    public func forEachDifference(
        _ body: (StorageDifference) async throws(ArticleError) -> Void
    ) async throws(ArticleError) {
        let (here, there) = (try await sourceTags(), try await targetTags())
        for tag in here.values.sorted(by: { $0.id < $1.id }) {
            try await tell(tag.subject, there[tag.id].map { tag.differences(from: $0) }, body)
        }
        for tag in there.values.sorted(by: { $0.id < $1.id }) where here[tag.id] == nil {
            try await body(StorageDifference(subject: tag.subject, kind: .surplus))
        }
        try await comparison.forEachArticle { (page) throws(ArticleError) in
            for (here, there) in page {
                try await tell(here.subject, there.map { here.differences(from: $0) }, body)
            }
        }
        try await comparison.forEachSurplusArticle { (page) throws(ArticleError) in
            for article in page {
                try await body(StorageDifference(subject: article.subject, kind: .surplus))
            }
        }
        for kind in TransferredRecord.Kind.allCases {
            try await comparison.forEachDifferingRecord(kind) { (here, there) throws(ArticleError) in
                guard let here else {
                    guard let there else { return }
                    return try await body(StorageDifference(subject: there.subject, kind: .surplus))
                }
                try await tell(here.subject, there.map { here.differences(from: $0) }, body)
            }
        }
        try await forEachKeyDifference(body)
        let (rules, copied) = (try await synonyms(of: comparison.source), try await synonyms(of: target))
        if rules != copied {
            try await body(StorageDifference(subject: "synonyms", kind: .differing(["rules"])))
        }
    }

    private func forEachKeyDifference(
        _ body: (StorageDifference) async throws(ArticleError) -> Void
    ) async throws(ArticleError) {
        let keys = try await comparison.source.accessKeys()
        let copies = try await target.accessKeys()
        for key in keys {
            let copy = copies.first { $0.id == key.id }
            try await tell(key.subject, copy.map { key.differences(from: $0) }, body)
        }
        for copy in copies where !keys.contains(where: { $0.id == copy.id }) {
            try await body(StorageDifference(subject: copy.subject, kind: .surplus))
        }
    }

    /// Tells of what differs, or is missing: `nil`.
    private func tell(
        _ subject: String, _ members: [String]?,
        _ body: (StorageDifference) async throws(ArticleError) -> Void
    ) async throws(ArticleError) {
        guard let members else {
            return try await body(StorageDifference(subject: subject, kind: .missing))
        }
        if !members.isEmpty {
            try await body(StorageDifference(subject: subject, kind: .differing(members)))
        }
    }

    /// The number of webhooks of the source, which stay behind.
    public func webhookCount() async throws(ArticleError) -> Int {
        guard let source = comparison.source as? any WebhookRepository else { return 0 }
        return try await source.webhooks().count
    }

    func sourceTags() async throws(ArticleError) -> [TagID: Tag] {
        try await StorageComparison.tags(of: comparison.source, dependencies)
    }

    func targetTags() async throws(ArticleError) -> [TagID: Tag] {
        try await StorageComparison.tags(of: target, dependencies)
    }
}

/// How far a copy is.
public struct StorageCopyProgress: Sendable, Equatable {
    /// The articles that this pass has seen.
    public var articles = 0
    /// As many as the source had at the start.
    public var total = 0
    /// What was stored, replaced or deleted in the copy, over all passes.
    public var written = 0
    /// The passes that are done.
    public var passes = 0
    /// Whether the last pass found nothing to do.
    public var isComplete = false
}
