import Articles

/// What the files of a site that are no articles say about those that are: Hugo's `cascade` in `_index.md`, data files
/// of Eleventy, settings of Jekyll, Hexo and Hugo. Looked for from the folder of an article up to the site's.
final class FolderRules {
    private let root: String
    private let site: String?
    private var known: [String: [FolderRule]] = [:]

    /// So many folders above the import are looked at where no site's folder is found.
    private static let heightLimit = 8

    init(root: String) {
        self.root = root
        site = root.isEmpty ? nil : SiteRoot.above(root)
    }

    /// The files that hide the article of this path below the root. Of several values for one key the nearest holds.
    func parts(hiding path: String) -> [HidingPart] {
        guard !root.isEmpty else { return [] }
        let file = "\(root)/\(path)"
        var folder = file.parentPath
        var found: [HidingPart] = []
        var given = Set<String>()
        var height = 0
        while !folder.isEmpty {
            let below = String(file.dropFirst(folder.count + 1))
            for rule in rules(of: folder) where rule.holds(below) {
                found += rule.parts.filter { part in part.keys.map { !$0.isSubset(of: given) } ?? true }
                given.formUnion(rule.keys)
            }
            if folder == site { break }
            if folder.utf8.count <= root.utf8.count { height += 1 }
            if site == nil, height > Self.heightLimit { break }
            folder = folder.parentPath
        }
        return found
    }

    private func rules(of folder: String) -> [FolderRule] {
        if let rules = known[folder] { return rules }
        var rules: [FolderRule] = []
        for name in FolderNames.all(in: folder) where name.hasPrefix("_index.") {
            if let contents = Contents("\(folder)/\(name)") {
                rules += Self.cascade(contents, shown(name, folder))
            }
        }
        for ending in ["json", "yaml", "yml", "11tydata.json", "11tydata.js", "11tydata.cjs", "11tydata.mjs"]
        {
            let name = "\(folder.lastComponent).\(ending)"
            if let contents = Contents("\(folder)/\(name)") {
                rules += Self.data(contents, shown(name, folder)).map { [$0] } ?? []
            }
        }
        for name in SiteSettings.files(in: folder) {
            if let contents = Contents("\(folder)/\(name)") {
                rules += SiteSettings.rules(contents, shown(name, folder))
            }
        }
        known[folder] = rules
        return rules
    }

    /// The name of a file with the folders that are below the import.
    private func shown(_ name: String, _ folder: String) -> String {
        folder.hasPrefix(root + "/") ? "\(folder.dropFirst(root.count + 1))/\(name)" : name
    }

    /// What such a file holds.
    enum Contents {
        case text(String)
        /// It is there, and may say anything.
        case unreadable

        /// The most bytes of such a file.
        private static let limit = 1 << 20

        /// `nil` when there is no such file.
        init?(_ path: String) {
            do throws(SystemError) {
                let file = try InputFile(path: path, followsLink: false, CancellationFlag())
                guard file.kind == .file else { return nil }
                let bytes = try file.contents(atMost: Self.limit)
                self = bytes.flatMap { try? Contents.text(TextDecoding.text($0, .nowhere)) } ?? .unreadable
            } catch {
                if error.isMissing { return nil }
                self = .unreadable
            }
        }
    }

    /// A cascade that can't be read may say anything.
    private static func cascade(_ contents: Contents, _ name: String) -> [FolderRule] {
        guard case .text(let text) = contents else { return [FolderRule(unreadable: name)] }
        guard text.lowercased().contains("cascade") else { return [] }
        guard let pairs = try? MarkdownDocument(text, .nowhere).pairs(.nowhere) else {
            return [FolderRule(unreadable: name)]
        }
        return cascade(in: pairs, name)
    }

    /// The rules of a member `cascade`: a mapping or a list of them, perhaps for some paths only.
    static func cascade(in pairs: [(key: String, value: YAMLNode)], _ name: String) -> [FolderRule] {
        pairs.filter { $0.key.lowercased() == "cascade" }.flatMap { _, value in
            let maps = if case .list(let elements) = value.content { elements } else { [value] }
            return maps.compactMap { map -> FolderRule? in
                let values = map.pairs.filter { FrontMatterKey.plain($0.key) != "target" }
                guard let target = map.member("target") else { return FolderRule(name, values) }
                let (kind, stage) = (target.member("kind")?.text, target.member("environment")?.text)
                guard holds(kind, for: "page"), holds(stage, for: "production") else { return nil }
                let pattern = target.member("path")?.text.map { PathPattern($0) }
                let language = target.member("lang")?.text
                return FolderRule(name, values) { path in
                    pattern?.matches(path) ?? true
                        && PostName(path: path).language.map { holds(language, for: $0) } ?? true
                }
            }
        }
    }

    /// Whether a script says nothing of who may see an article. A permalink may be a function, if not of `false`.
    private static func isPlain(script: String) -> Bool {
        let text = script.lowercased()
        let words = ["draft", "publish", "exclude", "private", "hidden"]
        if words.contains(where: text.contains) { return false }
        return !text.matches(
            of: /permalink["']?\s*+[:=(]\s*+(false|function|async|\(|[a-z_$][\w$.]*+\s*+(?:=>|\)))/
        )
        .contains { $0.1 == "false" || text.contains("false") }
    }

    /// Data that can't be read may say anything; a list says nothing.
    private static func data(_ contents: Contents, _ name: String) -> FolderRule? {
        guard case .text(let text) = contents else { return FolderRule(unreadable: name) }
        if name.hasSuffix("js") { return isPlain(script: text) ? nil : FolderRule(unreadable: name) }
        guard name.hasSuffix("json") else {
            let pairs = try? StrictYAML.pairs(of: text, in: name)
            return pairs.map { FolderRule(name, $0) } ?? FolderRule(unreadable: name)
        }
        guard text.trimmed.first == "{" else { return nil }
        guard let pairs = try? JSONFrontMatter.pairs(of: text, firstLine: 1, .nowhere) else {
            return FolderRule(unreadable: name)
        }
        return FolderRule(name, pairs)
    }

    /// Whether a member of a target, absent or a pattern, is one for a value.
    private static func holds(_ pattern: String?, for value: String) -> Bool {
        guard let text = pattern?.trimmed.lowercased(), !text.isEmpty else { return true }
        return text.contains("!") || PathPattern(text).matches(value.lowercased())
    }
}
