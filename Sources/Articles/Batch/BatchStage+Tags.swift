extension BatchStage: TagWriteRepository {
    func tags(
        named names: TagNames, in scope: TagScope
    ) async throws(ArticleError) -> [NamedTag] {
        var found: [TagID: NamedTag] = [:]
        for named in try await storage.tags(named: names, in: scope) {
            found[named.tag.id] = try await staged(named)
        }
        for key in names.keys {
            guard let id = formerKeys[key.utf8Array], let tag = tags[id] else { continue }
            if found[id] == nil { found[id] = try await named(tag) }
            if found[id]?.hiddenFormerKeys.contains(where: { $0.hasSameBytes(as: key) }) == false {
                found[id]?.hiddenFormerKeys.append(key)
            }
        }
        let keys = Set(names.keys.map(\.utf8Array))
        for tag in tags.values where found[tag.id] == nil {
            guard names.slugs.contains(tag.slug) || keys.contains(tag.key.utf8Array) else { continue }
            found[tag.id] = try await named(tag)
        }
        return found.values.filter { named in
            let isFormer = [named.formerKeys, named.hiddenFormerKeys].contains { !$0.isEmpty }
            return isFormer || !named.formerSlugs.isEmpty || names.slugs.contains(named.tag.slug)
                || keys.contains(named.tag.key.utf8Array)
        }
    }

    func update(
        _ tag: Tag, from previous: Tag, leavesRedirect: Bool, in context: WriteContext
    ) async throws(ArticleError) {
        try await checkConflicts(of: tag)
        if !tag.key.hasSameBytes(as: previous.key) { formerKeys[previous.key.utf8Array] = tag.id }
        take(tag)
        append(.updateTag(tag, from: previous, leavesRedirect: leavesRedirect, in: context))
    }

    /// Throws `conflict(.tag)` if another tag has the key or the slug.
    func checkConflicts(of tag: Tag) async throws(ArticleError) {
        let namesakes = try await tags(named: TagNames(keys: [tag.key], slugs: [tag.slug]), in: .all)
        let isTaken = namesakes.contains { named in
            named.tag.id != tag.id
                && (named.tag.slug == tag.slug || named.tag.key.hasSameBytes(as: tag.key))
        }
        guard !isTaken else { throw .conflict(.tag) }
    }

    /// Takes in a tag, which takes over its key and slug from tags that had them before.
    func take(_ tag: Tag) {
        tags[tag.id] = tag
        formerKeys[tag.key.utf8Array] = nil
        takenKeys.insert(tag.key.utf8Array)
        takenTagSlugs.insert(tag.slug)
    }

    // MARK: What the storage has found, as it is now

    private func staged(_ stored: NamedTag) async throws(ArticleError) -> NamedTag {
        var named = stored
        if let tag = tags[stored.tag.id] { named.tag = tag }
        named.formerSlugs.removeAll { takenTagSlugs.contains($0) }
        named.formerKeys.removeAll { takenKeys.contains($0.utf8Array) }
        named.hiddenFormerKeys.removeAll { takenKeys.contains($0.utf8Array) }
        named.appearance = try await appearance(of: named.tag, stored: stored.appearance)
        return named
    }

    private func named(_ tag: Tag) async throws(ArticleError) -> NamedTag {
        NamedTag(tag: tag, appearance: try await appearance(of: tag, stored: nil))
    }

    /// Since when the public knows a tag: by the articles that the batch has written, and the others.
    private func appearance(of tag: Tag, stored: Int64?) async throws(ArticleError) -> Int64 {
        guard !tag.isDeclared else { return Int64.min }
        let staged = carriers[tag.id]?.values.min() ?? Int64.max
        if let stored, droppedTags[tag.id] == nil { return min(staged, stored) }
        return min(staged, try await storedAppearance(of: tag.id))
    }

    /// The least `publishedKey` of the published articles with a tag that the batch has not written. Goes on where it was: those
    /// before are all written.
    private func storedAppearance(of tag: TagID) async throws(ArticleError) -> Int64 {
        if case .some(.some(let known)) = droppedTags[tag], articles[known.id] == nil,
            case .milliseconds(let key) = known.key
        {
            return key
        }
        var filter = ArticleFilter(statuses: .visible(at: .latest))
        filter.tagGroups = [[tag]]
        var query = ArticleQuery(filter, order: .oldest, limit: 64)
        while true {
            query.position = droppedTags[tag].flatMap(\.self)
            let page = try await storage.articles(query)
            let first = page.first { articles[$0.id] == nil }
            if let last = first ?? page.last {
                droppedTags[tag] = ArticlePosition(of: last, in: query.order)
            }
            if let first { return first.publishedKey }
            if page.count < query.limit { return Int64.max }
        }
    }
}
