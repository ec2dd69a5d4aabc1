extension ArticleService {
    /// The article that the draft makes of the present one, or of a blank one, and the tags that
    /// have to be made for it. Version, `updatedAt` and `wasVisible` are left to the caller.
    func compose(
        _ draft: ArticleDraft, onto present: Article?, blank: Article? = nil, at now: Timestamp
    ) async throws(ArticleError) -> (Article, newTags: [Tag]) {
        guard var article = present ?? blank else { throw .notFound("article") }
        let (tags, newTags) = try await resolve(draft.tags, at: now)
        article.slug = try await slug(for: draft, of: present, id: article.id)
        article.title = draft.title
        article.excerpt = draft.excerpt
        article.body = draft.body
        article.format = draft.format
        article.status = draft.status
        article.tags = tags
        article.authors = draft.authors
        article.image = draft.image
        article.canonicalURL = draft.canonicalURL
        article.language = draft.language
        article.metadata = draft.metadata
        article.source = draft.source
        switch draft.publishedAt {
        case .value(let time): article.publishedAt = time
        case .cleared: article.publishedAt = nil
        case .absent: break
        }
        if article.status == .published, article.publishedAt == nil { article.publishedAt = now }
        return (article, newTags)
    }

    /// The given slug, the present one, or the first free one of the title.
    private func slug(
        for draft: ArticleDraft, of present: Article?, id: ArticleID
    ) async throws(ArticleError) -> Slug {
        switch draft.slug {
        case .value(let slug): return slug
        case .absent: if let present { return present.slug }
        case .cleared: break
        }
        return try await freeSlug(Slug(making: draft.title), for: id)
    }

    /// The first of `base`, `base-2`, `base-3` … that no other article has, nor had.
    ///
    /// A former slug of a living article is left alone: links to it still lead there.
    func freeSlug(_ base: Slug, for id: ArticleID) async throws(ArticleError) -> Slug {
        var first = 1
        var count = 4
        while true {
            let candidates = (first..<first + count).map { base.numbered($0) }
            let taken = try await storage.takenSlugs(among: candidates, besides: id)
            if let free = candidates.first(where: { !taken.contains($0) }) { return free }
            first += count
            count = min(count * 4, 1_024)
        }
    }

    /// The tags that these names mean – by key, then slug, then former slug –, and new ones for the rest.
    func resolve(
        _ names: [TagName], at now: Timestamp
    ) async throws(ArticleError) -> ([ArticleTag], newTags: [Tag]) {
        guard !names.isEmpty else { return ([], []) }
        let directory = try await TagDirectory(of: names, in: storage)
        var tags: [ArticleTag] = []
        var newTags: [Tag] = []
        var slugs = Set<Slug>()
        for name in names {
            if let known = directory[name] ?? newTags.first(where: { $0.key.hasSameBytes(as: name.key) }) {
                if !tags.contains(where: { $0.id == known.id }) { tags.append(known.ofArticle) }
                continue
            }
            let base = name.slug ?? Slug(making: name.text, fallback: "tag")
            let slug = try await freeTagSlug(base, besides: slugs)
            slugs.insert(slug)
            let tag = Tag(
                id: surroundings.makeID(at: now), slug: slug, name: name.text, isDeclared: false,
                createdAt: now)
            newTags.append(tag)
            tags.append(tag.ofArticle)
        }
        return (tags, newTags)
    }

    /// The first of `base`, `base-2` … that no tag has or had.
    func freeTagSlug(_ base: Slug, besides: Set<Slug>) async throws(ArticleError) -> Slug {
        var first = 1
        while true {
            let candidates = (first..<first + 16).map { base.numbered($0) }
            let found = try await storage.tags(named: TagNames(keys: [], slugs: candidates))
            var taken = besides
            for named in found {
                taken.insert(named.tag.slug)
                taken.formUnion(named.formerSlugs)
            }
            if let free = candidates.first(where: { !taken.contains($0) }) { return free }
            first += 16
        }
    }
}

/// The tags that a client's names mean.
struct TagDirectory {
    private var byKey: [[UInt8]: Tag] = [:]
    private var bySlug: [Slug: Tag] = [:]
    private var byFormerSlug: [Slug: Tag] = [:]

    init(of names: [TagName], in storage: any TagRepository) async throws(ArticleError) {
        let slugs = names.compactMap { $0.slug ?? Slug($0.text) }
        let asked = TagNames(keys: names.map(\.key), slugs: slugs)
        for named in try await storage.tags(named: asked) {
            byKey[named.tag.key.utf8Array] = named.tag
            bySlug[named.tag.slug] = named.tag
            for slug in named.formerSlugs { byFormerSlug[slug] = named.tag }
        }
    }

    /// By the slug that was given beside the name; else by key, slug, former slug.
    subscript(name: TagName) -> Tag? {
        if let slug = name.slug, let tag = bySlug[slug] { return tag }
        if let tag = byKey[name.key.utf8Array] { return tag }
        guard let slug = name.slug ?? Slug(name.text) else { return nil }
        return bySlug[slug] ?? byFormerSlug[slug]
    }
}
