/// A Markdown file in two parts: YAML front matter between two lines `---` (the last may be `...`), and
/// the body.
///
/// The body is everything behind the front matter, byte for byte, without the blank lines at its front.
struct MarkdownDocument {
    /// The most bytes of front matter.
    static let frontMatterLimit = 64 << 10

    /// `nil` when the file begins with its body.
    let frontMatter: String?
    /// The line of the file at which the front matter's text begins.
    let frontMatterLine = 2
    let body: String

    init(_ text: String, _ origin: ItemOrigin) throws(ImportFault) {
        var lines = LineScanner(rest: text[...])
        let first = lines.next().map(Self.content)
        if first == "+++" {
            throw ImportFault(origin.line(1), "has TOML front matter; only YAML between --- is understood")
        }
        guard first == "---" else {
            frontMatter = nil
            body = Self.withoutLeadingBlanks(text[...])
            return
        }
        let start = lines.rest.startIndex
        while true {
            let end = lines.rest.startIndex
            guard text.utf8.distance(from: start, to: end) <= Self.frontMatterLimit else {
                throw ImportFault(
                    origin.line(1),
                    "the front matter is not closed within \(Self.frontMatterLimit >> 10) KiB")
            }
            guard let line = lines.next() else {
                throw ImportFault(origin.line(1), "the front matter is not closed by a line ---")
            }
            if ["---", "..."].contains(Self.content(of: line)) {
                frontMatter = String(text[start..<end])
                body = Self.withoutLeadingBlanks(lines.rest)
                return
            }
        }
    }

    /// The text without the lines at its front that are nothing but white space.
    static func withoutLeadingBlanks(_ text: Substring) -> String {
        let utf8 = text.utf8
        guard let first = utf8.firstIndex(where: { !isSpace($0) }) else { return "" }
        let feed = utf8[..<first].lastIndex(of: UInt8(ascii: "\n"))
        return String(text[(feed.map(utf8.index(after:)) ?? text.startIndex)...])
    }

    /// The line without white space at its end.
    private static func content(of line: Substring) -> String {
        line.utf8.lastIndex { !isSpace($0) }.map { String(line[...$0]) } ?? ""
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }
}

/// Takes a text apart into lines, each with its line feed.
struct LineScanner {
    private(set) var rest: Substring

    init(rest: Substring) {
        self.rest = rest
    }

    mutating func next() -> Substring? {
        guard !rest.isEmpty else { return nil }
        let feed = rest.utf8.firstIndex(of: UInt8(ascii: "\n"))
        let end = feed.map(rest.utf8.index(after:)) ?? rest.endIndex
        defer { rest = rest[end...] }
        return rest[..<end]
    }
}
