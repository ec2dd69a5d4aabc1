/// What a change demands of the present state.
public enum Precondition: Sendable, Equatable {
    /// Nothing.
    case none
    /// Something is there (`If-Match: *`).
    case exists
    /// One of these versions is there (`If-Match`).
    case versions([Int])
    /// Nothing is there (`If-None-Match: *`).
    case absent
}

/// The article as a change left it.
public struct Written: Sendable {
    /// The stored article.
    public var article: Article
    /// Whether it is new.
    public var isNew: Bool
    /// Whether anything was stored: a change that changes nothing is not.
    public var isChanged: Bool
}

extension ArticleService {
    /// Creates an article. Throws `conflict` when the given id, slug or source is taken.
    public func create(_ draft: ArticleDraft) async throws(ArticleError) -> Article {
        let id = draft.id ?? surroundings.makeID(at: now)
        return try await insert(draft, id: id)
    }

    /// Makes the article what the draft says. With an id that nothing has: creates it.
    public func replace(
        _ reference: ArticleReference, with draft: ArticleDraft, if precondition: Precondition
    ) async throws(ArticleError) -> Written {
        do throws(ArticleError) {
            return try await revise(reference, if: precondition) { (_) throws(ArticleError) in draft }
        } catch  where error.code == .notFound || error.code == .gone {
            guard case .id(let id) = reference else { throw error }
            switch precondition {
            case .none, .absent: break
            case .exists, .versions: throw .versionMismatch(current: nil)
            }
            if let given = draft.id, given != id {
                throw .invalid("the article", [.init("/id", "mismatch", "must be the id in the path")])
            }
            do throws(ArticleError) {
                return Written(article: try await insert(draft, id: id), isNew: true, isChanged: true)
            } catch  where error.code == .conflict && error.subject == .id && precondition == .none {
                return try await revise(reference, if: precondition) { (_) throws(ArticleError) in draft }
            }
        }
    }

    /// Applies a merge patch (RFC 7396): absent keeps, `null` clears.
    public func patch(
        _ reference: ArticleReference, with patch: JSONValue, if precondition: Precondition
    ) async throws(ArticleError) -> Written {
        guard case .object = patch else {
            throw .invalid("the patch", [.init("", "type", "must be an object")])
        }
        return try await revise(reference, if: precondition) { (present) throws(ArticleError) in
            try ArticleDraft(patch: patch, of: present, at: now)
        }
    }

    /// Deletes an article and keeps its tombstone.
    public func delete(
        _ reference: ArticleReference, if precondition: Precondition
    ) async throws(ArticleError) {
        for _ in 0..<Self.attempts {
            let present = try await target(reference)
            try check(precondition, against: present, draft: nil)
            let tombstone = Tombstone(
                id: present.id, slug: present.slug, version: present.version + 1,
                wasVisible: present.wasVisible || present.isVisible(at: now), deletedAt: now)
            do throws(ArticleError) {
                return try await storage.delete(tombstone)
            } catch  where error.code == .versionMismatch {
                continue
            }
        }
        throw contended()
    }

    /// Reads, applies, stores; again when another change came between.
    func revise(
        _ reference: ArticleReference, if precondition: Precondition,
        _ draft: (Article) throws(ArticleError) -> ArticleDraft
    ) async throws(ArticleError) -> Written {
        var isRetry = false
        for _ in 0..<Self.attempts {
            let present = try await target(reference)
            let draft = try await work.run(.reading(present.body.utf8.count)) { () throws(ArticleError) in
                try draft(present)
            }
            try check(precondition, against: present, draft: draft)
            if let id = draft.id, id != present.id {
                throw .invalid("the article", [.init("/id", "immutable", "can't be changed")])
            }
            do throws(ArticleError) {
                return try await update(present, with: draft, avoidingRaces: isRetry)
            } catch  where error.code == .versionMismatch || isRace(error, draft) {
                isRetry = true
            }
        }
        throw contended()
    }

    private func update(
        _ present: Article, with draft: ArticleDraft, avoidingRaces: Bool
    ) async throws(ArticleError) -> Written {
        let now = now
        var (article, newTags) = try await compose(draft, onto: present, at: now)
        let isSame = try await work.run(.writing(article.body.utf8.count)) {
            article.hasSameContent(as: present)
        }
        guard !isSame else { return Written(article: present, isNew: false, isChanged: false) }
        article.version = present.version + 1
        article.updatedAt = max(now, present.updatedAt)
        article.wasVisible = present.wasVisible || present.isVisible(at: now) || article.isVisible(at: now)
        try await storage.update(try await analysed(article), from: present, newTags: newTags)
        return Written(article: article, isNew: false, isChanged: true)
    }

    func insert(_ draft: ArticleDraft, id: ArticleID) async throws(ArticleError) -> Article {
        for _ in 0..<Self.attempts {
            let now = now
            let blank = Article(id: id, slug: Slug(making: draft.title), title: draft.title, createdAt: now)
            var (article, newTags) = try await compose(draft, onto: nil, blank: blank, at: now)
            if let tombstone = try await storage.tombstone(id: id) { article.version = tombstone.version + 1 }
            article.wasVisible = article.isVisible(at: now)
            do throws(ArticleError) {
                try await storage.insert(try await analysed(article), newTags: newTags)
                return article
            } catch  where isRace(error, draft) {
                continue
            }
        }
        throw contended()
    }

    /// Whether reading once more may mend this: a made slug or a tag that somebody else was first to.
    func isRace(_ error: ArticleError, _ draft: ArticleDraft) -> Bool {
        guard error.code == .conflict else { return false }
        switch error.subject {
        case .tag: return true
        case .slug:
            if case .value = draft.slug { return false }
            return true
        case .id, .source, .key, nil: return false
        }
    }

    func contended() -> ArticleError {
        ArticleError(.unavailable, "too many changes of the same article at once")
    }

    private func check(
        _ precondition: Precondition, against present: Article, draft: ArticleDraft?
    ) throws(ArticleError) {
        switch precondition {
        case .none, .exists: return
        case .versions(let versions) where versions.contains(present.version): return
        case .versions, .absent:
            var error = ArticleError.versionMismatch(current: present.version)
            error.differing = draft.map { $0.differences(from: present, at: now) } ?? []
            throw error
        }
    }
}
