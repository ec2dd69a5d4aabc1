import Articles

/// A part of a path, or a file beside it, that says that what is below is not for everybody.
struct HidingPart: Sendable, Equatable {
    /// The folder or file.
    let name: String
    /// Whether it says that it is not ready, and nothing worse: a command may publish that.
    let isDraft: Bool
    /// A sentence part on the file.
    let reason: String
    /// The keys that hide, of values that an article may replace by its own; `nil` if it can't.
    var keys: Set<String>?
    /// The date until which it hides; `nil` for ever.
    var until: Timestamp?

    init(name: String, isDraft: Bool, reason: String? = nil) {
        self.name = name
        self.isDraft = isDraft
        self.reason = reason ?? "\(name) makes it a draft"
    }

    /// The part of a path that hides its file, the strongest first; `nil` if none does.
    init?(path: String) {
        let parts = path.split(separator: "/").map(String.init)
        var found = parts.dropLast().map { HidingPart(folder: $0) }
        if let name = parts.last {
            if let mark = Self.marks(of: name) {
                found.append(HidingPart(name: name, isDraft: mark == .draft))
            }
            found.append(Self.backup(name))
        }
        guard let part = found.strongest else { return nil }
        self = part
    }

    /// A folder that hides what is in it: `_drafts`, `old-drafts`, `hello.draft`, `_Privat`.
    init?(folder: String) {
        if let backup = Self.backup(folder) {
            self = backup
            return
        }
        let words = VisibilityKey.separated(folder).map(VisibilityKey.folded)
        guard !words.isEmpty, words.count <= 6 else { return nil }
        if Self.marks(of: folder) == .draft {
            self.init(name: folder, isDraft: true)
            return
        }
        let meanings = words.map(VisibilityWord.meaning)
        let isOfDrafts = meanings.contains(.draft) && meanings.allSatisfy { $0 == .draft || $0 == .filler }
        let all = words.joined()
        let isWaiting = words.count > 1 && VisibilityValue.isWaiting(all)
        if isOfDrafts || words.contains(where: VisibilityWord.isDrafts)
            || words.count > 1 && VisibilityValue(all) == .draft
        {
            self.init(name: folder, isDraft: true)
        } else if isWaiting {
            self.init(name: folder, isDraft: false)
        } else if Self.areHiding(words)
            || folder.hasPrefix("_") && words.contains(where: VisibilityWord.hidesAsName)
        {
            self.init(name: folder, isDraft: false)
        } else {
            return nil
        }
    }

    /// A name that begins as those of copies that editors keep, which Jekyll leaves out too: `~hello.md`, `#hello.md`.
    private static func backup(_ name: String) -> HidingPart? {
        guard let first = name.first, first == "~" || first == "#" else { return nil }
        let reason = "\(name) begins with \(first), as what is not published"
        return HidingPart(name: name, isDraft: false, reason: reason)
    }

    /// Whether all of a name says so: `members-only`, `private-posts`.
    private static func areHiding(_ words: [String]) -> Bool {
        let rest = words.filter { !contents.contains($0) }
        return [words.joined(), rest.joined()].contains(where: VisibilityWord.hidesAsName)
    }

    /// Words for what is in a folder of posts.
    private static let contents: Set<String> = [
        "post", "posts", "article", "articles", "entry", "entries", "content", "page", "pages", "notes",
        "artikel", "beitrage", "seiten", "articulos", "entradas", "artigos", "berichten",
    ]

    // MARK: Names of files

    /// What a part between the dots of a name says: `hello.draft.en.md`.
    private static func marks(of name: String) -> VisibilityWord? {
        for part in name.split(separator: ".").dropFirst() {
            let word = VisibilityKey.folded(String(part))
            switch VisibilityWord.meaning(of: word) {
            case .draft: return .draft
            case _ where VisibilityWord.hidesAsName(word): return .hides
            case _: continue
            }
        }
        return nil
    }

    /// The name without such a part at its end.
    static func withoutMark(_ name: String) -> String {
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex,
            marks(of: String(name[dot...])) != nil || marks(of: "a" + name[dot...]) != nil
        else { return name }
        return String(name[..<dot])
    }

    /// Whether a name begins or ends with a word for drafts, which may belong to its title.
    static func mayBeDraft(_ name: String) -> Bool {
        let words = name.split { !$0.isLetter && !$0.isNumber }.map { VisibilityKey.folded(String($0)) }
        guard words.count > 1, let first = words.first, let last = words.last else { return false }
        return [first, last].contains { VisibilityWord.isDraft($0) || TitleMark.unready.contains($0) }
    }
}

extension [HidingPart?] {
    /// The first that a command can't publish, else the first of all.
    var strongest: HidingPart? {
        let parts = compactMap(\.self)
        return parts.first { !$0.isDraft } ?? parts.first
    }
}
