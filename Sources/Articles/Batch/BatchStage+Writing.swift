extension BatchStage {
    func insert(
        _ indexed: IndexedArticle, newTags: [Tag], in context: WriteContext
    ) async throws(ArticleError) {
        let article = indexed.article
        guard try await self.article(id: article.id) == nil else { throw .conflict(.id) }
        try await checkConflicts(of: article, nil, newTags)
        if exists(article.id) == nil, try await storage.tombstone(id: article.id) != nil {
            revived.insert(article.id)
        }
        stage(article, newTags)
        append(.insert(indexed, newTags: newTags, in: context))
    }

    func update(
        _ indexed: IndexedArticle, from previous: Article, newTags: [Tag], in context: WriteContext
    ) async throws(ArticleError) {
        let article = indexed.article
        try checkAppearance(of: previous, context)
        try await checkConflicts(of: article, previous, newTags)
        if article.slug != previous.slug { try await giveUpSlug(of: previous, at: article.updatedAt) }
        remove(previous)
        stage(article, newTags)
        append(.update(indexed, from: previous, newTags: newTags, in: context))
    }

    func delete(_ tombstone: Tombstone, in context: WriteContext) async throws(ArticleError) {
        guard let present = try await article(id: tombstone.id) else {
            throw .versionMismatch(current: nil)
        }
        guard present.version == tombstone.version - 1 else {
            throw .versionMismatch(current: present.version)
        }
        try checkAppearance(of: present, context)
        var kept = tombstone
        if try await self.tombstone(id: tombstone.id)?.wasVisible == true { kept.wasVisible = true }
        try await giveUpSlug(of: present, at: tombstone.deletedAt)
        remove(present)
        articles[present.id] = .some(nil)
        tombstones[present.id] = kept
        append(.delete(tombstone, in: context))
    }

    /// Refuses a write that others have seen an article appear before, as the storage does.
    private func checkAppearance(
        of present: Article, _ context: WriteContext
    ) throws(ArticleError) {
        guard appeared.contains(present.id), context.settled == present.id,
            let time = present.publishedAt, context.time < time
        else { return }
        throw .versionMismatch(current: present.version)
    }

    /// Throws the first conflict of: slug, source, tag.
    private func checkConflicts(
        of article: Article, _ previous: Article?, _ newTags: [Tag]
    ) async throws(ArticleError) {
        if article.slug != previous?.slug, let other = try await self.article(slug: article.slug),
            other.id != article.id
        {
            throw .conflict(.slug)
        }
        if let source = article.source, source != previous?.source,
            let other = try await self.article(source: source), other.id != article.id
        {
            throw .conflict(.source)
        }
        for tag in newTags { try await checkConflicts(of: tag) }
    }

    private func stage(_ article: Article, _ newTags: [Tag]) {
        for tag in newTags { take(tag) }
        articles[article.id] = article
        slugs[article.slug] = article.id
        if let source = article.source { sources[source] = article.id }
        if article.wasVisible { tombstones[article.id] = .some(nil) }
        if article.slugWasVisible || formerSlugs[article.slug]??.isPublic == false {
            formerSlugs[article.slug] = .some(nil)
        }
        guard article.status == .published else { return }
        for tag in article.tags { carriers[tag.id, default: [:]][article.id] = article.publishedKey }
    }

    private func remove(_ article: Article) {
        slugs[article.slug] = nil
        if let source = article.source { sources[source] = nil }
        guard article.status == .published else { return }
        for tag in article.tags {
            carriers[tag.id]?[article.id] = nil
            if droppedTags[tag.id] == nil { droppedTags[tag.id] = .some(nil) }
        }
    }

    /// Lets the slug lead to its article, unless it is not public and leads elsewhere for the public.
    private func giveUpSlug(of article: Article, at time: Timestamp) async throws(ArticleError) {
        let isPublic = article.isSlugPublic(at: time)
        if !isPublic, try await isFormerSlugPublic(article.slug) { return }
        formerSlugs[article.slug] = Former(owner: article.id, isPublic: isPublic)
    }

    private func isFormerSlugPublic(_ slug: Slug) async throws(ArticleError) -> Bool {
        if let staged = formerSlugs[slug] { return staged?.isPublic == true }
        if case .tombstone(let stored) = try await storage.formerOwner(of: slug) { return stored.wasVisible }
        return try await storage.holders(of: [slug]).contains { $0.isFormer && $0.appearance == .min }
    }
}
