import Articles

/// The text of a WordPress post as HTML: the comments of blocks go, paragraphs of the classic editor are marked, and
/// shortcodes become what they stand for.
struct WordPressBody {
    private let source: String
    private let site: WordPressSite
    private(set) var notes = BodyNotes()
    /// The first block or shortcode that is not for everybody.
    private(set) var gate: String?
    private var unknown: [String] = []

    private static let unknownLimit = 20
    private static let pictureLimit = 200

    init(_ source: String, _ site: WordPressSite) {
        self.source = source
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

    /// Takes out the comments that WordPress reads.
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
                result += "<!--\(inner)-->".utf8
                continue
            }
            while result.suffix(2).elementsEqual("\n\n".utf8), rest < bytes.count, bytes[rest] == 0x0A {
                rest += 1
            }
        }
        result += bytes[rest...]
        return Self.withSingleGaps(result)
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
            if gate == nil, WordPressGate.isMark(inner) { gate = inner }
            return false
        }
        return true
    }

    /// The text with one blank line where there were more.
    private static func withSingleGaps(_ bytes: [UInt8]) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var feeds = 0
        for byte in bytes {
            feeds = byte == 0x0A ? feeds + 1 : 0
            if feeds < 3 { result.append(byte) }
        }
        return String(decoding: result, as: UTF8.self)
    }

    // MARK: Shortcodes

    private mutating func withoutShortcodes(_ text: String) -> String {
        var result = ""
        var scanner = ShortcodeScanner(text)
        while let piece = scanner.next() {
            switch piece {
            case .text(let text): result += text
            case .code(let code):
                let isClosed = code.inner != nil || scanner.isClosed(code.name)
                if gate == nil, WordPressGate.isGate(code, isClosed: isClosed) { gate = "[\(code.name)]" }
                result += replacement(code)
            }
        }
        return result
    }

    private mutating func replacement(_ code: Shortcode) -> String {
        switch code.name {
        case "caption", "wp_caption": return figure(code)
        case "gallery", "playlist": return gallery(code)
        case "embed", "youtube", "vimeo", "audio", "video", "soundcloud", "tweet", "instagram":
            return embed(code)
        case let name:
            if let inner = code.inner, ShortcodeScanner.codes.contains(name) { return Self.program(inner) }
            if code.isCertain, !unknown.contains(name), unknown.count < Self.unknownLimit {
                unknown.append(name)
            }
            return code.text
        }
    }

    /// The code of a program as it is: exports have its characters either as they are, or as references.
    private static func program(_ inner: String) -> String {
        let hasReferences = inner.contains("&lt;") || inner.contains("&gt;") || inner.contains("&amp;")
        let isEscaped = hasReferences && !inner.contains("<")
        let text = isEscaped ? inner : HTMLWriter.escaped(inner)
        return "\n\n<pre><code>\(text.trimmingFeeds)</code></pre>\n\n"
    }

    private func figure(_ code: Shortcode) -> String {
        let inner = code.inner ?? ""
        let end = inner.ranges(of: "</a>").last ?? inner.firstRange(of: "/>") ?? inner.firstRange(of: ">")
        guard let end else { return inner }
        let caption = code.attributes["caption"] ?? inner[end.upperBound...].trimmed
        let picture = inner[..<end.upperBound].trimmed
        return
            "\n\n<figure>\(picture)\(caption.isEmpty ? "" : "<figcaption>\(caption)</figcaption>")</figure>\n\n"
    }

    private mutating func gallery(_ code: Shortcode) -> String {
        let ids = (code.attributes["ids"] ?? "").split { !$0.isNumber }.map(String.init)
        let files = ids.compactMap { site.attachments[$0] }
        let shown = files.prefix(Self.pictureLimit)
        if shown.isEmpty || shown.count < ids.count {
            let missing = max(ids.count - files.count, 0)
            notes.add("left out, a gallery with \(missing) pictures that are not in the export")
            if files.count > shown.count {
                notes.add("left out, \(files.count - shown.count) pictures of a gallery")
            }
        }
        let pictures = shown.map {
            "<figure><img src=\"\(HTMLWriter.escaped($0.url))\" alt=\"\(HTMLWriter.escaped($0.text))\"></figure>"
        }
        return pictures.isEmpty ? "" : "\n\n\(pictures.joined(separator: "\n"))\n\n"
    }

    private mutating func embed(_ code: Shortcode) -> String {
        let names = ["src", "url", "mp4", "mp3", "m4a", "ogg", "webm", "id"]
        let inner = code.inner.map { HTMLText.plain($0) } ?? ""
        let address =
            inner.isEmpty ? names.lazy.compactMap { code.attributes[$0] }.first ?? code.first : inner
        guard WebAddress.isWeb(address) else {
            notes.add("left out, \(code.name) without a web address")
            return ""
        }
        notes.add("the \(code.name) of \(address) becomes a link")
        let url = HTMLWriter.escaped(address)
        return "\n\n<p><a href=\"\(url)\">\(url)</a></p>\n\n"
    }
}

extension String {
    /// The text without the line breaks right behind and before its marks.
    fileprivate var trimmingFeeds: String {
        var text = self[...]
        while let first = text.first, first.isNewline { text = text.dropFirst() }
        while let last = text.last, last.isNewline { text = text.dropLast() }
        return String(text)
    }
}
