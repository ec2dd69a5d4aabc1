public import Articles

extension InMemoryArticleRepository {
    public func redirects(_ query: RedirectQuery) async throws(ArticleError) -> [Redirect] {
        read { state in
            let sorted = state.redirects(in: query.scope).sorted { $0.precedes($1.position) }
            let page = query.isBackward ? sorted.reversed() : sorted
            guard let place = query.position else { return Array(page.prefix(query.limit)) }
            let rest = page.filter { redirect in
                redirect.position != place && redirect.precedes(place) == query.isBackward
            }
            return Array(rest.prefix(query.limit))
        }
    }
}

extension Redirect {
    var position: RedirectQuery.Position { .init(from: from, kind: kind) }

    /// By former slug, then articles before tags.
    func precedes(_ place: RedirectQuery.Position) -> Bool {
        from == place.from ? kind == .article && place.kind == .tag : from < place.from
    }
}

extension State {
    /// All redirects whose target exists in the scope, in no order.
    func redirects(in scope: TagScope) -> [Redirect] {
        let ofArticles = formerSlugs.compactMap { slug, former -> Redirect? in
            guard former.isPublic || scope == .all, let article = articles[former.owner],
                scope.contains(article)
            else { return nil }
            if let id = articleIDs[slug], let holder = articles[id], scope.contains(holder) { return nil }
            return Redirect(kind: .article, from: slug, to: article.slug, createdAt: former.givenUpAt)
        }
        let ofTags = formerTagSlugs.compactMap { slug, former -> Redirect? in
            guard let tag = tags[former.owner], let present = counted(tag, in: scope) else { return nil }
            return Redirect(kind: .tag, from: slug, to: present.tag.slug, createdAt: former.givenUpAt)
        }
        return ofArticles + ofTags
    }
}

extension TagScope {
    fileprivate func contains(_ article: Article) -> Bool {
        switch self {
        case .visible(let now): article.isVisible(at: now)
        case .all: true
        }
    }
}
