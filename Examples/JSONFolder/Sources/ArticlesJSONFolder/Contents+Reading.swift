import Articles

extension Contents {
    /// An article with the present slugs and names of its tags, and without what it is found by.
    func article(_ id: ArticleID?) -> Article? {
        guard let id, var article = articles[id] else { return nil }
        article.search = nil
        article.tags = article.tags.compactMap { tags[$0.id]?.ofArticle }
        return article
    }

    /// Since when the public knows a tag.
    func appearance(of tag: Tag) -> Int64 {
        guard !tag.isDeclared else { return Int64.min }
        let carriers = articles.values.filter { article in
            article.status == .published && article.tags.contains { $0.id == tag.id }
        }
        return carriers.map(\.publishedKey).min() ?? Int64.max
    }

    func exists(_ tag: Tag, in scope: TagScope) -> Bool {
        switch scope {
        case .visible(let now): appearance(of: tag) <= now.milliseconds
        case .all: true
        }
    }

    /// What counts the articles of a tag; it answers `nil` for one that does not exist in the scope.
    func counter(in scope: TagScope) -> (Tag) -> CountedTag? {
        var counts: [TagID: Int] = [:]
        for article in articles.values where scope.contains(article) {
            for tag in article.tags { counts[tag.id, default: 0] += 1 }
        }
        return { [counts] tag in
            let count = counts[tag.id] ?? 0
            guard count > 0 || tag.isDeclared || scope == .all else { return nil }
            return CountedTag(tag: tag, articleCount: count)
        }
    }

    /// All redirects whose target exists in the scope, in no order.
    func redirects(in scope: TagScope) -> [Redirect] {
        let counter = counter(in: scope)
        func isHeld(_ slug: Slug) -> Bool {
            articleIDs[slug].flatMap { articles[$0] }.map { scope.contains($0) } ?? false
        }
        return formerSlugs.flatMap { kind, slugs in
            slugs.compactMap { slug, former in
                let target =
                    switch kind {
                    case .article:
                        articles[former.owner].flatMap { article in
                            let isShown = former.isPublic || scope == .all
                            return isShown && scope.contains(article) && !isHeld(slug) ? article.slug : nil
                        }
                    case .tag: tags[former.owner].flatMap(counter)?.tag.slug
                    }
                return target.map {
                    Redirect(kind: kind, from: slug, to: $0, createdAt: former.givenUpAt)
                }
            }
        }
    }
}

extension Sequence {
    /// The first `limit` elements behind a place, in the order of their places or in its reverse.
    func page<Place>(
        after start: Place?, isBackward: Bool, limit: Int, at place: (Element) -> Place,
        by precedes: (Place, Place) -> Bool
    ) -> [Element] {
        func comesFirst(_ left: Place, _ right: Place) -> Bool {
            isBackward ? precedes(right, left) : precedes(left, right)
        }
        return map { (place: place($0), element: $0) }
            .filter { placed in start.map { comesFirst($0, placed.place) } ?? true }
            .sorted { comesFirst($0.place, $1.place) }
            .prefix(limit).map(\.element)
    }
}

extension TagScope {
    func contains(_ article: Article) -> Bool {
        switch self {
        case .visible(let now): article.isVisible(at: now)
        case .all: true
        }
    }
}

extension TagQuery {
    /// Whether one place comes before another.
    func precedes(_ left: Position, _ right: Position) -> Bool {
        switch order {
        case .articleCount where left.articleCount != right.articleCount:
            left.articleCount > right.articleCount
        case .name, .articleCount: left.key.utf8.lexicographicallyPrecedes(right.key.utf8)
        }
    }
}

extension ArticlePosition {
    /// Whether this place comes before another of the same order, were all orders ascending.
    func precedes(_ other: ArticlePosition) -> Bool {
        switch (key, other.key) {
        case (.milliseconds(let left), .milliseconds(let right)) where left != right: left < right
        case (.score(let left, _), .score(let right, _)) where left != right: left < right
        case (.score(_, let left), .score(_, let right)) where left != right: left < right
        case (.title(let left), .title(let right)) where !left.hasSameBytes(as: right):
            left.utf8.lexicographicallyPrecedes(right.utf8)
        case (.milliseconds, _), (.title, _), (.score, _): id < other.id
        }
    }
}
