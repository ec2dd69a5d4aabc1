extension ArticleService {
    /// The most articles that can be pinned, and that can be excluded.
    public static let overrideLimit = 100

    /// The overrides of an article, with the present slugs.
    public func overrides(
        of reference: ArticleReference
    ) async throws(ArticleError) -> RelatedOverrideList {
        try await shown(try await storage.overrides(of: try await target(reference).id))
    }

    /// Sets the overrides of an article: which articles come first, and which never come. Replaces those before.
    ///
    /// Throws `invalid` with every reference that leads nowhere, to the article itself, or stands twice, and `versionMismatch` when the
    /// present overrides are not `accepted`; nobody else's come between.
    public func setOverrides(
        of reference: ArticleReference, _ draft: RelatedOverridesDraft,
        ifPresent accepted: ((RelatedOverrideList) -> Bool)? = nil
    ) async throws(ArticleError) -> RelatedOverrideList {
        let article = try await target(reference)
        var expected: RelatedOverrides?
        if let accepted {
            let present = try await storage.overrides(of: article.id)
            guard accepted(try await shown(present)) else { throw .contentMismatch }
            expected = present
        }
        let articles = try await existing(draft.pinned + draft.excluded)
        var violations: [ArticleError.Violation] = []
        var seen = Set<ArticleID>()
        var overrides = RelatedOverrides()
        for (name, references) in [("pinned", draft.pinned), ("excluded", draft.excluded)] {
            for (index, reference) in references.enumerated() {
                let pointer = "/\(name)/\(index)"
                guard let found = articles[reference] else {
                    violations.append(.init(pointer, "not_found", "names no article"))
                    continue
                }
                if found == article.id {
                    violations.append(.init(pointer, "self", "must not be the article itself"))
                } else if !seen.insert(found).inserted {
                    violations.append(.init(pointer, "repeated", "must not stand here twice"))
                } else if name == "pinned" {
                    overrides.pinned.append(found)
                } else {
                    overrides.excluded.append(found)
                }
            }
        }
        guard violations.isEmpty else { throw .invalid("the overrides", violations) }
        let list = try await shown(overrides)
        let context = try context(ofOverridesOf: article, at: now)
        try await storing(.overrides(list), in: context) { (context) throws(ArticleError) in
            try await storage.setOverrides(overrides, of: article.id, replacing: expected, in: context)
        }
        return list
    }

    /// The articles that references lead to, by present or former slugs.
    private func existing(_ texts: [String]) async throws(ArticleError) -> [String: ArticleID] {
        let references = texts.map { ($0, ArticleReference($0)) }
        var slugs: [Slug] = []
        var ids: [ArticleID] = []
        for case (_, let reference?) in references {
            switch reference {
            case .id(let id): ids.append(id)
            case .slug(let slug): slugs.append(slug)
            }
        }
        var owners: [Slug: ArticleID] = [:]
        for holder in try await storage.holders(of: slugs)
        where !holder.isFormer || owners[holder.slug] == nil {
            owners[holder.slug] = holder.article
        }
        let known = Set(try await storage.articles(ids: ids, includesBody: false).map(\.id))
        var found: [String: ArticleID] = [:]
        for case (let text, let reference?) in references {
            switch reference {
            case .id(let id): found[text] = known.contains(id) ? id : nil
            case .slug(let slug): found[text] = owners[slug]
            }
        }
        return found
    }

    private func shown(_ overrides: RelatedOverrides) async throws(ArticleError) -> RelatedOverrideList {
        let found = try await storage.articles(
            ids: overrides.pinned + overrides.excluded, includesBody: false)
        let articles = Dictionary(found.map { ($0.id, $0) }) { first, _ in first }
        return RelatedOverrideList(
            pinned: overrides.pinned.compactMap { articles[$0] },
            excluded: overrides.excluded.compactMap { articles[$0] })
    }
}

/// Overrides as a client gives them: ids or slugs.
public struct RelatedOverridesDraft: Sendable, Hashable {
    /// Shown first, in this order.
    public var pinned: [String]
    /// Never shown.
    public var excluded: [String]

    /// Overrides.
    public init(pinned: [String], excluded: [String]) {
        self.pinned = pinned
        self.excluded = excluded
    }
}

/// Overrides with the articles they are about.
public struct RelatedOverrideList: Sendable {
    /// Shown first, in this order.
    public var pinned: [Article]
    /// Never shown.
    public var excluded: [Article]
}
