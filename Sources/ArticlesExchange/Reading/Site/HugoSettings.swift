import Articles

/// The settings of Hugo by which files of its contents are left out: `ignoreFiles`, mounts, and the folder of the contents
/// itself.
struct HugoSettings {
    let pairs: [(key: String, value: YAMLNode)]
    let name: String

    /// The settings of a file; those that Hugo keeps in files of their own stand in a member of that name, and those of
    /// `hugo.de.toml` in that of the language.
    init(_ pairs: [(key: String, value: YAMLNode)], _ name: String) {
        let parts = name.lastComponent.split(separator: ".").map { $0.lowercased() }
        let all = YAMLNode(line: 1, content: .map(pairs))
        if parts.count == 3, name.contains("config/") {
            let language = YAMLNode(line: 1, content: .map([(parts[1], all)]))
            self.pairs = ["menu", "menus", "params"].contains(parts[0]) ? [] : [("languages", language)]
        } else {
            let isOwn = ["module", "languages"].contains(parts[0])
            self.pairs = isOwn ? [(parts[0], all)] : pairs
        }
        self.name = name
    }

    /// `folder` is that of the site.
    func rules(in folder: String) -> [FolderRule] {
        ignored + mounts.flatMap(rules) + (contents(in: folder).map { [$0] } ?? [])
    }

    private func part(_ reason: String) -> HidingPart {
        HidingPart(name: name, isDraft: false, reason: "\(name) \(reason)")
    }

    // MARK: Files

    private var ignored: [FolderRule] {
        SiteSettings.elements(SiteSettings.value("ignorefiles", pairs)).compactMap(\.text).map { text in
            guard let patterns = Self.patterns(ofExpression: text) else {
                return FolderRule(part("has ignoreFiles that are not understood, and may leave it out"))
            }
            return FolderRule(part("ignores it")) { path in
                patterns.contains { $0.matches(path.below) } ? .surely : .no
            }
        }
    }

    /// Patterns that a regular expression is written in plain characters, `.*` and `.`; `nil` for others.
    static func patterns(ofExpression text: String) -> [PathPattern]? {
        guard text.utf8.count <= 200 else { return nil }
        var patterns: [PathPattern] = []
        for part in text.split(separator: "|", omittingEmptySubsequences: false) {
            var rest = part.hasPrefix("^") ? part.dropFirst() : part
            var pattern = "**"
            var isOpen = true
            while let first = rest.popFirst() {
                switch first {
                case "\\":
                    guard let next = rest.popFirst(), !next.isLetter, !next.isNumber, !"*?{}[]".contains(next)
                    else { return nil }
                    pattern.append(next)
                case ".":
                    let isMany = rest.first == "*" || rest.first == "+"
                    if isMany { rest.removeFirst() }
                    pattern += isMany ? "**" : "?"
                case "$" where rest.isEmpty: isOpen = false
                case "[", "]", "(", ")", "{", "}", "*", "+", "?", "^", "$": return nil
                case _: pattern.append(first)
                }
            }
            patterns.append(PathPattern(isOpen ? pattern + "**" : pattern))
        }
        return patterns
    }

    // MARK: Mounts

    var mounts: [YAMLNode] {
        SiteSettings.elements(SiteSettings.value("module", pairs)?.member("mounts"))
    }

    /// What a mount leaves out of its source, by patterns that begin there.
    private func rules(of mount: YAMLNode) -> [FolderRule] {
        guard let source = mount.member("source")?.text.flatMap(SiteSettings.folder) else { return [] }
        let all = Self.texts(mount, "files") + Self.texts(mount, "includefiles")
        let denied = all.filter { $0.hasPrefix("!") }.map { String($0.dropFirst()).trimmed }
        let left = (denied + Self.texts(mount, "excludefiles")).map { PathPattern($0) }
        let taken = all.filter { !$0.hasPrefix("!") }.map { PathPattern($0) }
        guard !left.isEmpty || !taken.isEmpty else { return [] }
        return [
            FolderRule(part("does not mount it")) { path in
                guard let file = SiteSettings.path(path.below, below: source) else { return .no }
                if left.contains(where: { $0.matches(file) }) { return .surely }
                return taken.isEmpty || taken.contains { $0.isSurelyAbove(file) } ? .no : .surely
            }
        ]
    }

    private static func texts(_ mount: YAMLNode, _ key: String) -> [String] {
        SiteSettings.elements(mount.member(key)).compactMap { $0.text?.trimmed }.filter { !$0.isEmpty }
    }

    // MARK: Folders

    /// The languages with their own settings.
    var languages: [(key: String, value: YAMLNode)] { SiteSettings.value("languages", pairs)?.pairs ?? [] }

    /// Where there is a folder of contents, what lies outside of it is no part of the site. Settings in many files may
    /// name others.
    private func contents(in folder: String) -> FolderRule? {
        guard name.lastComponent.hasPrefix("hugo."), !FolderNames.isThere("\(folder)/config") else {
            return nil
        }
        let given =
            [SiteSettings.value("contentdir", pairs)] + languages.map { $0.value.member("contentdir") }
            + mounts.map { $0.member("source") }
        let named = given.compactMap { $0?.text.flatMap(SiteSettings.folder) }
        guard !named.contains("") else { return nil }
        let folders = ["content"] + named
        guard folders.contains(where: { FolderNames.isThere("\(folder)/\($0)") }) else { return nil }
        return FolderRule(part("has its contents in another folder")) { path in
            folders.contains { SiteSettings.path(path.below, below: $0) != nil } ? .no : .surely
        }
    }
}
