import Articles

/// The first words of a body, without the tags of HTML.
enum PlainWords {
    /// At most so many words.
    static func first(_ count: Int, of body: String, _ format: ArticleFormat) -> String {
        var text = ""
        var isTag = false
        var words = 0
        for character in body.prefix(20_000) {
            if format == .html, character == "<" {
                isTag = true
                text.append(" ")
                continue
            }
            if isTag {
                isTag = character != ">"
                continue
            }
            if character.isWhitespace, !(text.last?.isWhitespace ?? true) { words += 1 }
            if words >= count { break }
            text.append(character)
        }
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
