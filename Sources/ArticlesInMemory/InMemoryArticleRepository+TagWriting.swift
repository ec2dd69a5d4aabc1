public import Articles

extension InMemoryArticleRepository {
    public func insert(_ tag: Tag, in context: WriteContext) async throws(ArticleError) {
        try await write(.lists, in: context) { (state) throws(ArticleError) in
            guard !state.isTaken(tag) else { throw .conflict(.tag) }
            state.add(tag)
        }
    }

    public func update(
        _ tag: Tag, from previous: Tag, leavesRedirect: Bool, in context: WriteContext
    ) async throws(ArticleError) {
        try await write(.everything, in: context) { (state) throws(ArticleError) in
            try state.update(tag, from: previous, leavesRedirect: leavesRedirect)
        }
    }

    public func delete(_ tag: Tag, in context: WriteContext) async throws(ArticleError) {
        try await write(.everything, in: context) { (state) throws(ArticleError) in
            let present = try state.present(tag)
            state.rewriteTags(ofArticlesWith: present.id) { $0.id == present.id ? nil : $0 }
            state.remove(present)
            state.tagRevision += 1
            state.formerTagSlugs.removeAll { $0.owner == present.id }
            state.formerTagKeys.removeAll { $0.owner == present.id }
        }
    }

    public func merge(
        _ tag: Tag, into target: Tag, at time: Timestamp, leavesRedirect: Bool,
        in context: WriteContext, keeping response: MergeResponse?
    ) async throws(ArticleError) -> Int {
        try await write(.everything) { (state) throws(ArticleError) in
            let from = try state.present(tag)
            let into = try state.present(target)
            let moved = state.articlesByTag[from.id]?.count ?? 0
            var context = context
            if let response {
                context.response = response(moved, state.articleCount(ofEither: from.id, into.id))
                try state.check(context)
            }
            state.keep(context)
            for number in state.articles(with: from.id) {
                guard let article = state.articles[number] else { continue }
                let hasBoth = article.tags.contains { $0.id == into.id }
                state.rewriteTags(of: number) { tag in
                    tag.id != from.id ? tag : hasBoth ? nil : into.ofArticle
                }
                guard !hasBoth else { continue }
                state.articlesByTag[into.id, default: ListEntries()].insert(
                    article.publishedKey, number, article.status, state.articles.ids)
            }
            state.mergedTags[into.id, default: []].formUnion(
                (state.mergedTags[from.id] ?? []).union([from.id]))
            if state.tagIndex.isKnown(from.id) { state.tagIndex.publish(into) }
            state.remove(from)
            state.tagRevision += 1
            for (slug, former) in state.formerTagSlugs where former.owner == from.id {
                state.formerTagSlugs[slug]?.owner = into.id
            }
            for (key, former) in state.formerTagKeys where former.owner == from.id {
                state.formerTagKeys[key]?.owner = into.id
            }
            state.formerTagKeys[TextKey(text: from.key)] = .init(
                owner: into.id, givenUpAt: time, isPublic: leavesRedirect)
            guard leavesRedirect else { return moved }
            state.formerTagSlugs[from.slug] = .init(owner: into.id, givenUpAt: time)
            return moved
        }
    }
}

extension State {
    mutating func update(
        _ tag: Tag, from previous: Tag, leavesRedirect: Bool
    ) throws(ArticleError) {
        let present = try present(previous)
        guard !hasNamesake(tag) else { throw .conflict(.tag) }
        tagIndex.remove(present)
        if leavesRedirect, present.slug != tag.slug {
            formerTagSlugs[present.slug] = .init(owner: tag.id, givenUpAt: tag.updatedAt)
        }
        formerTagKeys[TextKey(text: present.key)] = .init(
            owner: tag.id, givenUpAt: tag.updatedAt, isPublic: leavesRedirect)
        add(tag)
        tagRevision += 1
        rewriteTags(ofArticlesWith: tag.id) { $0.id == tag.id ? tag.ofArticle : $0 }
    }

    /// The stored tag, if it still is at this version.
    func present(_ tag: Tag) throws(ArticleError) -> Tag {
        guard let present = tags[tag.id], present.version == tag.version else {
            throw .versionMismatch(current: tags[tag.id]?.version)
        }
        return present
    }

    /// Whether a tag has the identity, the key or the slug of a new one.
    func isTaken(_ tag: Tag) -> Bool { tags[tag.id] != nil || hasNamesake(tag) }

    /// Whether another tag has the key or the slug.
    func hasNamesake(_ tag: Tag) -> Bool {
        [tagIndex.tag(slug: tag.slug), tagIndex.tag(key: TextKey(text: tag.key))].contains { owner in
            owner.map { $0 != tag.id } ?? false
        }
    }

    mutating func add(_ tag: Tag) {
        tags[tag.id] = tag
        if tag.isDeclared { declaredTags.insert(tag.id) } else { declaredTags.remove(tag.id) }
        tagWords[tag.id] = tag.searchWords
        tagIndex.insert(tag)
        formerTagSlugs[tag.slug] = nil
        formerTagKeys[TextKey(text: tag.key)] = nil
    }

    mutating func remove(_ tag: Tag) {
        tags[tag.id] = nil
        tagWords[tag.id] = nil
        declaredTags.remove(tag.id)
        mergedTags[tag.id] = nil
        tagIndex.remove(tag)
        tagIndex.forget(tag.id)
        articlesByTag[tag.id] = nil
    }

    /// How many articles carry one of two tags, or both.
    func articleCount(ofEither first: TagID, _ second: TagID) -> Int {
        Set(articles(with: first)).union(articles(with: second)).count
    }

    mutating func rewriteTags(
        ofArticlesWith tag: TagID, _ rewrite: (ArticleTag) -> ArticleTag?
    ) {
        for number in articles(with: tag) { rewriteTags(of: number, rewrite) }
    }

    mutating func rewriteTags(of article: ArticleNumber, _ rewrite: (ArticleTag) -> ArticleTag?) {
        guard let tags = articles[article]?.tags else { return }
        articles.setTags(tags.compactMap(rewrite), of: article)
    }

    /// The articles with a tag.
    func articles(with tag: TagID) -> [ArticleNumber] {
        var found: [ArticleNumber] = []
        articlesByTag[tag]?.forEach(in: ArticleFilter.Statuses.any.states) { found.append($0) }
        return found
    }
}
