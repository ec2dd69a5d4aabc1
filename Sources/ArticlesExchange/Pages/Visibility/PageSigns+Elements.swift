import Articles

/// What the elements of a page say to machines.
extension PageSigns {
    /// Reads the members of the head: `meta`, microdata, and comments before the text.
    mutating func readHead(_ document: HTMLDocument, isOfOther: [Bool]) {
        for property in document.commentProperties where !Self.isOfCache(property) { read(property) }
        for (index, node) in document.nodes.enumerated() where !node.isText {
            if node.name == "meta" { readMeta(node) }
            let said = node["itemprop"] ?? (node.name == "meta" ? nil : node["property"]) ?? ""
            let names = said.lowercased().split { ":/".contains($0) || $0.isWhitespace }.map(String.init)
            guard !isOfOther[index], let property = names.first(where: Self.properties.contains) else {
                continue
            }
            if document.isOfNoWork(index) { continue }
            readProperty(property, document.property(of: index), node.line)
        }
    }

    private mutating func readMeta(_ node: HTMLDocument.Node) {
        guard let value = node["content"]?.trimmed, !value.isEmpty else { return }
        let header = node["http-equiv"]?.lowercased() == "x-robots-tag" ? "robots" : nil
        let name = (header ?? node["name"] ?? node["property"] ?? "").trimmed.lowercased()
        if name.hasSuffix("bot") || name.contains("robots") || name.hasPrefix("googlebot") {
            return RobotsDirectives.isOfPart(name) ? () : readRobots(value, node.line)
        }
        readMember(name, value, node.line, isAttribute: false)
    }

    private mutating func readRobots(_ value: String, _ line: Int) {
        switch RobotsDirectives.hiding(value) {
        case nil: break
        case "unavailable_after"?:
            add(line, "robots unavailable_after would take it away again, which is not done here")
        case let directive?: add(line, "robots \(directive) makes it a draft")
        }
    }

    /// What a server that caches pages says of them: `<!-- Status: HIT -->`.
    private static func isOfCache(_ property: PageProperty) -> Bool {
        let words = [
            "hit", "miss", "bypass", "stale", "dynamic", "updating", "revalidated", "ok", "success", "cached",
        ]
        let word = VisibilityKey.folded(property.value)
        return VisibilityKey.folded(property.key).hasSuffix("status")
            && (words.contains(word) || word.count == 3 && word.allSatisfy(\.isNumber))
    }

    // MARK: A member's name and value

    /// Reads a `meta` element or a `data-` attribute.
    ///
    /// An attribute is for scripts, so that only a value that hides counts; of a `meta` also one that is not understood.
    mutating func readMember(_ name: String, _ value: String, _ line: Int, isAttribute: Bool) {
        let words = Self.ownWords(name)
        let plain = words.joined()
        if Self.properties.contains(plain) { return readProperty(plain, value, line, as: name) }
        if plain.hasSuffix("accessrights") { return readProperty("conditionsofaccess", value, line) }
        let isHidden = Self.saysHidden(value)
        let isHiding: Bool
        switch plain == "expirationtime" ? .expiry : VisibilityKey(plain: plain) {
        case .hides: isHiding = isAttribute ? value.truth == true || isHidden : true
        case .shows:
            if !isAttribute, let time = readTime(value) { return addDate(value, time, line: line) }
            isHiding = isAttribute ? value.truth == false || isHidden : true
        case .status: isHiding = isHidden || !isAttribute && Self.machineStatus.contains(plain)
        case .password: isHiding = !isAttribute
        case .expiry: return isAttribute ? () : readExpiry(name, value, line)
        case .time, .created, nil: return
        }
        guard isHiding else { return }
        if isAttribute {
            add(line, "\(name) \(value.prefix(40)) makes it a draft")
        } else {
            read(PageProperty(key: words.joined(separator: "-"), value: value, line: line))
        }
    }

    /// Whether a value of a machine, or a word of it, is one for what not everybody may see.
    static func saysHidden(_ value: String) -> Bool {
        isHidingWord(value) || VisibilityValue.hasHidingWord(value) || VisibilityValue.isUnmistakable(value)
    }

