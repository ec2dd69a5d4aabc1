import Articles

/// Files in the folder of a site that say in patterns what is not published: `.eleventyignore`, MkDocs' settings, and the
/// scripts that are settings of Docusaurus, VitePress, Eleventy, Quartz and Pelican.
enum SiteExclusions {
    /// `names` are those in the folder.
    static func rules(in folder: String, _ names: Set<String>, shown: (String) -> String) -> [FolderRule] {
        var rules: [FolderRule] = []
        func add(_ name: String, _ make: (String, String) -> [FolderRule]) {
            switch FolderRules.Contents("\(folder)/\(name)") {
            case .text(let text): rules += make(text, shown(name))
            case .unreadable: rules.append(FolderRule(unreadable: shown(name)))
            case nil: break
            }
        }
        let configurations = scripts.filter { names.contains(String($0.prefix { $0 != "/" })) }
        var lists = [".eleventyignore"]
        // Eleventy leaves out what Git does, too.
        if configurations.contains(where: { $0.contains("eleventy") }) { lists.append(".gitignore") }
        for name in lists where names.contains(name) { add(name, list) }
        for name in ["mkdocs.yml", "mkdocs.yaml"] where names.contains(name) {
            add(name) { mkdocs($0, $1, in: folder) }
        }
        for name in configurations { add(name, script) }
        return rules
    }

    static let scripts = [
        ".eleventy.js", "eleventy.config.js", "eleventy.config.mjs", "eleventy.config.cjs",
        "eleventy.config.ts", "docusaurus.config.js", "docusaurus.config.ts", "docusaurus.config.mjs",
        "docusaurus.config.cjs", "docusaurus.config.mts", "docusaurus.config.cts",
        ".vitepress/config.js", ".vitepress/config.ts", ".vitepress/config.mjs", ".vitepress/config.mts",
        ".vitepress/config.cjs", ".vitepress/config.cts", ".vitepress/config/index.js",
        ".vitepress/config/index.ts", ".vitepress/config/index.mjs", ".vitepress/config/index.mts",
        "quartz.config.ts", "pelicanconf.py", "publishconf.py",
    ]

    private static func list(_ text: String, _ name: String) -> [FolderRule] {
        let lines = text.split(whereSeparator: \.isNewline).map(String.init)
        return IgnoreList(lines).map { [$0.rule(name)] } ?? []
    }

    /// `exclude_docs` and `draft_docs`, one pattern a line, from the folder of the documents on; what is beside that folder is
    /// not published.
    private static func mkdocs(_ text: String, _ name: String, in folder: String) -> [FolderRule] {
        guard let pairs = try? StrictYAML.pairs(of: text, in: name) else {
            let saysMore = ["exclude_docs", "draft_docs", "docs_dir"].contains(where: text.contains)
            return saysMore ? [FolderRule(unreadable: name)] : FolderRule.publishing("docs", of: folder, name)
        }
        let place = SiteSettings.value("docs_dir", pairs)?.text.flatMap(SiteSettings.folder) ?? "docs"
        let published = FolderRule.publishing(place, of: folder, name)
        return published
            + ["exclude_docs", "draft_docs"].compactMap { key in
                let lines = SiteSettings.value(key, pairs)?.text?.split(whereSeparator: \.isNewline) ?? []
                return IgnoreList(lines.map(String.init))?.rule(
                    name, below: place, isOfDrafts: key == "draft_docs")
            }
    }

    // MARK: Scripts

    /// Members with a list of patterns, and calls that take one.
    private static let members: Set<String> = [
        "exclude", "srcexclude", "ignorepatterns", "articleexcludes", "pageexcludes", "ignorefiles",
    ]

    /// So many tokens of a list are read.
    private static let listLimit = 1_000

    private static func script(_ text: String, _ name: String) -> [FolderRule] {
        let script = DataScript(text)
        var patterns: [String] = []
        var rules: [FolderRule] = []
        for index in script.tokens.indices {
            guard case .name(let word) = script.tokens[index] else { continue }
            if script.token(index + 1) == .mark("."), word == "ignores",
                script.token(index + 2) == .name("add"),
                case .text(let pattern)? = script.token(index + 4)
            {
                patterns.append(pattern)
            }
            if word == "DEFAULT_METADATA" { rules += pelicanDefaults(script, index, name) }
            let isSet = script.token(index + 1) == .mark(":") || script.isAssignment(index + 1)
            guard members.contains(FrontMatterKey.plain(word)), isSet,
                script.token(index + 2) == .mark("[")
            else { continue }
            var next = index + 3
            while let token = script.token(next), token != .mark("]"), next - index < listLimit {
                if case .text(let pattern) = token { patterns.append(pattern) }
                next += 1
            }
            // A list that is not read to its end may leave out anything.
            if script.token(next) != .mark("]") { patterns.append("**") }
        }
        return rules + (IgnoreList(patterns.filter { !$0.hasPrefix("!") }).map { [$0.rule(name)] } ?? [])
    }

    /// The status that Pelican's articles have unless they say another: `DEFAULT_METADATA = {'status': 'draft'}`.
    private static func pelicanDefaults(_ script: DataScript, _ start: Int, _ name: String) -> [FolderRule] {
        for index in start..<start + 60 where script.token(index) == .text("status") {
            guard case .text(let status)? = script.token(index + 2) else { continue }
            let value = YAMLNode(line: 1, content: .scalar(status, isPlain: true))
            return [FolderRule(name, [(key: "status", value: value)])]
        }
        return []
    }
}
