import Articles

/// HTML that stands in a place for plain text.
enum HTMLText {
    /// The text without tags, references resolved, with single spaces.
    ///
    /// Of a text that is cut, a tag that has no end is none at its end.
    static func plain(_ html: String, isCut: Bool = false) -> String {
        guard html.utf8.contains(UInt8(ascii: "<")) else { return decoded(html) }
        var scanner = HTMLTagScanner(Array(html.utf8), isCut: isCut)
        return decoded(scanner.text())
    }

    /// The text with its references resolved, with single spaces.
    static func decoded(_ text: String) -> String {
        references(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
