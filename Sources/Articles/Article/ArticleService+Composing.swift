/// An article as a draft makes it, with what else has to be stored for it.
struct Composition {
    /// The article. Version, `updatedAt` and what was visible are left to who stores it.
    var article: Article
    /// Tags that have to be made.
    var newTags: [Tag] = []
    /// Tags that only hidden articles carry, and how the article makes them anew.
    var renewedTags: [(tag: Tag, previous: Tag)] = []
}

extension ArticleService {
    /// What the draft makes of the present article, or of a blank one.
    func compose(
        _ draft: ArticleDraft, onto present: Article?, blank: Article? = nil, at now: Timestamp
    ) async throws(ArticleError) -> Composition {
        guard var article = present ?? blank else { throw .notFound("article") }
        article.title = draft.title
        article.excerpt = draft.excerpt
        article.body = draft.body
        article.format = draft.format
        article.status = draft.status
        article.authors = draft.authors
        article.image = draft.image
        article.canonicalURL = draft.canonicalURL
        article.language = draft.language
        article.metadata = draft.metadata
        article.source = draft.source
        if draft.source?.digest == nil, draft.source == present?.source { article.source = present?.source }
        switch draft.publishedAt {
        case .value(let time): article.publishedAt = time
        case .cleared: article.publishedAt = nil
        case .absent: break
        }
        if draft.isScheduled, article.publishedAt == nil {
            throw .invalid(
                "the article", [.init("/published_at", "required", "is required to schedule the article")])
        }
        if article.status == .published, article.publishedAt == nil { article.publishedAt = now }
        article.wasVisible =
            article.isVisible(at: now) || present?.wasVisible == true || present?.isVisible(at: now) == true
        let blank = article
        var (composition, chosen) = try await concurrently { () async throws(ArticleError) in
            try await tagged(blank, draft.tags, at: now)
        } _: { () async throws(ArticleError) in
            try await slug(for: draft, of: present, blank, at: now)
        }
        composition.article.slug = chosen
        composition.article.slugWasVisible =
            blank.isVisible(at: now) || chosen == present?.slug && present?.isSlugPublic(at: now) == true
        if let digest = composition.article.source?.digest {
            composition.article.source?.digest = ImportDigest.completing(digest, composition.article.tags)
        }
        return composition
    }
}
