/// The tags that a client's names mean, looked up at once.
///
/// A name means the tag that has it, or else the one that had it last. A slug means the tag that has it, or else the
/// one that had it last; if there is none, its text is read as a name.
struct TagDirectory {
    private var byKey: [[UInt8]: NamedTag] = [:]
    private var byFormerKey: [[UInt8]: NamedTag] = [:]
    private var bySlug: [Slug: NamedTag] = [:]
    private var byFormerSlug: [Slug: NamedTag] = [:]

    /// - Parameter now: When given, only the present key says which tag a hidden one is: its slugs are not settled, and
    ///   neither is what had a key that the public never knew.
    init(
        of names: [TagName], in storage: any TagWriteRepository, _ scope: TagScope = .all,
        settledAt now: Timestamp? = nil
    ) async throws(ArticleError) {
        let slugs = names.compactMap { $0.isSlug ? $0.slug : nil }
        let asked = TagNames(keys: names.map(\.key), slugs: slugs)
        for named in try await storage.tags(named: asked, in: scope) {
            byKey[named.tag.key.utf8Array] = named
            for key in named.formerKeys + (now == nil ? named.hiddenFormerKeys : []) {
                byFormerKey[key.utf8Array] = named
            }
            if let now, named.isHidden(from: now.milliseconds) { continue }
            bySlug[named.tag.slug] = named
            for slug in named.formerSlugs { byFormerSlug[slug] = named }
        }
    }

    /// The tag that a name means.
    subscript(name: TagName) -> NamedTag? {
        if name.isSlug, let slug = name.slug, let tag = bySlug[slug] ?? byFormerSlug[slug] { return tag }
        return byKey[name.key.utf8Array] ?? byFormerKey[name.key.utf8Array]
    }
}
