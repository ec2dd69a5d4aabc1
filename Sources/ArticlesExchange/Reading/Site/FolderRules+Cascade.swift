import Articles

extension FolderRules {
    /// A cascade that can't be read may say anything.
    static func cascade(_ contents: Contents, _ name: String) -> [FolderRule] {
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
                let start = match(target.member("kind")?.text, "page")
                    .and(match(target.member("environment")?.text, "production"))
                guard start != .no else { return nil }
                let pattern = target.member("path")?.text.map { PathPattern($0.lowercased()) }
                let language = target.member("lang")?.text
                return FolderRule(name, values) { path in
                    let place = pattern.map { match($0, path) } ?? .surely
                    guard language != nil else { return start.and(place) }
                    let own = PostName(path: path.below).language.map { match(language, $0) } ?? .perhaps
                    return start.and(place).and(own)
                }
            }
        }
    }

    /// Whether a pattern for paths is one for an article. Hugo knows it in small letters and without the ending, and the
    /// folder of its contents need not be that of the site: the pattern may begin behind any folder.
    private static func match(_ pattern: PathPattern, _ path: SitePath) -> RuleMatch {
        let whole = path.whole.lowercased()
        let base = PostName.parts(ofFile: whole.lastComponent).base
        let page = base == "index" ? whole.parentPath : "\(whole.parentPath)/\(base)"
        let names = [whole, page, page.replacing(" ", with: "-")]
        guard names.contains(where: pattern.matches) else { return .no }
        let isSure = names.contains { name in
            let start = "content/"
            return pattern.isSurelyAbove(name.hasPrefix(start) ? String(name.dropFirst(start.count)) : name)
        }
        return path.hasSite && isSure ? .surely : .perhaps
    }

    /// Whether a member of a target, absent or a pattern, is one for a value.
    private static func match(_ pattern: String?, _ value: String) -> RuleMatch {
        guard let text = pattern?.trimmed.lowercased(), !text.isEmpty else { return .surely }
        if text.contains("!") { return .perhaps }
        let pattern = PathPattern(text)
        return pattern.isUnclear ? .perhaps : pattern.matches(value.lowercased()) ? .surely : .no
    }
}
