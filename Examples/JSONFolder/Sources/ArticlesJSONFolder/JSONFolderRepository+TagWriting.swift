public import Articles

extension JSONFolderRepository {
    public func insert(_ tag: Tag) async throws(ArticleError) {
        try write { (contents) throws(ArticleError) in
            guard contents.tags[tag.id] == nil else { throw .conflict(.tag) }
            try contents.add(tag)
        }
    }

    public func update(
        _ tag: Tag, from previous: Tag, leavesRedirect: Bool
    ) async throws(ArticleError) {
        try write { (contents) throws(ArticleError) in
            let present = try contents.present(previous)
            try contents.add(tag)
            contents.set(tagRevision: contents.tagRevision + 1)
            guard leavesRedirect, present.slug != tag.slug else { return }
            let former = Contents.FormerSlug(owner: tag.id, givenUpAt: tag.updatedAt)
            contents.set(former, at: present.slug, of: .tag)
        }
    }

    public func delete(_ tag: Tag) async throws(ArticleError) {
        try write { (contents) throws(ArticleError) in
            let present = try contents.present(tag)
            _ = contents.rewriteArticles(with: present.id) { tags in tags.filter { $0.id != present.id } }
            contents.set(nil as Tag?, at: present.id)
            contents.set(tagRevision: contents.tagRevision + 1)
            for (slug, _) in contents.formerSlugs(of: present.id) { contents.set(nil, at: slug, of: .tag) }
        }
    }

    public func merge(
        _ tag: Tag, into target: Tag, at time: Timestamp, leavesRedirect: Bool
    ) async throws(ArticleError) -> Int {
        try write { (contents) throws(ArticleError) in
            let (from, into) = (try contents.present(tag), try contents.present(target))
            let moved = contents.rewriteArticles(with: from.id) { tags in
                tags.contains { $0.id == into.id }
                    ? tags.filter { $0.id != from.id }
                    : tags.map { $0.id == from.id ? into.ofArticle : $0 }
            }
            let merged = [tag, target].flatMap { contents.mergedTags[$0.id] ?? [] } + [from.id]
            contents.set(merged: merged, into: into.id)
            contents.set(nil as Tag?, at: from.id)
            contents.set(tagRevision: contents.tagRevision + 1)
            for (slug, var former) in contents.formerSlugs(of: from.id) {
                former.owner = into.id
                contents.set(former, at: slug, of: .tag)
            }
            guard leavesRedirect else { return moved }
            let former = Contents.FormerSlug(owner: into.id, givenUpAt: time)
            contents.set(former, at: from.slug, of: .tag)
            return moved
        }
    }
}

extension Contents {
    /// The stored tag, if it still is at this version.
    func present(_ tag: Tag) throws(ArticleError) -> Tag {
        guard let present = tags[tag.id], present.version == tag.version else {
            throw .versionMismatch(current: tags[tag.id]?.version)
        }
        return present
    }

    /// Throws `conflict` when another tag has the key or the slug.
    mutating func add(_ tag: Tag) throws(ArticleError) {
        for owner in [tagIDs[tag.slug], tagKeys[tag.key]] {
            if let owner, owner != tag.id { throw .conflict(.tag) }
        }
        set(tag, at: tag.id)
    }

    /// The slugs that the tag had.
    func formerSlugs(of tag: TagID) -> [Slug: FormerSlug] {
        (formerSlugs[.tag] ?? [:]).filter { $0.value.owner == tag }
    }

    /// Gives the articles that carry the tag other tags; answers how many they are.
    mutating func rewriteArticles(
        with tag: TagID, _ rewrite: ([ArticleTag]) -> [ArticleTag]
    ) -> Int {
        let carriers = articles.values.filter { $0.tags.contains { $0.id == tag } }
        for var article in carriers {
            article.tags = rewrite(article.tags)
            set(article, at: article.id)
        }
        return carriers.count
    }
}
