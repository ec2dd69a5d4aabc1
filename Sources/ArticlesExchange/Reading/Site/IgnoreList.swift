import Articles

/// Patterns of paths that a site leaves out, as Git has them: of several for a path the last one holds, and one behind `!`
/// takes it in again.
struct IgnoreList {
    private let entries: [(pattern: PathPattern, inner: PathPattern, isShown: Bool, isName: Bool)]

    /// The most lines that are taken; a list with more leaves out everything.
    private static let limit = 200

    /// `nil` for lines of which none is a pattern.
    init?(_ lines: [String]) {
        let texts = lines.map(\.trimmed).filter { !$0.isEmpty && !$0.hasPrefix("#") }
        guard !texts.isEmpty else { return nil }
        let taken = texts.count > Self.limit ? ["**"] : texts
        entries = taken.map { text in
            let isShown = text.hasPrefix("!")
            var path = isShown ? String(text.dropFirst()) : text
            while path.hasSuffix("/") { path.removeLast() }
            return (PathPattern(path), PathPattern(path + "/**"), isShown, !path.contains("/"))
        }
    }

    /// Whether a path, as seen from where the patterns begin, is left out.
    func hides(_ path: String) -> Bool {
        var isHidden = false
        for entry in entries {
            if !entry.isShown {
                isHidden = isHidden || entry.pattern.matches(path) || entry.inner.matches(path)
            } else if isHidden,
                entry.pattern.isSurelyAbove(path)
                    || entry.isName && entry.pattern.isWhole(path.lastComponent)
            {
                isHidden = false
            }
        }
        return isHidden
    }

    /// The rule of a file with such a list, which may be one of drafts.
    func rule(_ name: String, below folder: String = "", isOfDrafts: Bool = false) -> FolderRule {
        let reason = isOfDrafts ? "\(name) says that it is a draft" : "\(name) leaves it out"
        let part = HidingPart(name: name, isDraft: isOfDrafts, reason: reason)
        return FolderRule(part) { path in
            SiteSettings.path(path.below, below: folder).map(hides) ?? false ? .surely : .no
        }
    }
}
