import Articles

/// The places in a site of Jekyll from which it publishes.
struct JekyllPlaces {
    private let source: String?

    /// `nil` for settings of Hexo, which have the same name.
    init?(_ pairs: [(key: String, value: YAMLNode)]) {
        guard !HexoPlaces.areSettings(pairs) else { return nil }
        source = SiteSettings.value("source", pairs)?.text.flatMap(SiteSettings.folder)
    }

    /// Posts need a day in their names, without which they are no posts; what is beside the source is not read.
    func rules(of site: String, _ name: String) -> [FolderRule] {
        let part = HidingPart(
            name: name, isDraft: false, reason: "its name has no day, without which Jekyll publishes no post")
        let undated = FolderRule(part) { path in
            let parts = path.below.split(separator: "/")
            // Others that read the same settings have their posts there, without days.
            let isForeign = ["source", "src"].contains(parts.first.map(String.init) ?? "")
            guard parts.dropLast().contains("_posts"), !isForeign, let file = parts.last else { return .no }
            return Self.hasDay(file) ? .no : .surely
        }
        return [undated] + (source.map { FolderRule.publishing($0, of: site, name) } ?? [])
    }

    /// Whether a name begins with a day: `2020-12-21-title.md`.
    private static func hasDay(_ name: Substring) -> Bool {
        let parts = name.split(separator: "-", maxSplits: 3)
        guard parts.count == 4, parts[0].utf8.count == 4, Int(parts[0]) != nil else { return false }
        return (Int(parts[1]).map { (1...12).contains($0) } ?? false)
            && (Int(parts[2]).map { (1...31).contains($0) } ?? false)
    }
}

/// The folder from which Hexo publishes.
struct HexoPlaces {
    private let source: String

    init(_ pairs: [(key: String, value: YAMLNode)]) {
        source = SiteSettings.value("source_dir", pairs)?.text.flatMap(SiteSettings.folder) ?? "source"
    }

    /// Whether settings that Jekyll might have as well are Hexo's.
    static func areSettings(_ pairs: [(key: String, value: YAMLNode)]) -> Bool {
        pairs.contains {
            ["source_dir", "skip_render", "new_post_name", "default_layout", "public_dir"].contains($0.key)
        }
    }

    /// Scaffolds and themes are beside it.
    func rules(of site: String, _ name: String) -> [FolderRule] {
        FolderRule.publishing(source, of: site, name)
    }
}
