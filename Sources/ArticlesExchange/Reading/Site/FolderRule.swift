import Articles

/// What a file of a site says of the articles in its folder and below.
struct FolderRule {
    /// What hides them.
    let parts: [HidingPart]
    /// The keys that it gives a value, in their plain form.
    let keys: Set<String>
    /// Of which articles, by their path below the folder.
    let holds: @Sendable (String) -> Bool

    init(_ part: HidingPart, where holds: @escaping @Sendable (String) -> Bool = { _ in true }) {
        parts = [part]
        keys = []
        self.holds = holds
    }

    /// A rule for values that articles have unless they say otherwise.
    init(
        _ name: String, _ pairs: [(key: String, value: YAMLNode)],
        where holds: @escaping @Sendable (String) -> Bool = { _ in true }
    ) {
        var parts = pairs.compactMap { Self.part(name, [$0]) }
        // What hides only together, such as a status of scheduled without a date.
        if parts.isEmpty, let part = Self.part(name, pairs) { parts = [part] }
        self.parts = parts
        keys = Set(pairs.filter { !$0.value.isEmpty }.map { FrontMatterKey.plain($0.key) })
        self.holds = holds
    }

    /// A rule of a file that is not understood, and may say anything.
    init(unreadable name: String) {
        self.init(
            HidingPart(name: name, isDraft: false, reason: "\(name) can't be read, and may make it a draft"))
    }

    private static func part(_ name: String, _ pairs: [(key: String, value: YAMLNode)]) -> HidingPart? {
        let publication = Publication(pairs, .nowhere)
        let isHiding = publication.status != .published || publication.doubt != nil
        let until = [publication.time, publication.laterDate?.time].compactMap(\.self).max()
        guard isHiding || until != nil else { return nil }
        var part = HidingPart(
            name: name, isDraft: publication.doubt == nil && publication.status == .draft)
        part.until = isHiding ? nil : until
        // A mapping is not replaced as a whole.
        if pairs.count == 1, pairs[0].value.pairs.isEmpty { part.keys = [FrontMatterKey.plain(pairs[0].key)] }
        return part
    }
}

extension ItemOrigin {
    static let nowhere = ItemOrigin(
        label: "", path: "", givenSourceName: nil, derivedSourceName: "", sourceID: "")
}
