/// The outcome of importing one article.
public enum ImportOutcome: String, Sendable, CaseIterable {
    case created
    case updated
    case unchanged
}

extension ArticleService {
    /// Takes an article in from elsewhere: with an id or a source that is known, it becomes the next
    /// version of that article; otherwise it is new, and keeps the version and times it came with.
    ///
    /// With `isDryRun` nothing is stored. Throws as `create` and `replace`.
    public func importArticle(
        _ draft: ArticleDraft, isDryRun: Bool = false
    ) async throws(ArticleError) -> ImportOutcome {
        for _ in 0..<Self.attempts {
            if let present = try await presentArticle(for: draft) {
                return try await importRevision(draft, of: present, isDryRun: isDryRun)
            }
            guard !isDryRun else { return .created }
            do throws(ArticleError) {
                try await restore(draft)
                return .created
            } catch {
                // Another import of the same article may have come first; anything else that is taken stays so.
                guard error.code == .conflict, try await presentArticle(for: draft) != nil else {
                    throw error
                }
            }
        }
        throw contended()
    }

    private func importRevision(
        _ draft: ArticleDraft, of present: Article, isDryRun: Bool
    ) async throws(ArticleError) -> ImportOutcome {
        var revised = draft
        revised.id = nil
        guard isDryRun else {
            let written = try await revise(.id(present.id), if: .none) { (_) throws(ArticleError) in revised }
            return written.isChanged ? .updated : .unchanged
        }
        let composition = try await compose(revised, onto: present, at: now)
        let isSame = composition.newTags.isEmpty && composition.article.hasSameContent(as: present)
        return isSame ? .unchanged : .updated
    }

    private func presentArticle(for draft: ArticleDraft) async throws(ArticleError) -> Article? {
        if let id = draft.id, let article = try await storage.article(id: id) { return article }
        guard let source = draft.source else { return nil }
        return try await storage.article(source: source)
    }

    /// Stores an article with the version and times of its record.
    private func restore(_ draft: ArticleDraft) async throws(ArticleError) {
        for _ in 0..<Self.attempts {
            let now = now
            let id = draft.id ?? dependencies.makeID(at: now)
            let created = draft.record.createdAt ?? now
            let blank = Article(
                id: id, slug: Slug(making: draft.title), title: draft.title, createdAt: created)
            var composition = try await compose(draft, onto: nil, blank: blank, at: now)
            composition.article.updatedAt = draft.record.updatedAt ?? created
            composition.article.version = draft.record.version ?? 1
            if draft.id != nil {
                let next = try await versionAfterTombstone(of: composition.article)
                composition.article.version = max(composition.article.version, next)
            }
            do throws(ArticleError) {
                return try await insert(composition, at: now)
            } catch  where isRace(error, draft) {
                continue
            }
        }
        throw contended()
    }

    /// Every article, bodies included, page by page in the order `oldest`.
    ///
    /// `body` is called with each page; memory does not grow with the collection.
    public func export(
        pageSize: Int = 200, _ body: ([Article]) async throws(ArticleError) -> Void
    ) async throws(ArticleError) {
        var position: ArticlePosition?
        while true {
            let query = ArticleQuery(
                ArticleFilter(statuses: .any), order: .oldest, position: position, limit: pageSize,
                includesBody: true)
            let page = try await storage.articles(query)
            if !page.isEmpty { try await body(page) }
            guard page.count == pageSize, let last = page.last else { return }
            position = ArticlePosition(of: last, in: .oldest)
        }
    }
}
