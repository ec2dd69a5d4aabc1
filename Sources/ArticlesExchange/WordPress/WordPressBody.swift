import Articles

/// The text of a WordPress post as HTML: the comments of blocks go, paragraphs of the classic editor are marked, and
/// shortcodes become what they stand for.
struct WordPressBody {
    private let source: String
    private let site: WordPressSite
    private(set) var notes: [String] = []
    private var unknown: [String] = []

    init(_ source: String, _ site: WordPressSite) {
        self.source = source
        self.site = site
    }

    mutating func html() -> String {
        let isBlocks = source.contains("<!-- wp:")
        var text = withoutMarks(source)
        if text.contains("[") { text = withoutShortcodes(text) }
        if !isBlocks { text = ClassicParagraphs.marked(text) }
        if !unknown.isEmpty {
            notes.append("kept as text, shortcodes that are not known: \(unknown.joined(separator: ", "))")
        }
        return text.trimmed
    }

    /// Takes out the comments that WordPress reads.
    private mutating func withoutMarks(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let start = rest.firstRange(of: "<!--"),
            let end = rest[start.upperBound...].firstRange(of: "-->")
        {
            let inner = rest[start.upperBound..<end.lowerBound].trimmed
            result += rest[..<start.lowerBound]
            rest = rest[end.upperBound...]
            if inner.hasPrefix("wp:") || inner.hasPrefix("/wp:") {
                if inner.hasSuffix("/"), let name = inner.split(separator: " ").first {
                    noteDynamic(String(name))
                }
                while result.hasSuffix("\n\n"), rest.hasPrefix("\n") { rest = rest.dropFirst() }
            } else if inner.hasPrefix("more") || inner == "noteaser" {
                notes.append("left out, the mark where a teaser ends")
            } else if inner == "nextpage" {
                notes.append("left out, the mark of a new page")
            } else {
                result += "<!--\(inner)-->"
            }
        }
        return Self.withSingleGaps(result + rest)
    }

    private mutating func noteDynamic(_ name: String) {
        let note = "left out, a block without a text of its own: \(name.dropFirst(3))"
        if !notes.contains(note) { notes.append(note) }
    }

    private static func withSingleGaps(_ text: String) -> String {
        text.contains("\n\n\n") ? text.replacing(/\n{3,}/, with: "\n\n") : text
    }

    // MARK: Shortcodes

    private mutating func withoutShortcodes(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "[") {
            result += rest[..<open]
            rest = rest[open...]
            guard let code = Shortcode(rest) else {
                result.append("[")
                rest = rest.dropFirst()
                continue
            }
            rest = rest[code.end...]
            result += replacement(code)
        }
        return result + rest
    }

    private mutating func replacement(_ code: Shortcode) -> String {
        switch code.name {
        case "caption", "wp_caption": return figure(code)
        case "gallery", "playlist": return gallery(code)
        case "embed", "youtube", "vimeo", "audio", "video", "soundcloud", "tweet", "instagram":
            return embed(code)
        case _:
            if code.isCertain, !unknown.contains(code.name), unknown.count < 20 { unknown.append(code.name) }
            return code.text
        }
    }

    private func figure(_ code: Shortcode) -> String {
        let inner = String(code.inner ?? "")
        let end = inner.lastRange(of: "</a>") ?? inner.firstRange(of: "/>") ?? inner.firstRange(of: ">")
        guard let end else { return inner }
        let caption = code.attributes["caption"] ?? inner[end.upperBound...].trimmed
        let picture = inner[..<end.upperBound].trimmed
        return
            "\n\n<figure>\(picture)\(caption.isEmpty ? "" : "<figcaption>\(caption)</figcaption>")</figure>\n\n"
    }

    private mutating func gallery(_ code: Shortcode) -> String {
        let ids = (code.attributes["ids"] ?? "").split { !$0.isNumber }.map(String.init)
        let files = ids.compactMap { site.attachments[$0] }
        if files.isEmpty || files.count < ids.count {
            notes.append(
                "left out, a gallery with \(max(ids.count - files.count, 0)) pictures that are not in the export"
            )
        }
        let pictures = files.prefix(200).map {
            "<figure><img src=\"\(HTMLWriter.escaped($0.url))\" alt=\"\(HTMLWriter.escaped($0.text))\"></figure>"
        }
        return pictures.isEmpty ? "" : "\n\n\(pictures.joined(separator: "\n"))\n\n"
    }

    private mutating func embed(_ code: Shortcode) -> String {
        let names = ["src", "url", "mp4", "mp3", "m4a", "ogg", "webm", "id"]
        let inner = code.inner.map { HTMLText.plain(String($0)) } ?? ""
        let address =
            inner.isEmpty ? names.lazy.compactMap { code.attributes[$0] }.first ?? code.first : inner
        guard WebAddress.isWeb(address) else {
            notes.append("left out, \(code.name) without a web address")
            return ""
        }
        notes.append("the \(code.name) of \(address) becomes a link")
        let url = HTMLWriter.escaped(address)
        return "\n\n<p><a href=\"\(url)\">\(url)</a></p>\n\n"
    }
}

extension StringProtocol {
    /// The last place of a text.
    fileprivate func lastRange(of text: String) -> Range<Index>? { ranges(of: text).last }
}
