public import StrictJSON

/// A list of tags as a client asks for it.
public struct TagListing: Sendable {
    /// Names that start with this; case and compatibility forms do not matter.
    public var prefix = ""
    /// The order.
    public var order: TagQuery.Order = .name
    /// The size of a page, 1 to 100.
    public var limit = 20
    /// Where to go on.
    public var cursor: String?

    /// The first page of all tags.
    public init() {}

    var signature: UInt64 {
        var writer = JSONWriter(capacity: 128)
        writer.string("tags")
        writer.string(prefix)
        writer.string(order.rawValue)
        return contentHash(writer.bytes)
    }
}

/// A tag that occurs with another one, and how much that says.
public struct RelatedTag: Sendable {
    /// The tag.
    public var tag: Tag
    /// In how many articles both occur.
    public var articlesInCommon: Int
    /// 0 to 1: common articles, divided by the geometric mean of both tags' articles (the cosine of
    /// their sets; G. Salton, "Introduction to Modern Information Retrieval", 1983). Rare tags that
    /// mostly occur together weigh more than frequent ones.
    public var weight: Double
}

extension ArticleService {
    /// How many of a tag's newest articles `related(to:)` looks at.
    public static let companionSample = 1_000

    func scope(_ audience: Audience, at now: Timestamp) -> TagScope {
        switch audience {
        case .anonymous: .visible(at: now)
        case .editorial: .all
        }
    }

    /// One page of tags.
    public func tags(
        _ listing: TagListing, for audience: Audience
    ) async throws(ArticleError) -> Page<CountedTag> {
        let signature = listing.signature
        var cursor: Cursor?
        if let encoded = listing.cursor { cursor = try Cursor(encoded, for: signature, isText: true) }
        let now = now
        if audience == .anonymous { _ = try await indexAppeared(at: now) }
        let query = TagQuery(
            scope: scope(audience, at: now), prefix: listing.prefix.folded, order: listing.order,
            position: cursor.map { .init(articleCount: Int($0.number), key: $0.text) },
            isBackward: cursor?.isBackward ?? false, limit: listing.limit + 1)
        let fetched = try await storage.tags(query)
        return Page(fetched: fetched, limit: listing.limit, after: cursor, total: nil, now: now) {
            // Keys are unique, and an identity tells when the tag was first made.
            Cursor(
                isBackward: $1, number: Int64($0.articleCount), text: $0.tag.key,
                id: UniqueID(high: 0, low: 0)
            ).encoded(for: signature)
        }
    }

    /// The tag, or where it is now. Throws `notFound`.
    public func tag(_ slug: Slug, for audience: Audience) async throws(ArticleError) -> Found<CountedTag> {
        let scope = scope(audience, at: now)
        if let tag = try await storage.tag(slug: slug, in: scope) { return .present(tag) }
        guard let former = try await storage.tag(formerSlug: slug, in: scope) else { throw .notFound("tag") }
        return .moved(to: former.slug)
    }

    /// Makes a tag, which takes over what other tags were called before. Throws `conflict(.tag)` when its name or given
    /// slug is taken.
    public func createTag(_ draft: TagDraft) async throws(ArticleError) -> CountedTag {
        for _ in 0..<Self.attempts {
            let now = now
            let key = draft.name.folded
            let namesake = try await storage.tags(named: TagNames(keys: [key], slugs: []), in: .all)
                .first { $0.tag.key.hasSameBytes(as: key) }
            let hidden = namesake.flatMap { $0.isHidden(from: now.milliseconds) ? $0.tag : nil }
            guard namesake == nil || hidden != nil else { throw .conflict(.tag) }
            var tag = Tag(
                id: hidden?.id ?? dependencies.makeID(at: now),
                slug: try await slug(for: draft, of: nil, besides: hidden?.id), name: draft.name,
                description: draft.description, isDeclared: true, createdAt: now)
            tag.relatedness = draft.relatedness
            var created = CountedTag(tag: tag, articleCount: 0)
            if let hidden, let counted = try await storage.tag(slug: hidden.slug, in: .all) {
                created.articleCount = counted.articleCount
            }
            do throws(ArticleError) {
                let context = try context(
                    hidden == nil ? .tagCreated : .tagUpdated, of: tag, from: hidden, at: now)
                return try await storing(.tag(created, isNew: true), in: context) {
                    (context) throws(ArticleError) in
                    if let hidden {
                        try await storage.update(tag, from: hidden, leavesRedirect: false, in: context)
                    } else {
                        try await storage.insert(tag, in: context)
                    }
                    return created
                }
            } catch  where error.code == .versionMismatch {
                continue
            } catch  where error.code == .conflict && error.subject == .tag {
                if try await makeWay(for: [tag], appearing: now.milliseconds) { continue }
                if case .value = draft.slug { throw error }
            }
        }
        throw contended()
    }

