extension ArticleService {
    /// The article with the tags that these names mean, and new ones for the rest.
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
        // What is hidden may be named by whatever editors see; what appears, by what the public knows now.
        let directory = try await TagDirectory(
            of: names, in: records, settledAt: appearance == .max ? nil : now)
        let newNames = names.filter { directory[$0] == nil }
        let taken = try await takenTagSlugs(
            among: newNames.flatMap { Self.candidates(for: $0.base) }, appearing: appearance)
        var slugs = Set<Slug>()
        for name in names {
            guard let known = directory[name] else {
                let tag = try await new(
                    name, in: composition, appearing: appearance, besides: slugs, taken, at: now)
                if !composition.newTags.contains(where: { $0.id == tag.id }) {
                    composition.newTags.append(tag)
                }
                slugs.insert(tag.slug)
                composition.add(tag, spelled: tag.name)
                continue
            }
            let spelling = name.spelling(of: known.tag, in: article.tagSpellings)
            guard known.isHidden(from: appearance) else {
                composition.add(known.tag, spelled: spelling)
                continue
            }
            let wish = article.repeats(name, of: known.tag) ? nil : name.slug
            let base = wish ?? Slug(making: spelling, fallback: "tag")
            let slug = try await freeTagSlug(base, of: known.tag.id, appearing: appearance, besides: slugs)
            slugs.insert(slug)
            composition.renew(known.tag, as: spelling, slug, at: now)
        }
        return composition
    }

    /// The tag that the name means among those of the composition that are new, or another one.
    private func new(
        _ name: TagName, in composition: Composition, appearing appearance: Int64, besides slugs: Set<Slug>,
        _ taken: Set<Slug>, at now: Timestamp
    ) async throws(ArticleError) -> Tag {
        if let tag = composition.newTags.first(where: { $0.key.hasSameBytes(as: name.key) }) { return tag }
        var slug = Self.candidates(for: name.base).first { !taken.contains($0) && !slugs.contains($0) }
        if slug == nil { slug = try await freeTagSlug(name.base, appearing: appearance, besides: slugs) }
        return Tag(
            id: dependencies.makeID(at: now), slug: slug ?? name.base, name: name.text, isDeclared: false,
            createdAt: now)
    }

    private static func candidates(for base: Slug) -> [Slug] { (1...4).map { base.numbered($0) } }

    /// The first of `base`, `base-2` … that no other tag has or had that the public knows before.
    func freeTagSlug(
        _ base: Slug, of id: TagID? = nil, appearing appearance: Int64, besides: Set<Slug>
    ) async throws(ArticleError) -> Slug {
        var first = 1
        while true {
            let candidates = (first..<first + 16).map { base.numbered($0) }
            let taken = try await takenTagSlugs(among: candidates, of: id, appearing: appearance)
                .union(besides)
            if let free = candidates.first(where: { !taken.contains($0) }) { return free }
            first += 16
        }
    }

    /// The slugs that other tags have or had that the public knows before.
    private func takenTagSlugs(
        among candidates: [Slug], of id: TagID? = nil, appearing appearance: Int64
    ) async throws(ArticleError) -> Set<Slug> {
        guard !candidates.isEmpty else { return [] }
        var taken = Set<Slug>()
        let found = try await records.tags(named: TagNames(keys: [], slugs: candidates), in: .all)
        for named in found where named.tag.id != id && !named.isHidden(from: appearance) {
            taken.insert(named.tag.slug)
            taken.formUnion(named.formerSlugs)
        }
        return taken
    }

    /// Gives the tags that are in the way of these slugs, and that the public does not know before, other slugs.
    ///
    /// Returns whether there were any.
    func makeWay(
        for tags: [Tag], appearing appearance: Int64
    ) async throws(ArticleError) -> Bool {
        let names = TagNames(keys: [], slugs: tags.map(\.slug))
        let inTheWay = try await records.tags(named: names, in: .all).filter { named in
            named.isHidden(from: appearance)
                && tags.contains { $0.slug == named.tag.slug && $0.id != named.tag.id }
        }
        for named in inTheWay {
            var moved = named.tag
            let base = Slug(making: moved.name, fallback: "tag")
            moved.slug = try await freeTagSlug(
                base, of: moved.id, appearing: named.appearance, besides: Set(tags.map(\.slug)))
            do throws(ArticleError) {
                try await records.update(
                    moved, from: named.tag, leavesRedirect: false,
                    in: try context(.tagUpdated, of: moved, from: named.tag, at: now))
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
    /// Stores a tag that the public does not know yet anew, in its place.
    fileprivate mutating func renew(_ known: Tag, as spelling: String, _ slug: Slug, at now: Timestamp) {
        let tag = Tag(
            id: known.id, slug: slug, name: spelling, isDeclared: known.isDeclared, createdAt: now)
        if !article.tags.contains(where: { $0.id == tag.id }) { renewedTags.append((tag, known)) }
        add(tag, spelled: spelling)
    }

    fileprivate mutating func add(_ tag: Tag, spelled spelling: String) {
        guard !article.tags.contains(where: { $0.id == tag.id }) else { return }
        article.tags.append(tag.ofArticle)
        if !article.wasVisible, !spelling.hasSameBytes(as: tag.name) { article.tagSpellings.append(spelling) }
    }
}

extension Article {
    /// Whether a name only says again what the article carries already: its slug is no wish then.
    fileprivate func repeats(_ name: TagName, of tag: Tag) -> Bool {
        tags.contains { $0.id == tag.id } && name.slug == tag.slug
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
