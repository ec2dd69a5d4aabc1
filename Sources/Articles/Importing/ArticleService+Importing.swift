/// The outcome of importing one article.
public enum ImportOutcome: String, Sendable, CaseIterable {
    case created
    case updated
    case unchanged
    /// Nothing was written: the input and an editor changed the same members.
    case conflict
    /// Nothing was written: the article that was imported from there was deleted here.
    case deleted
}

extension ArticleService {
    /// Takes an article in from elsewhere: with an id or a source that is known, it is merged into that article
    /// (`ImportMerge`); otherwise it is new, and keeps the version and times it came with. What was deleted here stays
    /// so, unless the arrival restores it or brings an id: then it is a copy of the article, kept for that.
    ///
    /// With `isDryRun` nothing is stored. Throws as `create` and `replace`.
    public func importArticle(
        _ arrival: Arrival, isDryRun: Bool = false
    ) async throws(ArticleError) -> ImportResult {
        for _ in 0..<Self.attempts {
            var isPresent = false
            do throws(ArticleError) {
                guard let present = try await presentArticle(for: arrival) else {
                    if let result = try await deletion(of: arrival) { return result }
                    return try await take(arrival, isDryRun: isDryRun)
                }
                isPresent = true
                return try await merge(arrival, into: present, isDryRun: isDryRun)
            } catch  where error.code == .versionMismatch {
                continue
            } catch  where error.code == .conflict {
                // Another import of the same article may have come first; anything else that is taken stays so.
                guard !isPresent, try await presentArticle(for: arrival) != nil else { throw error }
            }
        }
        throw contended()
    }

    /// Takes an article in as it is.
    public func importArticle(
        _ draft: ArticleDraft, isDryRun: Bool = false
    ) async throws(ArticleError) -> ImportOutcome {
        try await importArticle(Arrival(draft), isDryRun: isDryRun).outcome
    }

    func presentArticle(for arrival: Arrival) async throws(ArticleError) -> Article? {
        if let id = arrival.draft.id, let article = try await records.article(id: id) { return article }
        guard let source = arrival.draft.source else { return nil }
        if let article = try await records.article(source: source) { return article }
        guard let former = arrival.formerSource else { return nil }
        return try await records.article(source: former)
    }

    /// The result for an article that was deleted here; `nil` for one that was not, or that is to come back.
    private func deletion(of arrival: Arrival) async throws(ArticleError) -> ImportResult? {
        guard !arrival.restoresDeleted, arrival.draft.id == nil, let source = arrival.draft.source else {
            return nil
        }
        var tombstone = try await storage.tombstone(source: source)
        if tombstone == nil, let former = arrival.formerSource {
            tombstone = try await storage.tombstone(source: former)
        }
        return tombstone.map {
            ImportResult(outcome: .deleted, id: $0.id, slug: $0.slug, status: arrival.draft.status)
        }
    }

    // MARK: An article that is there

    private func merge(
        _ arrival: Arrival, into present: Article, isDryRun: Bool
    ) async throws(ArticleError) -> ImportResult {
        var draft = arrival.draft
        var result = ImportResult(
            outcome: .unchanged, id: present.id, slug: present.slug, status: present.status)
        if draft.id == present.id {
            guard takes(draft, arrival.preference, into: present, &result) else { return result }
            // A number at the end of a slug may be needed no more; what is the same is left alone all the same.
            if draft.differences(from: present, at: now).isEmpty { return result }
        } else {
            let merge = ImportMerge(draft, into: present, preferring: arrival.preference)
            (draft, result.kept, result.conflicts) = (merge.draft, merge.kept, merge.conflicts)
            guard merge.conflicts.isEmpty else {
                result.outcome = .conflict
                return result
            }
        }
        draft.id = nil
        if arrival.yieldsSlug, case .value(let slug) = draft.slug, slug != present.slug {
            var wish = present
            (wish.status, wish.publishedAt) = (draft.status, draft.publishedAt.value ?? present.publishedAt)
            draft.slug = .value(
                try await freeSlug(slug, for: present.id, appearing: wish.appearance(at: now)))
        }
        return try await write(draft, onto: present, result, isDryRun: isDryRun)
    }

    /// Whether what names the article itself is taken: unless it has an older version, which something came after.
    private func takes(
        _ draft: ArticleDraft, _ preference: ImportPreference?, into present: Article,
        _ result: inout ImportResult
    ) -> Bool {
        guard let version = draft.record.version, version < present.version else { return true }
        let differing = draft.differences(from: present, at: now)
        switch preference {
        case .file: return true
        case .article: result.kept = differing
        case nil:
            result.conflicts = differing
            if !differing.isEmpty { result.outcome = .conflict }
        }
        return false
    }

    private func write(
        _ draft: ArticleDraft, onto present: Article, _ result: ImportResult, isDryRun: Bool
    ) async throws(ArticleError) -> ImportResult {
        var result = result
        let article: Article
        if isDryRun {
            article = try await compose(draft, onto: present, at: now).article
            result.outcome = article.hasSameContent(as: present) ? .unchanged : .updated
        } else {
            let written = try await revise(.id(present.id), if: .versions([present.version])) {
                (_) throws(ArticleError) in draft
            }
            article = written.article
            result.outcome = written.isChanged ? .updated : .unchanged
        }
        (result.slug, result.status) = (article.slug, article.status)
        if result.outcome == .updated {
            result.changed = ArticleFields.names.filter { name in
                guard let field = ArticleFields(named: name), field != .version, field != .updatedAt else {
                    return false
                }
                return !article.hasSame(field, as: present, at: Timestamp.latest)
            }
        }
        return result
    }

    // MARK: A new one

    /// Stores an article with the version and times of its record.
    private func take(_ arrival: Arrival, isDryRun: Bool) async throws(ArticleError) -> ImportResult {
        var draft = arrival.draft
        if let source = draft.source, draft.id == nil {
            draft.source = Source(name: source.name, id: source.id, digest: ImportDigest(draft).text)
        }
        for _ in 0..<Self.attempts {
            let now = now
            let id = draft.id ?? dependencies.makeID(at: now)
            let created = draft.record.createdAt ?? now
            let blank = Article(
                id: id, slug: Slug(making: draft.title), title: draft.title, createdAt: created)
            var composition = try await compose(draft, onto: nil, blank: blank, at: now)
            composition.article.updatedAt = draft.record.updatedAt ?? created
            composition.article.version = draft.record.version ?? 1
            if draft.id != nil {
                let next = try await versionAfterTombstone(of: composition.article)
                composition.article.version = max(composition.article.version, next)
            }
            if arrival.yieldsSlug {
                composition.article.slug = try await freeSlug(
                    composition.article.slug, for: id, appearing: composition.article.appearance(at: now))
            }
            let result = ImportResult(
                outcome: .created, id: id, slug: composition.article.slug, status: composition.article.status)
            if isDryRun {
                guard try await mayTakeSlug(composition.article, at: now) else { throw .conflict(.slug) }
                return result
            }
            do throws(ArticleError) {
                try await insert(composition, at: now)
                return result
            } catch  where isRace(error, draft) || arrival.yieldsSlug && error.subject == .slug {
                continue
            }
        }
        throw contended()
    }
}

extension ArticleDraft.Given {
    fileprivate var value: Value? {
        if case .value(let value) = self { value } else { nil }
    }
}
