import Articles

/// The settings of a site that say what of it is published: Jekyll's defaults, collections and exclusions, Hexo's
/// exclusions, Hugo's cascade.
enum SiteSettings {
    static let names = [
        "_config.yml", "_config.yaml", "_config.toml", "hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json",
        "config.toml", "config.yaml", "config.yml", "config.json", "zola.toml",
    ]

    /// The folders below a site's in which Hugo keeps settings, each in a file of its own or all in one.
    static let folders = ["config/_default", "config/production"]

    /// The settings in a folder of a site, by their names below it.
    static func files(in folder: String) -> [String] {
        names
            + folders.flatMap { inner in
                FolderNames.all(in: "\(folder)/\(inner)").filter {
                    FileHead(name: $0, []).hasExtension(["toml", "yaml", "yml", "json"])
                }.map { "\(inner)/\($0)" }
            }
    }

    /// What the settings in the folder of a site say; `shown` names a file of it.
    static func rules(in folder: String, shown: (String) -> String) -> [FolderRule] {
        var rules: [FolderRule] = []
        var hugo: [HugoSettings] = []
        for name in files(in: folder) {
            guard let contents = FolderRules.Contents("\(folder)/\(name)") else { continue }
            rules += self.rules(contents, shown(name), in: folder, &hugo)
        }
        return rules + HugoLanguages(hugo).rules
    }

    private static func rules(
        _ contents: FolderRules.Contents, _ name: String, in folder: String, _ hugo: inout [HugoSettings]
    ) -> [FolderRule] {
        guard case .text(let text) = contents else { return [FolderRule(unreadable: name)] }
        let isUnderscored = name.lastComponent.hasPrefix("_")
        guard let pairs = pairs(text, name) else {
            // Files of such names belong to others, too.
            let words = ["cascade", "ignorefiles", "mounts", "languages"]
            let isOfOther = name.hasPrefix("config.") && !words.contains(where: text.lowercased().contains)
            return isOfOther ? [] : [FolderRule(unreadable: name)]
        }
        guard isUnderscored else {
            let isCascade = name.lastComponent.hasPrefix("cascade.")
            let whole = [(key: "cascade", value: YAMLNode(line: 1, content: .map(pairs)))]
            let settings = HugoSettings(pairs, name)
            hugo.append(settings)
            let ignored = elements(value("ignored_content", pairs)).compactMap(\.text)
            // Hugo has baseURL.
            let isOfZola = pairs.contains { $0.key == "base_url" }
            return FolderRules.cascade(in: isCascade ? whole : pairs, name) + settings.rules(in: folder)
                + (isOfZola ? FolderRule.publishing("content", of: folder, name) : [])
                + (IgnoreList(ignored).map { [$0.rule(name)] } ?? [])
        }
        return defaults(pairs, name) + [collections(pairs, name)] + exclusions(pairs, name)
            + (JekyllPlaces(pairs)?.rules(of: folder, name) ?? HexoPlaces(pairs).rules(of: folder, name))
    }

    private static func pairs(_ text: String, _ name: String) -> [(key: String, value: YAMLNode)]? {
        if name.hasSuffix("toml") { return try? TOMLFrontMatter.pairs(of: text, firstLine: 1, .nowhere) }
        if name.hasSuffix("json") { return try? JSONFrontMatter.pairs(of: text, firstLine: 1, .nowhere) }
        return try? StrictYAML.pairs(of: text, in: name)
    }

    static func value(_ key: String, _ pairs: [(key: String, value: YAMLNode)]) -> YAMLNode? {
        pairs.first { $0.key.lowercased() == key }?.value
    }

    /// A folder that settings name, as paths below that of the site have it: `./content/` is `content`, `.` is empty.
    /// `nil` for one outside of it.
    static func folder(_ text: String) -> String? {
        var parts: [Substring] = []
        for part in text.trimmed.split(whereSeparator: { $0 == "/" || $0 == "\\" }) where part != "." {
            if part != ".." {
                parts.append(part)
            } else if parts.popLast() == nil {
                return nil
            }
        }
        return parts.joined(separator: "/")
    }

