public import Articles

extension InMemoryArticleRepository {
    public func tag(slug: Slug, in scope: TagScope) async throws(ArticleError) -> CountedTag? {
        read { state in
            guard let tag = state.tagIDs[slug].flatMap({ state.tags[$0] }) else { return nil }
            return state.counted(tag, in: scope)
        }
    }

    public func tag(formerSlug: Slug) async throws(ArticleError) -> Tag? {
        read { state in
            guard state.tagIDs[formerSlug] == nil else { return nil }
            return state.formerTagSlugs[formerSlug].flatMap { state.tags[$0.owner] }
        }
    }

    public func tags(named names: TagNames) async throws(ArticleError) -> [NamedTag] {
        read { state in
            var found: [TagID: NamedTag] = [:]
            let identities =
                names.keys.compactMap { state.tagKeys[TextKey(text: $0)] }
                + names.slugs.compactMap { state.tagIDs[$0] }
            for id in identities {
                if let tag = state.tags[id] { found[id] = NamedTag(tag: tag) }
            }
            for slug in Set(names.slugs).sorted() where state.tagIDs[slug] == nil {
                guard let tag = state.formerTagSlugs[slug].flatMap({ state.tags[$0.owner] }) else { continue }
                found[tag.id, default: NamedTag(tag: tag)].formerSlugs.append(slug)
            }
            return Array(found.values)
        }
    }

    public func tags(_ query: TagQuery) async throws(ArticleError) -> [CountedTag] {
        read { state in
            let end = query.prefix + "\u{10FFFF}"
            let counted = state.tags.values.compactMap { tag -> CountedTag? in
                let key = TextKey(text: tag.key)
                guard key >= TextKey(text: query.prefix), query.prefix.isEmpty || key < TextKey(text: end)
                else { return nil }
                return state.counted(tag, in: query.scope)
            }
            let sorted = counted.sorted { query.precedes($0.position, $1.position) }
            let page = query.isBackward ? sorted.reversed() : sorted
            guard let place = query.position else { return Array(page.prefix(query.limit)) }
            let rest = page.filter { tag in
                query.isBackward
                    ? query.precedes(tag.position, place) : query.precedes(place, tag.position)
            }
            return Array(rest.prefix(query.limit))
        }
    }

    public func companions(
        of tag: TagID, in scope: TagScope, sample: Int
    ) async throws(ArticleError) -> [CompanionTag] {
        read { state in
            var common: [TagID: Int] = [:]
            var rest = sample
            state.articlesByTag[tag]?.walk(isDescending: true) { entry in
                guard rest > 0 else { return false }
                guard let article = state.articles[entry.number], scope.contains(article) else { return true }
                rest -= 1
                for other in article.tags where other.id != tag { common[other.id, default: 0] += 1 }
                return true
            }
            return common.compactMap { id, count in
                guard let other = state.tags[id] else { return nil }
                return CompanionTag(
                    tag: other, articlesInCommon: count, articleCount: state.count(of: id, in: scope))
            }
        }
    }
}

extension TagQuery {
    /// Whether one place comes before another in the order of the list.
    func precedes(_ left: Position, _ right: Position) -> Bool {
        switch order {
        case .articleCount where left.articleCount != right.articleCount:
            left.articleCount > right.articleCount
        case .name, .articleCount: TextKey(text: left.key) < TextKey(text: right.key)
        }
    }
}

extension CountedTag {
    var position: TagQuery.Position { .init(articleCount: articleCount, key: tag.key) }
}

extension TagScope {
    func contains(_ article: Article) -> Bool {
        switch self {
        case .visible(let now): article.isVisible(at: now)
        case .all: true
        }
    }
}

extension State {
    func count(of tag: TagID, in scope: TagScope) -> Int {
        guard case .visible = scope else { return articlesByTag[tag]?.count ?? 0 }
        return articles(with: tag).count { number in articles[number].map { scope.contains($0) } ?? false }
    }

    /// The tag with its count; `nil` when it does not exist in the scope.
    func counted(_ tag: Tag, in scope: TagScope) -> CountedTag? {
        let count = count(of: tag.id, in: scope)
        switch scope {
        case .visible where count == 0 && !tag.isDeclared: return nil
        case .visible, .all: return CountedTag(tag: tag, articleCount: count)
        }
    }
}
