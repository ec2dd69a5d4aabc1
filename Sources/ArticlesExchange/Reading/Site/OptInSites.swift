import Articles

/// Sites that publish only what asks for it: Quartz with `ExplicitPublish`, Obsidian Publish, digital gardens, Logseq.
enum OptInSites {
    /// The rules of a folder with such settings; `names` are those in it, and `shown` names a file of it.
    static func rules(in folder: String, _ names: Set<String>, shown: (String) -> String) -> [FolderRule] {
        var rules: [FolderRule] = []
        if names.contains("quartz.config.ts"), isExplicit("\(folder)/quartz.config.ts") {
            rules.append(rule(shown("quartz.config.ts"), key: "publish"))
        }
        if names.contains(".obsidian") {
            let plugin = ".obsidian/plugins/digitalgarden"
            if FolderNames.isThere("\(folder)/\(plugin)") {
                rules.append(rule(shown(plugin), key: "dgpublish", named: "dg-publish"))
            }
            if let contents = FolderRules.Contents("\(folder)/.obsidian/publish.json") {
                rules += obsidian(contents, shown(".obsidian/publish.json"))
            }
        }
        if names.contains("logseq"), let contents = FolderRules.Contents("\(folder)/logseq/config.edn"),
            !publishesAll(contents)
        {
            rules.append(rule(shown("logseq/config.edn"), key: "public"))
        }
        return rules
    }

    /// A rule that hides what does not have a key; what that says is read with the other members of the file.
    private static func rule(
        _ name: String, key: String, named: String? = nil,
        where match: @escaping @Sendable (SitePath) -> RuleMatch = { _ in .surely }
    ) -> FolderRule {
        let reason = "by \(name) only what says \(named ?? key): true is published"
        var part = HidingPart(name: name, isDraft: false, reason: reason)
        part.keys = [key]
        return FolderRule(part, where: match)
    }

    /// Whether the settings of Quartz have the filter.
    private static func isExplicit(_ path: String) -> Bool {
        switch FolderRules.Contents(path) {
        case .text(let text): DataScript(text).tokens.contains(.name("ExplicitPublish"))
        case .unreadable: true
        case nil: false
        }
    }

    /// Folders that are included are public, those that are excluded are not, and of all others a note says so.
    private static func obsidian(_ contents: FolderRules.Contents, _ name: String) -> [FolderRule] {
        guard case .text(let text) = contents,
            let pairs = try? JSONFrontMatter.pairs(of: text, firstLine: 1, .nowhere)
        else { return [FolderRule(unreadable: name)] }
        func folders(_ key: String) -> [String] {
            SiteSettings.elements(SiteSettings.value(key, pairs)).compactMap {
                $0.text.flatMap(SiteSettings.folder)
            }
        }
        let (included, excluded) = (folders("included"), folders("excluded"))
        return [
            rule(name, key: "publish") { path in
                func isIn(_ folders: [String]) -> Bool {
                    folders.contains { $0 == path.below || SiteSettings.path(path.below, below: $0) != nil }
                }
                return isIn(included) && !isIn(excluded) ? .no : .surely
            }
        ]
    }

    /// Whether settings of Logseq say `:publishing/all-pages-public? true`.
    private static func publishesAll(_ contents: FolderRules.Contents) -> Bool {
        guard case .text(let text) = contents else { return false }
        return text.split(whereSeparator: \.isNewline).contains { line in
            let words = line.prefix { $0 != ";" }.split { $0.isWhitespace || "{},".contains($0) }
            guard let index = words.firstIndex(of: ":publishing/all-pages-public?") else { return false }
            return words.dropFirst(index + 1).first == "true"
        }
    }
}
