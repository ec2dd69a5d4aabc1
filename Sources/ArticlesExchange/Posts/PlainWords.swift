import Articles

/// The first words of a body, without the tags and references of HTML.
enum PlainWords {
    /// So much of the body is looked at.
    private static let lengthLimit = 20_000

    /// At most so many words.
    static func first(_ count: Int, of body: String, _ format: ArticleFormat) -> String {
        let start = String(body.prefix(lengthLimit))
        let text = format == .html ? HTMLText.plain(start, isCut: start.utf8.count < body.utf8.count) : start
        return text.split(whereSeparator: \.isWhitespace).prefix(count).joined(separator: " ")
    }
}
