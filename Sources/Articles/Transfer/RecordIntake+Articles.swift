extension RecordIntake {
    private var storage: any ArticleStorage { service.storage }

    func take(_ tombstone: Tombstone) async throws(ArticleError) -> RecordOutcome {
        if let article = try await storage.article(id: tombstone.id) {
            // What is hidden may have been made anew in place of what the public knew.
            guard !article.wasVisible, tombstone.wasVisible, article.version > tombstone.version else {
                return .skipped("the article is here; an import deletes nothing")
            }
        }
        var tombstone = tombstone
        if let source = tombstone.source, try await storage.article(source: source) != nil {
            tombstone.source = nil
        }
        let present = try await storage.tombstone(id: tombstone.id)
        let isNewer = present.map { $0.version < tombstone.version } ?? false
        return try await put(.tombstone(tombstone), isNewer: isNewer)
    }

    func take(_ former: FormerName, _ slug: Slug) async throws(ArticleError) -> RecordOutcome {
        if let article = try await storage.article(slug: slug),
            article.isSlugPublic(at: service.now) || !former.isPublic
        {
            return .skipped("an article has this slug here")
        }
        let article = try await storage.article(id: former.owner)
        if article == nil, try await storage.tombstone(id: former.owner) == nil {
            return isDryRun ? .stored : try missing(former.owner)
        }
        return try await put(.formerSlug(former))
    }

    func take(
        _ overrides: RelatedOverrides, of article: ArticleID
    ) async throws(ArticleError) -> RecordOutcome {
        let named = [article] + overrides.pinned + overrides.excluded
        let found = Set(try await storage.articles(ids: named, includesBody: false).map(\.id))
        if let absent = named.first(where: { !found.contains($0) }) {
            return isDryRun ? .stored : try missing(absent)
        }
        guard overrides != RelatedOverrides() else { return .skipped("it says nothing") }
        return try await put(.overrides(article, overrides))
    }

    /// Adds what the public knew of an article that is hidden.
    func take(
        visibilityOf id: ArticleID, _ slug: Slug, wasVisible: Bool, slugWasVisible: Bool
    ) async throws(ArticleError) -> RecordOutcome {
        for _ in 0..<ArticleService.attempts {
            guard let present = try await storage.article(id: id) else {
                return isDryRun ? .stored : try missing(id)
            }
            var article = present
            article.wasVisible = present.wasVisible || wasVisible
            // Another slug that it has been given here is nobody's business.
            article.slugWasVisible = present.slugWasVisible || (slugWasVisible && present.slug == slug)
            guard
                (article.wasVisible, article.slugWasVisible) != (present.wasVisible, present.slugWasVisible)
            else { return .unchanged }
            guard !isDryRun else { return .stored }
            do throws(ArticleError) {
                try await storage.update(article.indexed(at: service.now), from: present, newTags: [])
                return .stored
            } catch  where error.code == .versionMismatch {
                continue
            }
        }
        throw service.contended()
    }

    private func missing(_ article: ArticleID) throws(ArticleError) -> RecordOutcome {
        throw ArticleError(.notFound, "there is no article \(article)")
    }
}
