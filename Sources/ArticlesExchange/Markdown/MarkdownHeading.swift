import Articles

/// The first heading of the highest level (`# Heading`) in a Markdown text, outside of fenced code.
struct MarkdownHeading {
    let text: String
    /// The text without the heading, if the heading is its first line; the whole text otherwise.
    let rest: String

    init?(in body: String) {
        var fence: Substring?
        var position = body.startIndex
        while position < body.endIndex {
            let feed = body.utf8[position...].firstIndex(of: UInt8(ascii: "\n"))
            let next = feed.map(body.utf8.index(after:)) ?? body.endIndex
            let line = body[position..<next]
            let indentation = line.utf8.prefix { $0 == 0x20 }.count
            let content = line.utf8.dropFirst(indentation)
            if indentation < 4, let mark = Self.fence(content) {
                if let open = fence {
                    if mark.hasPrefix(open) { fence = nil }
                } else {
                    fence = mark
                }
            } else if fence == nil, indentation < 4, let heading = Self.heading(content) {
                text = heading
                rest =
                    position == body.startIndex ? MarkdownDocument.withoutLeadingBlanks(body[next...]) : body
                return
            }
            position = next
        }
        return nil
    }

    /// The run of three or more backquotes or tildes that a line begins with.
    private static func fence(_ line: Substring.UTF8View) -> Substring? {
        guard let first = line.first, first == UInt8(ascii: "`") || first == UInt8(ascii: "~") else {
            return nil
        }
        let run = line.prefix { $0 == first }
        return run.count >= 3 ? Substring(run) : nil
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
