import Articles

/// What stands in a text where a part begins that is not for everybody.
struct HidingMark: Equatable {
    /// As it is written, in one line.
    let text: String
    /// The line of the text, from 1.
    let line: Int

    private static let lengthLimit = 60

    init(_ text: String, at offset: Int, in bytes: [UInt8]) {
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        self.text = String(words.prefix(Self.lengthLimit))
        line = 1 + bytes[..<min(offset, bytes.count)].count { $0 == 0x0A }
    }

    /// A sentence part on the text.
    var reason: String { "a part of it is for members only: \(text)" }

    /// The first mark of a kind that a text of the format may hold; `nil` without one. Linear in the length.
    static func first(in text: String, _ format: ArticleFormat) -> HidingMark? {
        let scanner = PaywallMarkScanner(text)
        return switch format {
        case .html: scanner.comment ?? scanner.name ?? scanner.shortcode(isMarkdown: false)
        case .markdown, .plain:
            scanner.comment ?? scanner.name ?? scanner.shortcode(isMarkdown: true)
                ?? MarkdownMark.first(in: text)
        }
    }
}
