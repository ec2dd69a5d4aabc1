public import StrictJSON

/// A precondition of a change (RFC 9110 §13).
public enum Precondition: Sendable, Equatable {
    /// Nothing.
    case none
    /// Something is there (`If-Match: *`).
    case exists
    /// One of these versions is there (`If-Match`).
    case versions([Int])
    /// Nothing is there (`If-None-Match: *`).
    case absent

    /// Throws `versionMismatch` unless it holds for what is there with this version.
    func check(version: Int) throws(ArticleError) {
        switch self {
        case .none, .exists: return
        case .versions(let versions) where versions.contains(version): return
        case .versions, .absent: throw .versionMismatch(current: version)
        }
    }
}

/// The result of a write: the article as it is now.
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
        try await insert(draft, id: draft.id)
    }

    /// Makes the article what the draft says. With an id that nothing has: creates it.
    ///
    /// Throws `notFound` or `gone` for a slug that names nothing, `versionMismatch` when the precondition does not hold,
    /// `conflict` when the given slug or source is taken, `invalid` when the draft has another id.
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
    ///
    /// Throws as `replace`, and `invalid` with every violation of the patched article.
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

    /// Deletes an article and keeps its tombstone. Throws `notFound`, `gone` and `versionMismatch`.
    public func delete(
        _ reference: ArticleReference, if precondition: Precondition
    ) async throws(ArticleError) {
        var appeared: Timestamp?
        for _ in 0..<Self.attempts {
            let present = try await target(reference)
            try check(precondition, against: present, draft: nil)
            let now = time(ofWriting: present, appeared)
            // What has the largest version can still be deleted.
            let isLast = present.version == Article.versions.upperBound
            let tombstone = Tombstone(
                id: present.id, slug: present.slug,
                version: isLast ? present.version + 1 : try next(after: present.version),
                wasVisible: present.wasVisible || present.isVisible(at: now), deletedAt: now,
                source: present.source)
            do throws(ArticleError) {
                let context = try await context(
                    ofDeleting: present, version: tombstone.version, at: now)
                return try await storing(.deletion, in: context) { (context) throws(ArticleError) in
                    try await records.delete(tombstone, in: context)
                }
            } catch  where error.code == .versionMismatch {
                appeared = error.appearance(of: present)
            }
        }
        throw contended()
    }

    /// Reads, applies, stores; again when another change came between.
    func revise(
        _ reference: ArticleReference, if precondition: Precondition,
        _ draft: (Article) throws(ArticleError) -> ArticleDraft
    ) async throws(ArticleError) -> Written {
        var appeared: Timestamp?
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
                return try await update(present, with: draft, at: time(ofWriting: present, appeared))
            } catch  where error.code == .versionMismatch || isRace(error, draft) {
                appeared = error.appearance(of: present)
            }
        }
        throw contended()
    }

    /// When a write of an article is made: not before it has appeared by the clock of whoever stored it, or of those who were
    /// told so. Clocks of instances differ, and a write that is on its way when the hour strikes has read its clock before.
    private func time(ofWriting present: Article, _ appeared: Timestamp?) -> Timestamp {
        let now = now
        guard present.status == .published, let time = present.publishedAt, now < time else { return now }
        let wasStoredLater = present.wasVisible && time <= present.updatedAt
        return wasStoredLater || appeared == time ? time : now
    }

    private func update(
        _ present: Article, with draft: ArticleDraft, at now: Timestamp
    ) async throws(ArticleError) -> Written {
        var composition = try await compose(draft, onto: present, at: now)
        let changed = composition.article
        let isSame = try await work.run(.writing(changed.body.utf8.count)) {
            changed.hasSameContent(as: present)
        }
        guard !isSame else { return Written(article: present, isNew: false, isChanged: false) }
        composition.article.version = try next(after: present.version)
        composition.article.updatedAt = max(now, present.updatedAt)
        try await store(composition, from: present, at: now) {
            (article, newTags, context) throws(ArticleError) in
            try await records.update(article, from: present, newTags: newTags, in: context)
        }
        return Written(article: composition.article, isNew: false, isChanged: true)
    }

    /// The version behind this one. Throws `invalid` for the largest that an article can have.
    func next(after version: Int) throws(ArticleError) -> Int {
        guard version < Article.versions.upperBound else {
            throw .invalid("the version", [.init("/version", "range", "is the largest there can be")])
        }
        return version + 1
    }

    /// Inserts an article with a given identity, or one of its own.
    private func insert(_ draft: ArticleDraft, id given: ArticleID?) async throws(ArticleError) -> Article {
        let id = given ?? dependencies.makeID(at: now)
        for _ in 0..<Self.attempts {
            let now = now
            let blank = Article(id: id, slug: Slug(making: draft.title), title: draft.title, createdAt: now)
            var composition = try await compose(draft, onto: nil, blank: blank, at: now)
            if given != nil {
                composition.article.version = try await versionAfterTombstone(of: composition.article)
            }
            do throws(ArticleError) {
                try await insert(composition, at: now)
                return composition.article
            } catch  where isRace(error, draft) {
                continue
            }
        }
        throw contended()
    }

    func insert(_ composition: Composition, at now: Timestamp) async throws(ArticleError) {
        try await store(composition, at: now) {
            (article, newTags, context) throws(ArticleError) in
            try await records.insert(article, newTags: newTags, in: context)
        }
    }

    /// With which version an identity goes on that was deleted. One that appears, and was never seen before,
    /// starts anew: its number would tell of drafts.
    func versionAfterTombstone(of article: Article) async throws(ArticleError) -> Int {
        guard let tombstone = try await records.tombstone(id: article.id),
            tombstone.wasVisible || !article.wasVisible
        else { return 1 }
        return try next(after: tombstone.version)
    }

    /// Stores an article and its tags; once more when what was in the way of a slug has made way.
    private func store(
        _ composition: Composition, from present: Article? = nil, at now: Timestamp,
        _ store: (IndexedArticle, [Tag], WriteContext) async throws(ArticleError) -> Void
    ) async throws(ArticleError) {
        let appearance = composition.article.appearance(at: now)
        for _ in 0..<Self.attempts {
            do throws(ArticleError) {
                let context = try await context(
                    of: composition.article, from: present, newTags: composition.newTags, at: now)
                for (tag, previous) in composition.renewedTags {
                    try await records.update(
                        tag, from: previous, leavesRedirect: false,
                        in: try self.context(.tagUpdated, of: tag, from: previous, at: now))
                }
                let indexed = try await indexed(composition.article, at: now)
                let result = WriteResult.article(composition.article, isNew: present == nil)
                return try await storing(result, in: context) { (context) throws(ArticleError) in
                    try await store(indexed, composition.newTags, context)
                }
            } catch  where error.code == .conflict && error.subject == .slug {
                guard try await makeWay(for: composition.article, at: now) else { throw error }
            } catch  where error.code == .conflict && error.subject == .tag {
                let tags = composition.newTags + composition.renewedTags.map(\.tag)
                guard try await makeWay(for: tags, appearing: appearance) else { throw error }
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
        case .id, .source, .key, .request, nil: return false
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

extension ArticleError {
    /// When a scheduled article appeared whose write was refused although nobody has changed it: for others it has.
    fileprivate func appearance(of present: Article) -> Timestamp? {
        code == .versionMismatch && currentVersion == present.version ? present.publishedAt : nil
    }
}
