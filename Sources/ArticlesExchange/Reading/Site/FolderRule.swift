import Articles

/// What a file of a site says of the articles in its folder and below.
struct FolderRule {
    /// What hides them.
    let parts: [HidingPart]
    /// The keys that it gives a value, in their plain form.
    let keys: Set<String>
    /// Of which articles.
    let match: @Sendable (SitePath) -> RuleMatch

    init(_ part: HidingPart, where match: @escaping @Sendable (SitePath) -> RuleMatch = { _ in .surely }) {
        parts = [part]
        keys = []
        self.match = match
    }

    /// A rule for values that articles have unless they say otherwise.
    init(
        _ name: String, _ pairs: [(key: String, value: YAMLNode)],
        where match: @escaping @Sendable (SitePath) -> RuleMatch = { _ in .surely }
    ) {
        let pairs = pairs.filter { !Self.isTemplate($0.key, $0.value) }
        var parts = pairs.compactMap { Self.part(name, [$0]) }
        // What hides only together, such as a status of scheduled without a date.
        if parts.isEmpty, let part = Self.part(name, pairs) { parts = [part] }
        self.parts = parts
        keys = Set(pairs.filter { !$0.value.isEmpty }.map { FrontMatterKey.plain($0.key) })
        self.match = match
    }

    /// A rule that hides all articles, and gives no value that others would replace.
    init(hiding parts: [HidingPart]) {
        self.parts = parts
        keys = []
        match = { _ in .surely }
    }

    /// The rule of settings in a site by which a generator publishes one folder of it alone; none where that is not there.
    static func publishing(_ folder: String, of site: String, _ name: String) -> [FolderRule] {
        guard !folder.isEmpty, FolderNames.isThere("\(site)/\(folder)") else { return [] }
        let part = HidingPart(
            name: name, isDraft: false, reason: "by \(name) only the folder \(folder) is published")
        return [FolderRule(part) { SiteSettings.path($0.below, below: folder) == nil ? .surely : .no }]
    }

    /// A rule of a file that is not understood, and may say anything.
    init(unreadable name: String) {
        self.init(
            HidingPart(name: name, isDraft: false, reason: "\(name) can't be read, and may make it a draft"))
    }

    /// Whether a member names the template of a folder, whatever that is called, and does not call its articles drafts.
    private static func isTemplate(_ key: String, _ value: YAMLNode) -> Bool {
        guard FrontMatterKey.plain(key) == "layout", let text = value.text else { return false }
        return VisibilityValue(text) != .draft
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

/// Whether a rule of a site is for an article. One that only may be hides it, and takes it out of nothing.
enum RuleMatch: Int {
    case no
    case perhaps
    case surely

    /// Whether both are, as far as is known.
    func and(_ other: RuleMatch) -> RuleMatch { rawValue < other.rawValue ? self : other }
}

/// Where an article is, as seen from a file with rules.
struct SitePath {
    /// The path below the folder of that file.
    let below: String
    /// The path below the folder of the site, or where no such is found with some folders above the file's.
    let whole: String
    /// Whether the folder of the site is known.
    let hasSite: Bool
}

extension ItemOrigin {
    static let nowhere = ItemOrigin(
        label: "", path: "", givenSourceName: nil, derivedSourceName: "", sourceID: "")
}