    /// Renames or describes a tag by a merge patch (RFC 7396). Its articles keep their versions, and its former name
    /// goes on meaning it. Takes over what other tags were called before, but not for a tag that the public does not
    /// know, from one that it does.
    public func patchTag(
        _ slug: Slug, with patch: JSONValue, if precondition: Precondition
    ) async throws(ArticleError) -> CountedTag {
        for _ in 0..<Self.attempts {
            let present = try await targetTag(slug)
            try check(precondition, against: present.tag)
            let draft = try TagDraft(patch: patch, of: present.tag)
            var tag = present.tag
            tag.name = draft.name
            tag.description = draft.description
            tag.relatedness = draft.relatedness
            tag.slug = try await self.slug(for: draft, of: present.tag)
            let isPublic = try await isPublic(present.tag)
            if !isPublic { try await checkFormerNames(of: tag) }
            let isSame =
                tag.name.hasSameBytes(as: present.tag.name) && tag.slug == present.tag.slug
                && (tag.description ?? "").hasSameBytes(as: present.tag.description ?? "")
                && (tag.description == nil) == (present.tag.description == nil)
                && tag.relatedness == present.tag.relatedness
            if isSame { return present }
            tag.version = try next(after: tag.version)
            tag.updatedAt = max(now, tag.updatedAt)
            do throws(ArticleError) {
                let patched = CountedTag(tag: tag, articleCount: present.articleCount)
                let context = try context(
                    .tagUpdated, of: tag, from: present.tag, isPublic: isPublic, at: now)
                return try await storing(.tag(patched, isNew: false), in: context) {
                    (context) throws(ArticleError) in
                    try await storage.update(
                        tag, from: present.tag, leavesRedirect: isPublic, in: context)
                    return patched
                }
            } catch  where error.code == .versionMismatch {
                continue
            }
        }
        throw contended()
    }

    /// Deletes a tag and takes it from all articles. Throws `notFound` and `versionMismatch`.
    public func deleteTag(_ slug: Slug, if precondition: Precondition) async throws(ArticleError) {
        for _ in 0..<Self.attempts {
            let present = try await targetTag(slug)
            try check(precondition, against: present.tag)
            do throws(ArticleError) {
                let context = try context(
                    .tagDeleted, of: present.tag, from: present.tag,
                    isPublic: try await isPublic(present.tag), at: now)
                return try await storing(.deletion, in: context) { (context) throws(ArticleError) in
                    try await storage.delete(present.tag, in: context)
                }
            } catch  where error.code == .versionMismatch {
                continue
            }
        }
        throw contended()
    }

    /// Moves every article of one tag to another, and deletes the first; or just counts them. Throws `notFound` for
    /// the first, and `invalid` for a target that is none, or the first itself.
    public func mergeTag(
        _ slug: Slug, into target: Slug, isDryRun: Bool
    ) async throws(ArticleError) -> (target: CountedTag, moved: Int) {
        for _ in 0..<Self.attempts {
            let from = try await targetTag(slug)
            let into: CountedTag
            do throws(ArticleError) { into = try await targetTag(target) } catch
                where error.code == .notFound
            {
                throw .invalid("the merge", [.init("/into", "not_found", "names no tag")])
            }
            guard from.tag.id != into.tag.id else {
                throw .invalid("the merge", [.init("/into", "same", "must be another tag")])
            }
            if isDryRun { return (into, from.articleCount) }
            do throws(ArticleError) {
                return try await merge(from.tag, into: into.tag)
            } catch  where error.code == .versionMismatch {
                continue
            }
        }
        throw contended()
    }