    /// The path below a folder of the site; `nil` for one that is not in it.
    static func path(_ path: String, below folder: String) -> String? {
        if folder.isEmpty { return path }
        return path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.count + 1)) : nil
    }

    static func elements(_ node: YAMLNode?) -> [YAMLNode] {
        switch node?.content {
        case .list(let elements): elements
        case .scalar, .map: node.map { [$0] } ?? []
        case nil: []
        }
    }

    /// `defaults: [{scope: {path: …, type: …}, values: {published: false}}]`, the one that holds before others first.
    private static func defaults(_ pairs: [(key: String, value: YAMLNode)], _ name: String) -> [FolderRule] {
        let places = SourcePlaces(pairs)
        let rules = elements(value("defaults", pairs)).map { entry in
            let scope = entry.member("scope")
            let path = scope?.member("path")?.text?.trimmed ?? ""
            let type = scope?.member("type")?.text?.trimmed ?? ""
            let pattern = PathPattern(path, isAnchored: true)
            let rule = FolderRule(name, entry.member("values")?.pairs ?? []) { path in
                guard isOfType(type, path.below), places.local(path.below).contains(where: pattern.matches)
                else { return .no }
                return pattern.isUnclear ? .perhaps : .surely
            }
            return (rank: (path.utf8.count, type.isEmpty ? 0 : 1), rule: rule)
        }
        // Of two alike the later one holds.
        return rules.reversed().sorted { $0.rank > $1.rank }.map(\.rule)
    }

    private static func isOfType(_ type: String, _ path: String) -> Bool {
        let folders = path.split(separator: "/").dropLast()
        return switch type {
        case "": true
        case "pages": !folders.contains { $0.hasPrefix("_") }
        case let name: folders.contains { $0 == "_\(name)" }
        }
    }

    /// Of folders `_name`, only posts and collections with `output: true` are published.
    private static func collections(
        _ pairs: [(key: String, value: YAMLNode)], _ name: String
    ) -> FolderRule {
        var shown: Set<String> = ["_posts", "_drafts"]
        for (name, value) in value("collections", pairs)?.pairs ?? [] {
            if value.member("output")?.truth == true { shown.insert("_\(name)") }
            if value.member("output")?.truth == false { shown.remove("_\(name)") }
        }
        let included = Inclusions(patterns("include", pairs))
        let places = SourcePlaces(pairs)
        let part = HidingPart(
            name: name, isDraft: false, reason: "\(name) does not publish its folder")
        return FolderRule(part) { [shown] path in
            let isShown = places.local(path.below).contains { file in
                Inclusions.entries(of: file).dropLast().allSatisfy { folder in
                    let name = folder.lastComponent
                    return !name.hasPrefix("_") || shown.contains(name) || included.hold(folder)
                }
            }
            return isShown ? .no : .surely
        }
    }

    private static func exclusions(
        _ pairs: [(key: String, value: YAMLNode)], _ name: String
    ) -> [FolderRule] {
        let places = SourcePlaces(pairs)
        let included = Inclusions(patterns("include", pairs))
        return (patterns("exclude", pairs) + patterns("ignore", pairs)).map { pattern in
            let part = HidingPart(name: name, isDraft: false, reason: "\(name) excludes it")
            return FolderRule(part) { path in
                let isExcluded = places.local(path.below).contains { file in
                    Inclusions.entries(of: file).contains { pattern.matches($0) && !included.hold($0) }
                }
                return isExcluded ? .surely : .no
            }
        }
    }

    private static func patterns(_ key: String, _ pairs: [(key: String, value: YAMLNode)]) -> [PathPattern] {
        elements(value(key, pairs)).compactMap { entry in
            guard let text = entry.text?.trimmed, !text.isEmpty else { return nil }
            return PathPattern(text, isAnchored: true)
        }
    }
}

/// What Jekyll takes in although it would not: each folder on the way has to be named, and its files are not enough.
private struct Inclusions {
    private let patterns: [PathPattern]

    init(_ patterns: [PathPattern]) { self.patterns = patterns }

    /// Whether a file or folder is taken in for sure.
    func hold(_ entry: String) -> Bool {
        patterns.contains { $0.isWhole(entry) || $0.isWhole(entry.lastComponent) }
    }

    /// The folders around a file from the top on, and itself.
    static func entries(of path: String) -> [String] {
        let parts = path.split(separator: "/")
        return parts.indices.map { parts[...$0].joined(separator: "/") }
    }
}

/// The folders from which the settings of Jekyll and Hexo count paths.
private struct SourcePlaces {
    private let folders: [String]

    init(_ pairs: [(key: String, value: YAMLNode)]) {
        let given = pairs.filter {
            ["source", "source_dir", "collections_dir"].contains($0.key.lowercased())
        }
        let names = given.compactMap { $0.value.text.flatMap(SiteSettings.folder) }
        folders = (["source"] + names).filter { !$0.isEmpty }
    }

    /// A path of the site, and that below such a folder.
    func local(_ path: String) -> [String] {
        [path] + folders.compactMap { SiteSettings.path(path, below: $0) }
    }
}
