import Articles

extension FolderRules {
    // MARK: Pages with parts

    /// What a folder's own page says of the files beside it, if it is hidden: to Hugo they are parts of that page. Its
    /// readers may have others; a file that says itself whether it is a draft is one of its own.
    func bundle(_ names: Set<String>, _ folder: String) -> FolderRule? {
        guard folder != site, folder != root || site != nil, !Self.lists.contains(folder.lastComponent) else {
            return nil
        }
        let pages = names.filter(FolderContents.isIndex).sorted()
        let others = names.contains { FolderContents.isMarkdown($0) && !FolderContents.isIndex($0) }
        guard let first = pages.first, others, pages.allSatisfy({ isHiding("\(folder)/\($0)") }) else {
            return nil
        }
        let name = shown(first, folder)
        var part = HidingPart(
            name: name, isDraft: false, reason: "may be a part of \(name), which is not for everybody")
        part.keys = ["draft"]
        return FolderRule(part) { path in
            path.below.contains("/") || FolderContents.isIndex(path.below) ? .no : .surely
        }
    }

    func isHiding(_ path: String) -> Bool {
        guard case .text(let text) = Contents(path),
            let pairs = try? MarkdownDocument(text, .nowhere).pairs(.nowhere)
        else { return false }
        let publication = Publication(pairs, .nowhere)
        return publication.status != .published || publication.doubt != nil
    }

    /// Folders whose own page is a list of what is in them.
    private static let lists: Set<String> = [
        "content", "contents", "source", "src", "pages", "docs", "blog", "posts", "articles", "notes",
        "_posts",
    ]

    // MARK: Generators that leave out what begins with a low line

    /// Whether a file of this name is the settings of Astro or Docusaurus.
    static func hidesUnderscores(_ name: String) -> Bool {
        guard name.hasPrefix("astro.") || name.hasPrefix("docusaurus.") else { return false }
        let parts = name.split(separator: ".")
        return parts.count == 3 && parts[1] == "config" && ["astro", "docusaurus"].contains(parts[0])
    }

    static func underscores(_ name: String) -> FolderRule {
        let part = HidingPart(
            name: name, isDraft: false, reason: "\(name) publishes no folder whose name begins with _")
        return FolderRule(part) { path in
            path.below.split(separator: "/").dropLast().contains { $0.hasPrefix("_") } ? .surely : .no
        }
    }
}
