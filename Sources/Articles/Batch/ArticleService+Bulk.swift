import StrictJSON

extension ArticleService {
    /// Changes the articles of a filter, the first `BatchLimits.operations` of them behind the cursor, in one transaction: all of
    /// them, or none. Fewer if they are long; what is left is behind `next`.
    ///
    /// The listing is to be in the order `oldest`: an article that the change moves in it comes no second time.
    ///
    /// Throws `invalid` for an article that can't be so, and `forbidden` for one that the caller may not change.
    ///
    /// With `isDryRun` nothing is stored.
    public func change(
        _ listing: ArticleListing, _ change: BulkChange, isDryRun: Bool
    ) async throws(ArticleError) -> BulkResult {
        let result = try await transaction(isDryRun: isDryRun) { (service, stage) throws(ArticleError) in
            try await service.stage(change, of: listing, isDryRun: isDryRun, in: stage).map { .bulk($0) }
        }
        guard case .bulk(let bulk) = result else { return BulkResult(isDryRun: isDryRun) }
        return bulk
    }

    /// Stages the changes; `nil` if an article was changed after it was listed.
    private func stage(
        _ change: BulkChange, of listing: ArticleListing, isDryRun: Bool, in stage: BatchStage
    ) async throws(ArticleError) -> BulkResult? {
        let page = try await matching(listing)
        let names = change.addedTags + change.removedTags
        let directory = try await TagDirectory(of: names, in: records)
        let tags = try BulkTags(change, directory)
        var result = BulkResult(next: page.next, isDryRun: isDryRun)
        for (index, listed) in page.elements.enumerated() {
            try WorkPool.checkCancellation()
            if index > 0, await stage.size > BatchLimits.bytes {
                let last = page.elements[index - 1].article
                result.next = Cursor(of: last, in: listing.order, [:], isBackward: false)
                    .encoded(for: listing.signature)
                return result
            }
            do throws(ArticleError) {
                let written = try await revise(
                    .id(listed.article.id), if: .versions([listed.article.version])
                ) { (present) throws(ArticleError) in
                    try draft(of: present, change, tags)
                }
                result.matched += 1
                result.changed += written.isChanged ? 1 : 0
            } catch  where [.versionMismatch, .notFound, .gone].contains(error.code) {
                return nil
            }
        }
        return result
    }

    /// The first articles of a filter. Throws `invalid` for what is wrong with its search or the cursor.
    private func matching(_ listing: ArticleListing) async throws(ArticleError) -> Page<ListedArticle> {
        var listing = listing
        listing.limit = BatchLimits.operations
        do throws(ArticleError) {
            return try await articles(listing, for: .editorial)
        } catch  where error.code == .invalidQuery {
            throw .invalid(
                "the batch",
                error.violations.map {
                    .init(
                        $0.location == "cursor" ? "/cursor" : "/filter/\($0.location)", $0.code, $0.detail)
                })
        }
    }

    /// What the change makes of an article.
    private func draft(
        of present: Article, _ change: BulkChange, _ tags: BulkTags
    ) throws(ArticleError) -> ArticleDraft {
        let status = change.status.map { [JSONMember("status", .string($0.rawValue))] } ?? []
        var draft = try ArticleDraft(patch: .object(status), of: present, at: now)
        draft.tags = tags.names(of: present)
        guard draft.tags.count <= ArticleLimits.tags else {
            let detail = "would give \(present.slug) more than \(ArticleLimits.tags) tags"
            throw .invalid("the change", [.init("/change/add_tags", "too_many", detail)])
        }
        return draft
    }
}

/// The tags of a change, as far as they exist.
private struct BulkTags {
    private let added: [(name: TagName, id: TagID?)]
    private let removed: Set<TagID>

    /// Throws `invalid` for a tag that is to be added and removed: each time it would be the other one.
    init(_ change: BulkChange, _ directory: TagDirectory) throws(ArticleError) {
        let removed = Set(change.removedTags.compactMap { directory[$0]?.tag.id })
        let added = change.addedTags.map { (name: $0, id: directory[$0]?.tag.id) }
        let both = added.firstIndex { name, id in
            change.removedTags.contains { $0.key.hasSameBytes(as: name.key) }
                || id.map(removed.contains) ?? false
        }
        if let both {
            let place = "/change/add_tags/\(both)"
            throw .invalid("the change", [.init(place, "conflict", "is in remove_tags, too")])
        }
        (self.added, self.removed) = (added, removed)
    }

    /// The names of the tags that an article has, without those to remove, and those to add.
    func names(of article: Article) -> [TagName] {
        let kept = article.tags.filter { !removed.contains($0.id) }
        let missing = added.filter { added in !article.tags.contains { $0.id == added.id } }
        return kept.compactMap { TagName($0.name, slug: $0.slug) } + missing.map(\.name)
    }
}
