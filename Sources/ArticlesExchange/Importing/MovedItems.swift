import Articles

/// Finds articles whose file was moved or renamed: known by title and body or by their slug, and their file gone.
///
/// Looks once at what the storage has of a source, when its first item comes.
struct MovedItems {
    private struct Known {
        /// Articles whose file is gone.
        var bySlug: [Slug: Source] = [:]
        var byText: [UInt64: Source] = [:]
        /// Deleted ones whose file is gone.
        var deleted: DeletedTexts
        /// The ids of those that were found.
        var taken = Set<String>()
        /// Whether an earlier version imported files of the format, under its name.
        var hasLegacy = false
        var isEmpty: Bool { bySlug.isEmpty && !hasLegacy && deleted.isEmpty }
    }

    private let service: ArticleService
    private let isGivenName: Bool
    private var known: [String: Known] = [:]

    init(_ service: ArticleService, isGivenName: Bool) {
        self.service = service
        self.isGivenName = isGivenName
    }

    /// From where the article of an item that is one file is known; `nil` if it is known as it is, or new.
    mutating func formerSource(
        of draft: ArticleDraft, _ item: ImportItem
    ) async throws(ArticleError) -> Source? {
        guard item.yieldsSlug, draft.id == nil, let source = draft.source else { return nil }
        let known = try await known(of: source.name, item)
        guard !known.isEmpty, try await service.article(from: source) == nil,
            // What was deleted is not another article under a new name.
            try await service.tombstone(from: source) == nil
        else { return nil }
        if known.hasLegacy, let legacy = item.legacySource,
            try await hasText(of: draft, legacy)
        {
            return legacy
        }
        var match = known.byText[Self.hash(draft.title, draft.body)]
        // Two texts may have one hash.
        if let found = match, try await !hasText(of: draft, found) { match = nil }
        if match == nil, case .value(let slug) = draft.slug { match = known.bySlug[slug] }
        guard let match else { return known.deleted[draft] }
        guard self.known[source.name]?.taken.insert(match.id).inserted == true else { return nil }
        return match
    }

    /// Whether the article that is known from there has this title and body.
    private func hasText(of draft: ArticleDraft, _ source: Source) async throws(ArticleError) -> Bool {
        guard let article = try await service.article(from: source) else { return false }
        return article.title.hasSameBytes(as: draft.title) && article.body.hasSameBytes(as: draft.body)
    }

    private mutating func known(of name: String, _ item: ImportItem) async throws(ArticleError) -> Known {
        if let present = known[name] { return present }
        var found = Known(deleted: try await service.deletedTexts(fromSourcesNamed: name))
        found.deleted.filter { source in item.exists.map { !$0(source.id) } ?? false }
        let legacy = isGivenName ? nil : item.legacySource?.name
        try await service.forEachArticle(fromSources: { source in
            if source.name == legacy { found.hasLegacy = true }
            return source.name == name && item.exists.map { !$0(source.id) } ?? false
        }) { article in
            guard let source = article.source else { return }
            found.bySlug[article.slug] = source
            found.byText[Self.hash(article.title, article.body)] = source
        }
        known[name] = found
        return found
    }

    private static func hash(_ title: String, _ body: String) -> UInt64 {
        contentHash(Array(title.utf8) + [0] + Array(body.utf8))
    }
}