    /// Whether all of a value is a word for what not everybody may see.
    static func isHidingWord(_ value: String) -> Bool {
        switch VisibilityValue(value) {
        case .hidden, .draft, .archived: true
        case .shown, .scheduled, nil: false
        }
    }

    private static let machineStatus = certain.union([
        "access", "accesslevel", "permission", "permissions", "tier", "tiers",
    ])

    /// The words without those that only say of what they are: `article:content_tier`, `data-post-status`.
    static func ownWords(_ name: String) -> [String] {
        var words = name.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        if words.suffix(2) == ["content", "tier"] { return ["contenttier"] }
        if properties.contains(words.joined()) { return words }
        while let first = words.first, words.count > 1, prefixes.contains(first) { words.removeFirst() }
        return words
    }

    private static let prefixes: Set<String> = [
        "data", "article", "og", "post", "node", "entry", "page", "is", "has", "content", "story", "item",
        "system", "gh", "schema",
    ]

    /// When it is taken away. Servers tell caches by the same name how long they may keep a page.
    private mutating func readExpiry(_ name: String, _ value: String, _ line: Int) {
        guard Int(value) == nil, value.lowercased() != "never" else { return }
        let reason = "\(name) would take it away again, which is not done here"
        let isHTTPDate = value.hasSuffix("GMT") && value.dropFirst(3).first == ","
        if name == "expires", isHTTPDate, let time = readTime(value) {
            expiries.append((time, line, reason))
        } else {
            add(line, reason)
        }
    }

    // MARK: Schema.org

    /// Members of schema.org that say who may see a page.
    static let properties: Set<String> = [
        "isaccessibleforfree", "creativeworkstatus", "expires", "conditionsofaccess", "contenttier",
    ]

    /// A member of schema.org, in microdata or JSON-LD, or one that is named as such.
    mutating func readProperty(_ name: String, _ value: String, _ line: Int, as shown: String? = nil) {
        let last = value.trimmed.split(separator: "/").last.map(String.init) ?? ""
        let word = VisibilityKey.folded(last)
        let isOpen: Bool
        let title: String
        switch name.lowercased() {
        case "isaccessibleforfree": (title, isOpen) = ("isAccessibleForFree", last.truth == true)
        case "contenttier": (title, isOpen) = (shown ?? name, word == "free")
        case "creativeworkstatus":
            let ends = ["final", "complete", "completed"]
            (title, isOpen) = (
                "creativeWorkStatus", VisibilityKey.shown.contains(word) || ends.contains(word)
            )
        case "conditionsofaccess":
            let open = ["openaccess", "freeaccess", "unrestricted", "norestrictions"]
            (title, isOpen) = (
                "conditionsOfAccess",
                word.isEmpty || VisibilityKey.shown.contains(word) || open.contains(word)
            )
        case "expires": return value.isEmpty ? () : readExpiry(shown ?? name, value, line)
        case _: return
        }
        guard !isOpen else { return }
        let said = value.isEmpty ? "without a value" : String(value.prefix(40))
        add(line, "\(title) \(said) makes it a draft")
    }
}

extension String {
    /// `true`, `yes`, `1` and the like; `nil` for what is neither true nor false.
    fileprivate var truth: Bool? { YAMLNode(line: 1, content: .scalar(trimmed, isPlain: true)).truth }
}

extension HTMLDocument {
    /// Whether the thing that a member of microdata is of is a place, an event or the like in a part of the page.
    fileprivate func isOfNoWork(_ index: Int) -> Bool {
        let holder = ancestry(index).dropFirst().first { nodes[$0]["itemscope"] != nil }
        guard let holder, !["html", "body"].contains(nodes[holder].name) else { return false }
        let types = nodes[holder]["itemtype"] ?? ""
        let names = types.split(whereSeparator: \.isWhitespace).map(String.init)
        return !names.isEmpty && names.allSatisfy(LinkedDataKind.isNoWork)
    }

    /// The value of an element with `itemprop`.
    func property(of index: Int) -> String {
        let node = nodes[index]
        return node["content"] ?? node["datetime"] ?? (node.name == "link" ? node["href"] : nil)
            ?? (node.name == "abbr" ? node["title"] : nil) ?? text(of: index, limit: 500)
    }
}
