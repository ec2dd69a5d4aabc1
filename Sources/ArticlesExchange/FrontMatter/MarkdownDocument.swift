import Articles

/// A Markdown file in two parts: front matter and body.
///
/// Front matter is YAML between two lines `---` (the last may be `...`), TOML between two lines `+++`, a JSON
/// object, JSON members before a line `;;;`, or lines `Key: value` before a blank one. The body is everything
/// behind it, byte for byte, without the blank lines at its front.
struct MarkdownDocument {
    /// The most bytes of front matter.
    static let frontMatterLimit = 64 << 10

    enum Syntax {
        case yaml
        case toml
        case json
        /// JSON members without the braces.
        case members
        /// Lines of keys and values, as Python-Markdown has them.
        case headers
    }

    struct FrontMatter {
        var syntax: Syntax
        var text: String
        /// The line of the file at which the text begins.
        var line: Int
    }

    /// `nil` when the file begins with its body.
    private(set) var frontMatter: FrontMatter?
    private(set) var body: String
    /// Everything behind the front matter, its blank lines too.
    private(set) var rest: Substring
    /// Why a generator may not take the front matter for what it is meant to be.
    private(set) var doubt: ImportNote?
    /// The latest date that a text without front matter says it is to be seen since.
    private(set) var laterDate: (time: Timestamp, note: ImportNote)?

    init(_ text: String, _ origin: ItemOrigin) throws(ImportFault) {
        rest = text[...]
        body = Self.withoutLeadingBlanks(rest)
        var scan = FrontMatterScan(text, origin)
        guard let found = try scan.frontMatter() else {
            let properties = PropertyLines(text, origin)
            laterDate = properties.laterDate
            doubt =
                FrontMatterScan.misplaced(in: text, origin) ?? WrappedFrontMatter.note(body, origin.line(1))
                ?? properties.hiding
            return
        }
        frontMatter = found
        doubt = scan.doubt
        rest = scan.rest
        body = Self.withoutLeadingBlanks(rest)
        if doubt == nil, FrontMatterScan.hasMore(body, origin) {
            doubt = ImportNote(origin.line(found.line), "its text begins with what may be more front matter")
        }
        doubt = doubt ?? WrappedFrontMatter.note(body, origin.line(found.line), isBehindMore: true)
    }

    /// The pairs of the front matter, in their order; none without any.
    func pairs(_ origin: ItemOrigin) throws(ImportFault) -> [(key: String, value: YAMLNode)] {
        guard let frontMatter else { return [] }
        let (text, line) = (frontMatter.text, frontMatter.line)
        return switch frontMatter.syntax {
        case .yaml:
            try StrictYAML.pairs(
                of: text, in: origin.label, subject: "front matter: ", firstLine: line)
        case .toml: try TOMLFrontMatter.pairs(of: text, firstLine: line, origin)
        case .json: try JSONFrontMatter.pairs(of: text, firstLine: line, origin)
        case .members: try JSONFrontMatter.pairs(of: "{\(text)}", firstLine: line, origin)
        case .headers: HeaderFrontMatter.pairs(of: text, firstLine: line)
        }
    }

    /// The text without the lines at its front that are nothing but white space.
    static func withoutLeadingBlanks(_ text: Substring) -> String {
        let utf8 = text.utf8
        guard let first = utf8.firstIndex(where: { !isSpace($0) }) else { return "" }
        let feed = utf8[..<first].lastIndex { $0 == 0x0A || $0 == 0x0D }
        return String(text[(feed.map(utf8.index(after:)) ?? text.startIndex)...])
    }

    static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }
}
