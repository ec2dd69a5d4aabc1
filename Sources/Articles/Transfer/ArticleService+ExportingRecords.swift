extension ArticleService {
    /// Whether the storage can list and store records besides articles.
    public var transfersRecords: Bool { storage is any RecordTransfer }

    /// Every record besides articles and keys, in the order of `ExportedRecord.rank`, but for the visibility of articles, which
    /// each of them tells; nothing if the storage does not list them. Records whose tag has gone meanwhile are left out.
    ///
    /// `body` is called with page after page. Memory grows with the number of tags alone.
    public func exportRecords(
        _ body: ([ExportedRecord]) async throws(ArticleError) -> Void
    ) async throws(ArticleError) {
        guard let transfer = storage as? any RecordTransfer else { return }
        var slugs: [TagID: Slug] = [:]
        try await forEachTag { (page) throws(ArticleError) in
            for tag in page { slugs[tag.id] = tag.slug }
            try await body(page.map { .tag($0) })
        }
        for kind in [
            TransferredRecord.Kind.formerTagSlug, .formerTagKey, .tombstone, .formerSlug, .overrides,
        ] {
            try await transfer.forEachRecord(kind) { (page) throws(ArticleError) in
                let exported = page.compactMap { ExportedRecord($0, tags: slugs) }
                if !exported.isEmpty { try await body(exported) }
            }
        }
        if let rules = try await (storage as? any SynonymRepository)?.synonyms().rules, !rules.isEmpty {
            try await body([.synonyms(rules)])
        }
    }

    /// All tags, page by page, by their names.
    func forEachTag(
        _ body: ([Tag]) async throws(ArticleError) -> Void
    ) async throws(ArticleError) {
        var position: TagQuery.Position?
        while true {
            let query = TagQuery(scope: .all, position: position, limit: Self.tagPage)
            let page = try await storage.tags(query)
            if !page.isEmpty { try await body(page.map(\.tag)) }
            guard page.count == Self.tagPage, let last = page.last else { return }
            position = TagQuery.Position(articleCount: last.articleCount, key: last.tag.key)
        }
    }

    private static let tagPage = 200
}

extension ExportedRecord {
    /// A record as it is exported; `nil` for one of a tag that is not there.
    fileprivate init?(_ record: TransferredRecord, tags: [TagID: Slug]) {
        switch record {
        case .formerSlug(let former):
            self = .redirect(
                from: Slug(stored: former.name), article: former.owner, givenUpAt: former.givenUpAt,
                isPublic: former.isPublic)
        case .formerTagSlug(let former):
            guard let tag = tags[former.owner] else { return nil }
            self = .tagRedirect(from: Slug(stored: former.name), tag: tag, givenUpAt: former.givenUpAt)
        case .formerTagKey(let former):
            guard let tag = tags[former.owner] else { return nil }
            self = .tagName(
                key: former.name, tag: tag, givenUpAt: former.givenUpAt, isPublic: former.isPublic)
        case .tombstone(let tombstone): self = .tombstone(tombstone)
        case .overrides(let article, let overrides): self = .overrides(article, overrides)
        }
    }

    /// What an article's own line does not say of its past; `nil` if that follows from the line.
    public init?(visibilityOf article: Article, at now: Timestamp) {
        guard !article.isVisible(at: now), article.wasVisible || article.slugWasVisible else { return nil }
        self = .visibility(
            article.id, article.slug, wasVisible: article.wasVisible, slugWasVisible: article.slugWasVisible)
    }
}
