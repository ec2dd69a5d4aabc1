import Articles

/// The tags by their present slugs and keys; those that the public knows, or knew, apart from the others: so it finds a
/// hidden tag as little as none, and in the same steps.
struct TagIndex: Sendable {
    private struct Names: Sendable {
        var slugs: [Slug: TagID] = [:]
        var keys: [TextKey: TagID] = [:]
    }

    private var known = Names()
    private var others = Names()
    private var knownTags = Set<TagID>()

    /// The tag that has a slug; with `isKnown` only one that the public knows.
    func tag(slug: Slug, isKnown: Bool = false) -> TagID? {
        known.slugs[slug] ?? (isKnown ? nil : others.slugs[slug])
    }

    /// The tag that has a key; with `isKnown` only one that the public knows.
    func tag(key: TextKey, isKnown: Bool = false) -> TagID? {
        known.keys[key] ?? (isKnown ? nil : others.keys[key])
    }

    func isKnown(_ tag: TagID) -> Bool { knownTags.contains(tag) }

    /// Adds the names of a tag.
    mutating func insert(_ tag: Tag) {
        if tag.isDeclared { knownTags.insert(tag.id) }
        let names = isKnown(tag.id) ? \Self.known : \Self.others
        self[keyPath: names].slugs[tag.slug] = tag.id
        self[keyPath: names].keys[TextKey(text: tag.key)] = tag.id
    }

    /// Removes the names of a tag, under which another one may come.
    mutating func remove(_ tag: Tag) {
        for names in [\Self.known, \Self.others] {
            self[keyPath: names].slugs[tag.slug] = nil
            self[keyPath: names].keys[TextKey(text: tag.key)] = nil
        }
    }

    /// Forgets that the public knew a tag, which is deleted.
    mutating func forget(_ tag: TagID) { knownTags.remove(tag) }

    /// From now on the public knows the tag.
    mutating func publish(_ tag: Tag) {
        guard !isKnown(tag.id) else { return }
        remove(tag)
        knownTags.insert(tag.id)
        insert(tag)
    }
}
