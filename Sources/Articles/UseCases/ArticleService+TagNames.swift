extension ArticleService {
    /// The article with the tags that these names mean – by key, then slug, then former slug –, and new ones for the
    /// rest.
    ///
    /// A tag that only hidden articles carry, or such as appear later, is not the public's yet: when this article
    /// appears, the tag is what it would be without them, unless an editor has changed it.
    func tagged(
        _ article: Article, _ names: [TagName], at now: Timestamp
    ) async throws(ArticleError) -> Composition {
        var composition = Composition(article: article)
        composition.article.tags = []
        composition.article.tagSpellings = []
        guard !names.isEmpty else { return composition }
        let appearance = article.appearance(at: now)
        let directory = try await TagDirectory(of: names, in: storage, settledAt: now)
        var slugs = Set<Slug>()
        for name in names {
            if let tag = composition.newTags.first(where: { $0.key.hasSameBytes(as: name.key) }) {
                composition.add(tag, spelled: tag.name)
                continue
            }
            guard let known = directory[name] else {
                let slug = try await freeTagSlug(name.base, appearing: appearance, besides: slugs)
                slugs.insert(slug)
                let tag = Tag(
                    id: surroundings.makeID(at: now), slug: slug, name: name.text, isDeclared: false,
                    createdAt: now)
                composition.newTags.append(tag)
                composition.add(tag, spelled: name.text)
                continue
            }
            let spelling = name.spelling(of: known.tag, in: article.tagSpellings)
            guard known.isHidden(from: appearance) else {
                composition.add(known.tag, spelled: spelling)
                continue
            }
            let tag = try await renewed(known.tag, spelling, appearing: appearance, besides: slugs, at: now)
            slugs.insert(tag.slug)
            if !composition.article.tags.contains(where: { $0.id == tag.id }) {
                composition.renewedTags.append((tag, known.tag))
            }
            composition.add(tag, spelled: spelling)
        }
        return composition
    }

    private func renewed(
        _ known: Tag, _ spelling: String, appearing appearance: Int64, besides slugs: Set<Slug>,
        at now: Timestamp
    ) async throws(ArticleError) -> Tag {
        let base = Slug(making: spelling, fallback: "tag")
        let slug = try await freeTagSlug(base, of: known.id, appearing: appearance, besides: slugs)
        return Tag(id: known.id, slug: slug, name: spelling, isDeclared: known.isDeclared, createdAt: now)
    }

    /// The first of `base`, `base-2` … that no other tag has or had that the public knows before.
    func freeTagSlug(
        _ base: Slug, of id: TagID? = nil, appearing appearance: Int64, besides: Set<Slug>
    ) async throws(ArticleError) -> Slug {
        var first = 1
        while true {
            let candidates = (first..<first + 16).map { base.numbered($0) }
            let found = try await storage.tags(named: TagNames(keys: [], slugs: candidates), in: .all)
            var taken = besides
            for named in found where named.tag.id != id && !named.isHidden(from: appearance) {
                taken.insert(named.tag.slug)
                taken.formUnion(named.formerSlugs)
            }
            if let free = candidates.first(where: { !taken.contains($0) }) { return free }
            first += 16
        }
    }

    /// Gives the tags that are in the way of these slugs, and that the public does not know before, other slugs.
    ///
    /// Returns whether there were any.
    func makeWay(
        for tags: [Tag], appearing appearance: Int64
    ) async throws(ArticleError) -> Bool {
        let names = TagNames(keys: [], slugs: tags.map(\.slug))
        let inTheWay = try await storage.tags(named: names, in: .all).filter { named in
            named.isHidden(from: appearance)
                && tags.contains { $0.slug == named.tag.slug && $0.id != named.tag.id }
        }
        for named in inTheWay {
            var moved = named.tag
            let base = Slug(making: moved.name, fallback: "tag")
            moved.slug = try await freeTagSlug(
                base, of: moved.id, appearing: named.appearance, besides: Set(tags.map(\.slug)))
            do throws(ArticleError) {
                try await storage.update(moved, from: named.tag, leavesRedirect: false)
            } catch  where error.code == .conflict {
                return try await makeWay(for: [moved], appearing: named.appearance)
            } catch  where error.code == .versionMismatch {
                continue
            }
        }
        return !inTheWay.isEmpty
    }
}

extension Composition {
    fileprivate mutating func add(_ tag: Tag, spelled spelling: String) {
        guard !article.tags.contains(where: { $0.id == tag.id }) else { return }
        article.tags.append(tag.ofArticle)
        if !article.wasVisible, !spelling.hasSameBytes(as: tag.name) { article.tagSpellings.append(spelling) }
    }
}

extension NamedTag {
    /// Whether something that appears then need not mind the tag: the public does not know it before, and no editor
    /// has touched it.
    func isHidden(from appearance: Int64) -> Bool {
        self.appearance > appearance && !tag.isDeclared && tag.version == 1
    }
}

extension TagName {
    fileprivate var base: Slug { slug ?? Slug(making: text, fallback: "tag") }

    /// How an article that says this name spells a tag. With a slug it repeats what it was shown.
    fileprivate func spelling(of tag: Tag, in spellings: [String]) -> String {
        let mine = slug == nil ? [text] : spellings + [text]
        return mine.first { $0.folded.hasSameBytes(as: tag.key) } ?? tag.name
    }
}

/// The tags that a client's names mean.
struct TagDirectory {
    private var byKey: [[UInt8]: NamedTag] = [:]
    private var bySlug: [Slug: NamedTag] = [:]
    private var byFormerSlug: [Slug: NamedTag] = [:]
    private var hiddenByKey: [[UInt8]: NamedTag] = [:]

    /// - Parameter now: When given, hidden tags are found by their keys only, and after all others: their slugs are
    ///   not settled.
    init(
        of names: [TagName], in storage: any TagRepository, _ scope: TagScope = .all,
        settledAt now: Timestamp? = nil
    ) async throws(ArticleError) {
        let slugs = names.compactMap { $0.slug ?? Slug($0.text) }
        let asked = TagNames(keys: names.map(\.key), slugs: slugs)
        for named in try await storage.tags(named: asked, in: scope) {
            if let now, named.isHidden(from: now.milliseconds) {
                hiddenByKey[named.tag.key.utf8Array] = named
                continue
            }
            byKey[named.tag.key.utf8Array] = named
            bySlug[named.tag.slug] = named
            for slug in named.formerSlugs { byFormerSlug[slug] = named }
        }
    }

    /// By the slug that was given beside the name; else by key, slug, former slug.
    subscript(name: TagName) -> NamedTag? {
        if let slug = name.slug, let tag = bySlug[slug] { return tag }
        if let tag = byKey[name.key.utf8Array] { return tag }
        if let slug = name.slug ?? Slug(name.text), let tag = bySlug[slug] ?? byFormerSlug[slug] {
            return tag
        }
        return hiddenByKey[name.key.utf8Array]
    }
}
