import Articles

/// What stands in a title and says that its text is not ready, or not for everybody: `[Draft] A bridge`, `WIP: a bridge`,
/// `Private: A bridge`, `A bridge (draft)`.
enum TitleMark {
    /// Whether a title has one. `language` is that of the text, as far as it is known.
    static func isIn(_ title: String, language: String = "") -> Bool {
        // Emphasis and code of Markdown around it are no part of it.
        let text = title.prefix(2_000).filter { !"*_`".contains($0) }.trimmed
        let isDutch = language.lowercased().hasPrefix("nl")
        func isUnready(_ part: some StringProtocol) -> Bool {
            let word = VisibilityKey.folded(String(part.prefix(40)))
            return VisibilityWord.isDraft(word) || unready.contains(word) || isDutch && word == "concept"
        }
        func isMark(_ part: some StringProtocol) -> Bool {
            let word = VisibilityKey.folded(String(part.prefix(40)))
            return isUnready(part) || closed.contains(word) || word.hasPrefix("embargoeduntil")
                || word.hasSuffix("only") && word.utf8.count > 8 && readers.contains(where: word.hasPrefix)
        }
        if let end = text.firstIndex(where: { $0 == ":" || $0 == "：" }), isMark(text[..<end]) { return true }
        for separator in [" - ", " – ", " — ", " | "] {
            let parts = text.split(separator: separator)
            if parts.count > 1, isUnready(parts[0].trimmed) || isUnready(parts[parts.count - 1].trimmed) {
                return true
            }
        }
        if text == text.uppercased(), isUnready(text) { return true }
        let brackets: [(Character, Character)] = [
            ("[", "]"), ("(", ")"), ("<", ">"), ("{", "}"), ("«", "»"), ("【", "】"),
        ]
        return brackets.contains { open, close in
            let first = text.first == open ? text.dropFirst().prefix { $0 != close } : ""
            let last = text.last == close ? text.dropLast().suffix(40).split(separator: open).last ?? "" : ""
            return isMark(first) || isMark(last)
        }
    }

    /// Words before "only".
    private static let readers = ["member", "subscriber", "patron", "backer", "supporter", "staff", "paid"]

    /// Words for what is not ready that are no words for drafts.
    static let unready: Set<String> = ["wip", "unpublished"]

    /// Words that sites put before the titles of texts that not everybody may read.
    private static let closed: Set<String> = [
        "private", "protected", "embargoed", "confidential", "unlisted", "donotpublish", "notforpublication",
        "passwordprotected", "membersonly", "subscribersonly",
        "privat", "geschutzt", "geschuetzt", "passwortgeschutzt", "prive", "privee", "protege", "protegee",
        "privado", "privada", "protegido", "protegida", "privato", "privata", "protetto", "protetta",
        "beveiligd", "beschermd", "besloten",
    ]
}