    private func merge(
        _ tag: Tag, into target: Tag
    ) async throws(ArticleError) -> (target: CountedTag, moved: Int) {
        let now = now
        var response: MergeResponse?
        if let keeper {
            response = { moved, articleCount in
                let target = CountedTag(tag: target, articleCount: articleCount)
                return keeper.response(to: .merge(into: target, moved: moved), at: now)
            }
        }
        let isPublic = try await isPublic(tag)
        let moved = try await storage.merge(
            tag, into: target, at: now, leavesRedirect: isPublic,
            in: try context(
                .tagMerged, of: tag, from: tag, target: target.slug, isPublic: isPublic, at: now),
            keeping: response)
        keeper?.didStore()
        return (try await targetTag(target.slug), moved)
    }

    /// The tags that occur with this one, highest weight first, ties by key.
    public func tags(
        relatedTo slug: Slug, limit: Int, for audience: Audience
    ) async throws(ArticleError) -> Found<[RelatedTag]> {
        let present: CountedTag
        switch try await tag(slug, for: audience) {
        case .moved(let slug): return .moved(to: slug)
        case .present(let tag): present = tag
        }
        let companions = try await storage.companions(
            of: present.tag.id, in: scope(audience, at: now), sample: Self.companionSample)
        let sampled = min(present.articleCount, Self.companionSample)
        let related = companions.map { companion in
            let product = Double(max(sampled, 1)) * Double(max(companion.articleCount, 1))
            return RelatedTag(
                tag: companion.tag, articlesInCommon: companion.articlesInCommon,
                weight: min(1, Double(companion.articlesInCommon) / product.squareRoot()))
        }
        let sorted = related.sorted { left, right in
            left.weight == right.weight
                ? left.tag.key.utf8.lexicographicallyPrecedes(right.tag.key.utf8)
                : left.weight > right.weight
        }
        return .present(Array(sorted.prefix(limit)))
    }

    private func targetTag(_ slug: Slug) async throws(ArticleError) -> CountedTag {
        if let tag = try await storage.tag(slug: slug, in: .all) { return tag }
        guard let former = try await storage.tag(formerSlug: slug, in: .all),
            let tag = try await storage.tag(slug: former.slug, in: .all)
        else { throw .notFound("tag") }
        return tag
    }

    /// Throws `conflict(.tag)` when the public knows another tag by the key or slug of this one, which it does not know.
    private func checkFormerNames(of tag: Tag) async throws(ArticleError) {
        let names = TagNames(keys: [tag.key], slugs: [tag.slug])
        let isTaken = try await storage.tags(named: names, in: .all).contains { named in
            named.tag.id != tag.id && !(named.formerKeys.isEmpty && named.formerSlugs.isEmpty)
        }
        if isTaken { throw .conflict(.tag) }
    }

    private func isPublic(_ tag: Tag) async throws(ArticleError) -> Bool {
        try await storage.tag(slug: tag.slug, in: .visible(at: now)) != nil
    }

    private func slug(
        for draft: TagDraft, of present: Tag?, besides hidden: TagID? = nil
    ) async throws(ArticleError) -> Slug {
        switch draft.slug {
        case .value(let slug): return slug
        case .absent: if let present { return present.slug }
        case .cleared: break
        }
        let base = Slug(making: draft.name, fallback: "tag")
        if let present, present.slug == base { return base }
        return try await freeTagSlug(
            base, of: hidden, appearing: present == nil ? now.milliseconds : Int64.max, besides: [])
    }

    private func check(_ precondition: Precondition, against present: Tag) throws(ArticleError) {
        try precondition.check(version: present.version)
    }
}
