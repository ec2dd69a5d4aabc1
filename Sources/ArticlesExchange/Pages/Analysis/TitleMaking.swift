import Articles

/// Titles for what has none.
enum TitleMaking {
    private static let lengthLimit = 100

    /// The first sentence of a text, or as many words of it as a title may have.
    static func title(from text: String) -> String {
        var title = ""
        for word in text.split(whereSeparator: \.isWhitespace) {
            if title.count + word.count + 1 > lengthLimit {
                return title.isEmpty ? String(word.prefix(lengthLimit)) + "…" : title + "…"
            }
            title += (title.isEmpty ? "" : " ") + word
            if word.count > 3, let last = word.last, "!?".contains(last) { return title }
            if word.count > 3, word.last == "." { return String(title.dropLast()) }
        }
        return title
    }
}
