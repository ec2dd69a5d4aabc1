public import Articles

extension InMemoryArticleRepository {
    public func tag(slug: Slug, in scope: TagScope) async throws(ArticleError) -> CountedTag? {
        read { state in
            let id = state.tagIndex.tag(slug: slug, isKnown: state.isSettled(in: scope))
            guard let tag = state.existing(id, in: scope) else { return nil }
            return state.counted(tag, in: scope)
        }
    }

    public func tag(
        formerSlug: Slug, in scope: TagScope
    ) async throws(ArticleError) -> Tag? {
        read { state in
            guard let tag = state.formerTagSlugs[formerSlug].flatMap({ state.tags[$0.owner] }) else {
                return nil
            }
            return state.exists(tag, in: scope) ? tag : nil
        }
    }

    public func tags(
        named names: TagNames, in scope: TagScope
    ) async throws(ArticleError) -> [NamedTag] {
        read { state in
            var found: [TagID: NamedTag] = [:]
            let isKnown = state.isSettled(in: scope)
            let identities =
                names.keys.map { state.tagIndex.tag(key: TextKey(text: $0), isKnown: isKnown) }
                + names.slugs.map { state.tagIndex.tag(slug: $0, isKnown: isKnown) }
            for id in identities {
                if let tag = state.existing(id, in: scope) { found[tag.id] = state.named(tag) }
            }
            for slug in Set(names.slugs).sorted() {
                guard let tag = state.formerTagSlugs[slug].flatMap({ state.tags[$0.owner] }) else { continue }
                found[tag.id, default: state.named(tag)].formerSlugs.append(slug)
            }
            for key in Set(names.keys.map { TextKey(text: $0) }).sorted() {
                guard let former = state.formerTagKeys[key], former.isPublic || scope == .all,
                    let tag = state.tags[former.owner]
                else { continue }
                var named = found[tag.id] ?? state.named(tag)
                if former.isPublic {
                    named.formerKeys.append(key.text)
                } else {
                    named.hiddenFormerKeys.append(key.text)
                }
                found[tag.id] = named
            }
            return found.values.filter { state.exists($0.tag, in: scope) }
        }
    }

    public func tags(_ query: TagQuery) async throws(ArticleError) -> [CountedTag] {
        read { state in
            let end = query.prefix + "\u{10FFFF}"
            // What is hidden is passed over before anything is asked of its name, which then costs no time.
            let counted = state.tags.values.compactMap { tag -> CountedTag? in
                guard state.exists(tag, in: query.scope) else { return nil }
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
            for number in state.newest(sample, with: tag, in: scope) {
                for other in state.articles.tags(of: number) where other.id != tag {
                    common[other.id, default: 0] += 1
                }
            }
            return common.compactMap { id, count in
                guard let other = state.tags[id] else { return nil }
                return CompanionTag(
                    tag: other, articlesInCommon: count, articleCount: state.count(of: id, in: scope))
            }
        }
    }

    public func ignoredTags() async throws(ArticleError) -> Set<TagID> {
        read { state in Set(state.tags.values.lazy.filter { $0.relatedness == .ignored }.map(\.id)) }
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

extension State {
    func count(of tag: TagID, in scope: TagScope) -> Int {
        switch scope {
        case .all: articlesByTag[tag]?.count ?? 0
        case .visible(let now): articlesByTag[tag]?[.published].count(in: .min...now.milliseconds) ?? 0
        }
    }

    /// The newest articles of a tag.
    fileprivate func newest(_ limit: Int, with tag: TagID, in scope: TagScope) -> [ArticleNumber] {
        guard let entries = articlesByTag[tag] else { return [] }
        let (states, start): ([ArticleStatus], SortedEntries<Int64>.Start) =
            switch scope {
            case .all: (ArticleFilter.Statuses.any.states, .end)
            case .visible(let now): ([.published], .at(now.milliseconds))
            }
        var walk = MergedWalk(
            states.map { entries[$0].entries(from: start, articles.ids, isDescending: true) },
            isDescending: true)
        var found: [ArticleNumber] = []
        while found.count < limit, let entry = walk.next(articles.ids) { found.append(entry.number) }
        return found
    }

    /// Since when the public knows a tag.
    func appearance(of tag: Tag) -> Int64 {
        tag.isDeclared ? Int64.min : appearance(ofUndeclared: tag.id)
    }

    private func appearance(ofUndeclared tag: TagID) -> Int64 {
        var appearance = Int64.max
        articlesByTag[tag]?[.published].walk { entry in
            appearance = entry.key
            return false
        }
        return appearance
    }

    /// Whether the tags that the public knows are all that exist in the scope.
    func isSettled(in scope: TagScope) -> Bool {
        switch scope {
        case .visible(let now): isSettled(at: now)
        case .all: false
        }
    }

    /// The tag that something names, if it exists in the scope. The articles of a hidden tag, and of one that is not
    /// there, are looked for alike.
    fileprivate func existing(_ id: TagID?, in scope: TagScope) -> Tag? {
        guard case .visible(let now) = scope else { return id.flatMap { tags[$0] } }
        let id = id ?? UniqueID(high: 0, low: 0)
        guard declaredTags.contains(id) || appearance(ofUndeclared: id) <= now.milliseconds else {
            return nil
        }
        return tags[id]
    }

    func exists(_ tag: Tag, in scope: TagScope) -> Bool {
        switch scope {
        case .visible(let now): appearance(of: tag) <= now.milliseconds
        case .all: true
        }
    }

    fileprivate func named(_ tag: Tag) -> NamedTag {
        NamedTag(tag: tag, appearance: appearance(of: tag))
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
