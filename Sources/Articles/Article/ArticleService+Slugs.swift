extension ArticleService {
    /// The given slug, the present one, or the first free one of the title, which a new article comes with.
    ///
    /// A slug that the public does not know yet, and that has a number because another article has it, is made anew
    /// when the article is to appear: the other one may be hidden.
    func slug(
        for draft: ArticleDraft, of present: Article?, _ article: Article, at now: Timestamp
    ) async throws(ArticleError) -> Slug {
        let appearance = article.appearance(at: now)
        guard let present else {
            if case .value(let slug) = draft.slug { return slug }
            return try await freeSlug(article.slug, for: article.id, appearing: appearance)
        }
        switch draft.slug {
        case .value(let slug) where slug != present.slug: return slug
        case .cleared:
            return try await freeSlug(Slug(making: draft.title), for: article.id, appearing: appearance)
        case .value, .absent: break
        }
        let base = present.baseOfSlug
        guard appearance < Int64.max, base != present.slug, !present.isSlugPublic(at: now) else {
            return present.slug
        }
        return try await freeSlug(base, for: article.id, appearing: appearance)
    }

    /// The first of `base`, `base-2`, `base-3` … that no other article has, nor had: of those that the public knows
    /// before this one. Hidden ones make way.
    ///
    /// A former slug of a living article is left alone: links to it still lead there.
    func freeSlug(
        _ base: Slug, for id: ArticleID, appearing appearance: Int64, besides left: Slug? = nil
    ) async throws(ArticleError) -> Slug {
        var first = 1
        var count = 4
        while true {
            let candidates = (first..<first + count).map { base.numbered($0) }
            let taken = try await records.holders(of: candidates).filter {
                $0.article != id && $0.appearance <= appearance
            }
            let slugs = Set(taken.map(\.slug))
            if let free = candidates.first(where: { !slugs.contains($0) && $0 != left }) { return free }
            first += count
            count = min(count * 4, 1_024)
        }
    }

    /// Whether nobody has the slug of this article, or who has it would make way.
    func mayTakeSlug(_ article: Article, at now: Timestamp) async throws(ArticleError) -> Bool {
        guard let present = try await records.article(slug: article.slug), present.id != article.id else {
            return true
        }
        return !present.isSlugPublic(at: now) && present.slugAppearance > article.appearance(at: now)
    }

    /// Gives the article that is in the way of this one's slug, and that the public would know later, another slug.
    ///
    /// Returns whether there was one: the slug is free then, unless somebody else was first to take it.
    func makeWay(for article: Article, at now: Timestamp) async throws(ArticleError) -> Bool {
        guard let present = try await records.article(slug: article.slug), present.id != article.id,
            !present.isSlugPublic(at: now), present.slugAppearance > article.appearance(at: now)
        else { return false }
        var moved = present
        moved.slug = try await freeSlug(
            present.baseOfSlug, for: present.id, appearing: present.slugAppearance, besides: article.slug)
        if moved.version < Article.versions.upperBound { moved.version += 1 }
        moved.updatedAt = max(now, present.updatedAt)
        do throws(ArticleError) {
            try await records.update(
                moved.indexed(at: now), from: present, newTags: [],
                in: try await context(of: moved, from: present, at: now))
        } catch  where error.code == .conflict && error.subject == .slug {
            return try await makeWay(for: moved, at: now)
        } catch  where error.code == .versionMismatch {
            // It was changed meanwhile, or it has appeared, and keeps its slug.
            return error.currentVersion != present.version
        }
        return true
    }
}

extension Article {
    /// What the slug was numbered from, if it was made of the title; else the slug.
    fileprivate var baseOfSlug: Slug {
        let base = Slug(making: title)
        guard let hyphen = slug.text.lastIndex(of: "-"),
            let number = Int(slug.text[slug.text.index(after: hyphen)...]), number > 1,
            base.numbered(number) == slug
        else { return slug }
        return base
    }
}
