import Articles

/// What stands in a title and says that its text is not ready, or not for everybody: `[Draft] A bridge`, `WIP: a bridge`,
/// `Private: A bridge`, `A bridge (draft)`.
enum TitleMark {
    /// Whether a title has one. `language` is that of the text, as far as it is known.
    static func isIn(_ title: String, language: String = "") -> Bool {
        let text = title.prefix(2_000).trimmed
        let isDutch = language.lowercased().hasPrefix("nl")
        func isMark(_ part: some StringProtocol) -> Bool {
            let word = VisibilityKey.folded(String(part.prefix(40)))
            return VisibilityWord.isDraft(word) || unready.contains(word) || closed.contains(word)
                || isDutch && word == "concept"
        }
        if let end = text.firstIndex(where: { $0 == ":" || $0 == "：" }), isMark(text[..<end]) { return true }
        return [("[", "]"), ("(", ")"), ("<", ">")].contains { (open: Character, close: Character) in
            let first = text.first == open ? text.dropFirst().prefix { $0 != close } : ""
            let last = text.last == close ? text.dropLast().suffix(40).split(separator: open).last ?? "" : ""
            return isMark(first) || isMark(last)
        }
    }

    /// Words for what is not ready that are no words for drafts.
    static let unready: Set<String> = ["wip", "unpublished"]

    /// Words that sites put before the titles of texts that not everybody may read.
    private static let closed: Set<String> = [
        "private", "protected", "embargoed", "passwordprotected", "membersonly", "subscribersonly",
        "privat", "geschutzt", "geschuetzt", "passwortgeschutzt", "prive", "privee", "protege", "protegee",
        "privado", "privada", "protegido", "protegida", "privato", "privata", "protetto", "protetta",
        "beveiligd", "beschermd", "besloten",
    ]
}
