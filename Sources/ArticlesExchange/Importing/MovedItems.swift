import Articles

/// Finds articles whose file was moved or renamed: known by their slug or by title and body, and their file gone.
///
/// Looks at what the storage has of a source once, when the first item of it is not known there.
struct MovedItems {
    private struct Former {
        var bySlug: [Slug: Source] = [:]
        var byText: [UInt64: Source] = [:]
    }

    private let service: ArticleService
    private let isGivenName: Bool
    private var former: [String: Former] = [:]

    init(_ service: ArticleService, isGivenName: Bool) {
        self.service = service
        self.isGivenName = isGivenName
    }

    /// From where the article of an item that is one file is known; `nil` if it is known as it is, or new.
    mutating func formerSource(of draft: ArticleDraft, _ item: ImportItem) async throws(ArticleError)
        -> Source?
    {
        guard item.yieldsSlug, let exists = item.exists, let source = draft.source, draft.id == nil,
            try await service.article(from: source) == nil
        else { return nil }
        if let legacy = item.legacySource, !isGivenName,
            let article = try await service.article(from: legacy),
            article.title == draft.title, article.body == draft.body
        {
            return legacy
        }
        let known = try await known(of: source.name, exists)
        let text = Self.hash(draft.title, draft.body)
        var match = known.byText[text]
        if match == nil, case .value(let slug) = draft.slug { match = known.bySlug[slug] }
        guard let match else { return nil }
        former[source.name]?.byText[text] = nil
        former[source.name]?.bySlug = known.bySlug.filter { $0.value != match }
        return match
    }

    private mutating func known(
        of name: String, _ exists: @Sendable (String) -> Bool
    ) async throws(ArticleError) -> Former {
        if let known = former[name] { return known }
        var known = Former()
        for article in try await service.articles(fromSource: name, where: { !exists($0) }) {
            guard let source = article.source else { continue }
            known.bySlug[article.slug] = source
            known.byText[Self.hash(article.title, article.body)] = source
        }
        former[name] = known
        return known
    }

    private static func hash(_ title: String, _ body: String) -> UInt64 {
        contentHash(Array(title.utf8) + [0] + Array(body.utf8))
    }
}
