import Articles

/// The text of a WordPress post as HTML: the comments of blocks go, paragraphs of the classic editor are marked, and
/// shortcodes become what they stand for.
struct WordPressBody {
    private let source: String
    /// The id of the post, whose files a gallery without ids shows.
    let post: String
    let site: WordPressSite
    var notes = BodyNotes()
    /// The first block or shortcode that is not for everybody.
    private(set) var gate: String?
    private var unknown: [String] = []
    /// How many more pictures and files of galleries are shown.
    var filesLeft = 2_000
    /// The files of galleries without ids, by post and kind.
    var ownFiles: [String: [WordPressSite.File]] = [:]

    private static let unknownLimit = 20

    init(_ source: String, of post: String, _ site: WordPressSite) {
        self.source = source
        self.post = post
        self.site = site
    }

    mutating func html() -> String {
        let isBlocks = source.contains("<!-- wp:")
        var text = withoutMarks(Array(source.utf8))
        if text.utf8.contains(UInt8(ascii: "[")) { text = withoutShortcodes(text) }
        if !isBlocks { text = ClassicParagraphs.marked(text) }
        if !unknown.isEmpty {
            let more = unknown.count == Self.unknownLimit ? ", and perhaps more" : ""
            notes.add(
                "kept as text, shortcodes that are not known: \(unknown.joined(separator: ", "))\(more)")
        }
        return text.trimmed
    }

    // MARK: Comments

    /// Takes out the comments that WordPress reads, and line breaks around them that would be a second blank line.
    private mutating func withoutMarks(_ bytes: [UInt8]) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var rest = 0
        let (opening, closing) = (Array("<!--".utf8), Array("-->".utf8))
        while let start = bytes.first(of: opening, from: rest),
            let end = bytes.first(of: closing, from: start + opening.count)
        {
            result += bytes[rest..<start]
            rest = end + closing.count
            let inner = String(decoding: bytes[(start + opening.count)..<end], as: UTF8.self).trimmed
            guard readMark(inner) else {
                result += bytes[start..<rest]
                continue
            }
            let feeds = result.suffix(2).reversed().prefix { $0 == 0x0A }.count
            let next = bytes[rest...].prefix { $0 == 0x0A }.count
            result += repeatElement(0x0A, count: min(next, 2 - feeds))
            rest += next
        }
        result += bytes[rest...]
        return String(decoding: result, as: UTF8.self)
    }

    /// Whether WordPress reads a comment, which then is no part of the text.
    private mutating func readMark(_ inner: String) -> Bool {
        if inner.hasPrefix("wp:") || inner.hasPrefix("/wp:") {
            if inner.hasSuffix("/"), let name = inner.split(separator: " ").first {
                notes.add("left out, a block without a text of its own: \(name.dropFirst(3))")
            }
            if gate == nil, inner.hasPrefix("wp:") { gate = WordPressGate.block(inner) }
        } else if inner.hasPrefix("more") || inner == "noteaser" {
            notes.add("left out, the mark where a teaser ends")
        } else if inner == "nextpage" {
            notes.add("left out, the mark of a new page")
        } else {
            if gate == nil, PaywallMark.isComment(inner) { gate = inner }
            return false
        }
        return true
    }

    // MARK: Shortcodes

    private mutating func withoutShortcodes(_ text: String) -> String {
        var result = ""
        var scanner = ShortcodeScanner(text)
        while let piece = scanner.next() {
            switch piece {
            case .text(let text): result += text
            case .code(let code, let place):
                if gate == nil { gate = WordPressGate.shortcode(code, place) }
                result += place.isInCode ? code.text : replacement(code)
            }
        }
        return result
    }

    private mutating func replacement(_ code: Shortcode) -> String {
        switch code.name {
        case "caption", "wp_caption": return Self.figure(code)
        case "gallery": return gallery(code)
        case "playlist": return playlist(code)
        case "embed", "youtube", "vimeo", "audio", "video", "soundcloud", "tweet", "instagram":
            return embed(code)
        case let name:
            if let inner = code.inner, ShortcodeNames.codes.contains(name) { return Self.program(inner) }
            if code.isCertain, !unknown.contains(name), unknown.count < Self.unknownLimit {
                unknown.append(name)
            }
            return code.text
        }
    }
}
