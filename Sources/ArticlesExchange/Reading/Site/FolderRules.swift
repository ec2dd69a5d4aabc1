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
            let path = sitePath(of: file, from: folder)
            for rule in rules(of: folder) {
                let match = rule.match(path)
                if match == .no { continue }
                found += rule.parts.filter { part in part.keys.map { !$0.isSubset(of: given) } ?? true }
                if match == .surely { given.formUnion(rule.keys) }
            }
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
        // Equal in whatever form of Unicode.
        let dataNames = Set(Self.dataEndings.map { "\(folder.lastComponent).\($0)" })
        for name in FolderNames.all(in: folder) {
            let isIndex = name.lowercased().hasPrefix("_index.")
            guard isIndex || dataNames.contains(name), let contents = Contents("\(folder)/\(name)") else {
                continue
            }
            if isIndex {
                rules += Self.cascade(contents, shown(name, folder))
            } else if let rule = Self.data(contents, shown(name, folder)) {
                rules.append(rule)
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

    private static let dataEndings = [
        "json", "yaml", "yml", "11tydata.json", "11tydata.js", "11tydata.cjs", "11tydata.mjs", "11tydata.ts",
    ]

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
