import Articles

/// The first heading of the highest level (`# Heading`, or a text over a line of `=`) in a Markdown text, outside of
/// fenced code.
struct MarkdownHeading {
    let text: String
    /// The text without the heading, if the heading is what it begins with; the whole text otherwise.
    let rest: String

    init?(in body: String) {
        var lines = LineScanner(rest: body[...])
        var fence = CodeFence()
        /// The lines of the paragraph that a line of `=` would make a heading.
        var paragraph: [Substring] = []
        while let line = lines.next() {
            if fence.contains(line) {
                paragraph = []
                continue
            }
            let indentation = line.utf8.prefix { $0 == 0x20 }.count
            let content = line.utf8.dropFirst(indentation)
            var heading = indentation < 4 ? Self.heading(content) : nil
            var start = line.startIndex
            if heading == nil, let first = paragraph.first, indentation < 4, Self.isUnderline(content) {
                heading = paragraph.map(\.trimmed).joined(separator: " ")
                start = first.startIndex
            }
            if let heading {
                text = heading
                rest =
                    start == body.startIndex ? MarkdownDocument.withoutLeadingBlanks(lines.rest) : body
                return
            }
            let isText = !line.trimmed.isEmpty && (indentation < 4 || !paragraph.isEmpty)
            paragraph = isText && paragraph.count < 4 && !Self.opensBlock(content) ? paragraph + [line] : []
        }
        return nil
    }

    private static func isUnderline(_ line: Substring.UTF8View) -> Bool {
        Substring(line).trimmed.utf8.allSatisfy { $0 == UInt8(ascii: "=") }
            && line.contains(UInt8(ascii: "="))
    }

    /// Whether the line is of a list, a quotation or a table, and so no part of a heading.
    private static func opensBlock(_ line: Substring.UTF8View) -> Bool {
        guard let first = line.first else { return true }
        return ">|#<".utf8.contains(first)
            || "-*+".utf8.contains(first) && line.dropFirst().first.map { $0 == 0x20 || $0 == 0x09 } ?? true
    }

    private static func heading(_ line: Substring.UTF8View) -> String? {
        guard line.first == UInt8(ascii: "#"), let second = line.dropFirst().first,
            second == 0x20 || second == 0x09
        else { return nil }
        var text = Substring(line.dropFirst()).trimmed
        if let closing = text.lastIndex(where: { $0 != "#" }), closing < text.index(before: text.endIndex),
            text[closing].isWhitespace
        {
            text = String(text[...closing]).trimmed
        }
        return text.isEmpty || text.utf8.allSatisfy { $0 == UInt8(ascii: "#") } ? nil : text
    }
}
