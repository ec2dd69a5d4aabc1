import Articles

/// What the files of a site that are no articles say about those that are: Hugo's `cascade` in `_index.md`, data files
/// of Eleventy, settings of Jekyll, Hexo and Hugo. Looked for from the folder of an article up to the site's.
final class FolderRules {
    let root: String
    let site: String?
    private var known: [String: [FolderRule]] = [:]
    private var names: [String: Set<String>] = [:]
    /// Whether the site is one of Zola, to which the draft of a section is one of all that is in it.
    private lazy var isOfZola: Bool =
        site.map { site in
            ["zola.toml", "config.toml"].contains {
                if case .text(let text)? = Contents("\(site)/\($0)") {
                    text.contains("base_url")
                } else {
                    false
                }
            }
        } ?? false

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
        var own = fileRules(of: file)
        while !folder.isEmpty {
            let path = sitePath(of: file, from: folder)
            for rule in own + rules(of: folder) {
                let match = rule.match(path)
                if match == .no { continue }
                found += rule.parts.filter { part in part.keys.map { !$0.isSubset(of: given) } ?? true }
                if match == .surely { given.formUnion(rule.keys) }
            }
            own = []
            if folder == site { break }
            if folder.utf8.count <= root.utf8.count { height += 1 }
            if site == nil, height > Self.heightLimit { break }
            folder = folder.parentPath
        }
        return found
    }

    private func sitePath(of file: String, from folder: String) -> SitePath {
        let below = String(file.dropFirst(folder.count + 1))
        if let site, file.hasPrefix(site + "/") {
            return SitePath(below: below, whole: String(file.dropFirst(site.count + 1)), hasSite: true)
        }
        let above = folder.split(separator: "/").suffix(Self.namedAbove)
        return SitePath(below: below, whole: (above + [below[...]]).joined(separator: "/"), hasSite: false)
    }

    /// So many folders above a file with rules may be in its patterns where no site's folder is found.
    private static let namedAbove = 3

    private func rules(of folder: String) -> [FolderRule] {
        if let rules = known[folder] { return rules }
        var rules: [FolderRule] = []
        let names = names(in: folder)
        for name in names.filter({ $0.lowercased().hasPrefix("_index.") }).sorted() {
            guard let contents = Contents("\(folder)/\(name)") else { continue }
            rules += Self.cascade(contents, shown(name, folder))
            if isOfZola, isHiding("\(folder)/\(name)") {
                rules.append(FolderRule(HidingPart(name: shown(name, folder), isDraft: false)))
            }
        }
        // Eleventy names a folder's data after it, Lume `_data`.
        for name in [folder.lastComponent, "_data"] { rules += data(named: name, in: folder) }
        if let rule = bundle(names, folder) { rules.append(rule) }
        if let name = names.filter(Self.hidesUnderscores).min() {
            rules.append(Self.underscores(shown(name, folder)))
        }
        rules += SiteSettings.rules(in: folder) { shown($0, folder) }
        rules += SiteExclusions.rules(in: folder, names) { shown($0, folder) }
        rules += OptInSites.rules(in: folder, names) { shown($0, folder) }
        known[folder] = rules
        return rules
    }

    /// The names in a folder; equal in whatever form of Unicode.
    private func names(in folder: String) -> Set<String> {
        if let names = names[folder] { return names }
        let found = FolderNames.set(in: folder)
        names[folder] = found
        return found
    }

    /// What Eleventy's data files of a name say: of a folder, or of one file.
    private func data(named base: String, in folder: String) -> [FolderRule] {
        let names = names(in: folder)
        return Self.dataEndings.compactMap { ending in
            guard let index = names.firstIndex(of: "\(base).\(ending)"),
                let contents = Contents("\(folder)/\(names[index])")
            else { return nil }
            return Self.data(contents, shown(names[index], folder))
        }
    }

    /// What data files that are named after a file say of it.
    private func fileRules(of file: String) -> [FolderRule] {
        let name = file.lastComponent
        guard FolderContents.isMarkdown(name), let dot = name.lastIndex(of: ".") else { return [] }
        return data(named: String(name[..<dot]), in: file.parentPath)
    }

    private static let dataEndings = [
        "json", "yaml", "yml", "11tydata.json", "11tydata.js", "11tydata.cjs", "11tydata.mjs", "11tydata.ts",
    ]

    /// The name of a file with the folders that are below the import.
    func shown(_ name: String, _ folder: String) -> String {
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

    /// Data that can't be read may say anything; a list says nothing.
    private static func data(_ contents: Contents, _ name: String) -> FolderRule? {
        guard case .text(let text) = contents else { return FolderRule(unreadable: name) }
        if name.hasSuffix("js") || name.hasSuffix("ts") { return DataScript.rule(of: text, name) }
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
}
