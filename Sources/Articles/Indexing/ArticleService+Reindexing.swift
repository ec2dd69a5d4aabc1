import TextAnalysis

/// The progress of reindexing.
public struct ReindexProgress: Sendable, Equatable {
    /// The articles that were read anew.
    public var done: Int
    /// As many as there were to read at the start.
    public var total: Int

    /// So far.
    public init(done: Int, total: Int) {
        self.done = done
        self.total = total
    }
}

extension ArticleService {
    /// How many articles were last read by other rules than the present ones, or never: these are searched for,
    /// and compared, as they were.
    public func outdatedArticleCount() async throws(ArticleError) -> Int {
        try await storage.outdatedCount(version: TextAnalyzer.version)
    }

    /// Derives anew what articles are found by and compared by, while everything goes on; with `isWhole` of all
    /// articles, else of those that were last read by other rules.
    ///
    /// Page by page, each in its own transaction: stopped at any moment, it goes on where it was. Until it ends
    /// related articles are those of the former rules, of all articles that had them. No version changes.
    /// `report` is called after each page.
    public func reindex(
        isWhole: Bool = false, pageSize: Int = 100,
        report: (ReindexProgress) async throws(ArticleError) -> Void = { _ in }
    ) async throws(ArticleError) -> ReindexProgress {
        let version = isWhole ? nil : TextAnalyzer.version
        var progress = ReindexProgress(done: 0, total: try await storage.outdatedCount(version: version))
        var last: ArticleID?
        while true {
            let page = try await storage.outdatedArticles(version: version, after: last, limit: pageSize)
            guard let end = page.last else { break }
            try await storage.reindex(page.map { $0.indexed(at: now) })
            last = end.id
            progress.done += page.count
            try await report(progress)
        }
        try await storage.activateIndex(version: TextAnalyzer.version)
        return progress
    }
}
