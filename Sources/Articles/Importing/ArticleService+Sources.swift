extension ArticleService {
    /// The article that was imported from there; for editors.
    public func article(from source: Source) async throws(ArticleError) -> Article? {
        try await records.article(source: source)
    }

    /// What is left of the article that was imported from there last and is deleted; for editors.
    public func tombstone(from source: Source) async throws(ArticleError) -> Tombstone? {
        try await storage.tombstone(source: source)
    }

    /// What is left of the deleted articles that were imported from sources of this name, byte by byte; for editors.
    public func tombstones(fromSourcesNamed name: String) async throws(ArticleError) -> [Tombstone] {
        try await storage.tombstones(sourceName: name)
    }

    /// Whether a draft that is to appear at a time says nothing new on that: its article can be read now, or was imported
    /// with this status and this time before. `former` is where that is known from if not by its own source.
    public func shows(_ draft: ArticleDraft, from former: Source?) async throws(ArticleError) -> Bool {
        var arrival = Arrival(draft)
        arrival.formerSource = former
        guard let present = try await presentArticle(for: arrival) else { return false }
        let last = ImportDigest(present.source?.digest)
        return present.isVisible(at: now)
            || [.status, .publishedAt].allSatisfy { last?.hash(of: $0) == draft.hash(of: $0) }
    }

    /// Calls `body` with the articles whose source satisfies a condition, with their bodies, a few at a time. Reads a
    /// list of all articles.
    public func forEachArticle(
        fromSources isWanted: (Source) -> Bool, _ body: (Article) -> Void
    ) async throws(ArticleError) {
        var position: ArticlePosition?
        while true {
            let query = ArticleQuery(
                ArticleFilter(statuses: .any), order: .oldest, position: position, limit: 1_000)
            let page = try await storage.articles(query)
            let ids = page.filter { $0.source.map(isWanted) ?? false }.map(\.id)
            for start in stride(from: 0, to: ids.count, by: 16) {
                let portion = Array(ids[start..<min(start + 16, ids.count)])
                try await storage.articles(ids: portion, includesBody: true).forEach(body)
            }
            guard page.count == 1_000, let last = page.last else { return }
            position = ArticlePosition(of: last, in: .oldest)
        }
    }
}
