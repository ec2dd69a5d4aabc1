import Articles

/// The settings of a site that say what of it is published: Jekyll's defaults, collections and exclusions, Hexo's
/// exclusions, Hugo's cascade.
enum SiteSettings {
    static let names = [
        "_config.yml", "_config.yaml", "_config.toml", "hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json",
        "config.toml", "config.yaml", "config.yml", "config.json",
    ]

    static func rules(_ contents: FolderRules.Contents, _ name: String) -> [FolderRule] {
        guard case .text(let text) = contents else { return [FolderRule(unreadable: name)] }
        let isUnderscored = name.lastComponent.hasPrefix("_")
        guard let pairs = pairs(text, name) else {
            let saysMore = text.firstMatch(of: /(?i)published|draft|output|cascade/) != nil
            return saysMore ? [FolderRule(unreadable: name)] : []
        }
        guard isUnderscored else { return FolderRules.cascade(in: pairs, name) }
        return defaults(pairs, name) + [collections(pairs, name)] + exclusions(pairs, name)
    }

    private static func pairs(_ text: String, _ name: String) -> [(key: String, value: YAMLNode)]? {
        if name.hasSuffix("toml") { return try? TOMLFrontMatter.pairs(of: text, firstLine: 1, .nowhere) }
        if name.hasSuffix("json") { return try? JSONFrontMatter.pairs(of: text, firstLine: 1, .nowhere) }
        return try? StrictYAML.pairs(of: text, in: name)
    }

    private static func value(_ key: String, _ pairs: [(key: String, value: YAMLNode)]) -> YAMLNode? {
        pairs.first { $0.key.lowercased() == key }?.value
    }

    private static func elements(_ node: YAMLNode?) -> [YAMLNode] {
        switch node?.content {
        case .list(let elements): elements
        case .scalar, .map: node.map { [$0] } ?? []
        case nil: []
        }
    }

    /// `defaults: [{scope: {path: …, type: …}, values: {published: false}}]`.
    private static func defaults(_ pairs: [(key: String, value: YAMLNode)], _ name: String) -> [FolderRule] {
        elements(value("defaults", pairs)).compactMap { entry in
            let scope = entry.member("scope")
            let pattern = scope?.member("path")?.text.flatMap { $0.trimmed.isEmpty ? nil : PathPattern($0) }
            let type = scope?.member("type")?.text ?? ""
            return FolderRule(name, entry.member("values")?.pairs ?? []) { path in
                (pattern?.matches(path) ?? true) && isOfType(type, path)
            }
        }
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
        let part = HidingPart(
            name: name, isDraft: false, reason: "\(name) does not publish its folder")
        return FolderRule(part) { [shown] path in
            path.split(separator: "/").dropLast().contains {
                $0.hasPrefix("_") && !shown.contains(String($0))
            }
        }
    }

    private static func exclusions(
        _ pairs: [(key: String, value: YAMLNode)], _ name: String
    ) -> [FolderRule] {
        (elements(value("exclude", pairs)) + elements(value("ignore", pairs))).compactMap { entry in
            guard let text = entry.text?.trimmed, !text.isEmpty else { return nil }
            let pattern = PathPattern(text)
            let part = HidingPart(name: name, isDraft: false, reason: "\(name) excludes it")
            return FolderRule(part) { pattern.matches($0) }
        }
    }
}
