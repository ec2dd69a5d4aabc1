import Articles

/// The paragraphs that WordPress makes of blank lines when it shows a post of the classic editor.
enum ClassicParagraphs {
    private static let blocks: Set<String> = [
        "table", "thead", "tfoot", "caption", "col", "colgroup", "tbody", "tr", "td", "th", "div", "dl", "dd",
        "dt", "ul", "ol",
        "li", "pre", "form", "map", "area", "blockquote", "address", "style", "p", "h1", "h2", "h3", "h4",
        "h5", "h6", "hr",
        "fieldset", "legend", "section", "article", "aside", "hgroup", "header", "footer", "nav", "figure",
        "figcaption",
        "details", "menu", "summary", "script", "iframe", "video", "audio", "main", "noscript", "object",
        "!--", "center",
    ]

    /// The text with `p` around what blank lines part, and `br` at the ends of its other lines.
    static func marked(_ text: String) -> String {
        let text = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n").trimmed
        guard text.contains("\n") || !beginsBlock(text) else { return text }
        var result: [String] = []
        for (piece, isVerbatim) in pieces(text) {
            if isVerbatim {
                result.append(piece)
            } else {
                result += piece.split(separator: /\n[ \t]*\n\s*/).map { String($0).trimmed }.filter {
                    !$0.isEmpty
                }.map(paragraph)
            }
        }
        return result.joined(separator: "\n")
    }

    private static func paragraph(_ text: String) -> String {
        if beginsBlock(text) || text.hasPrefix("</") { return text }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: true)
        var result = ""
        var isOpen = false
        for line in lines {
            let words = String(line).trimmed
            if beginsBlock(words) || words.hasPrefix("</") {
                if isOpen { result += "</p>" }
                result += (result.isEmpty ? "" : "\n") + words
                isOpen = false
            } else if isOpen {
                result += "<br>\n" + words
            } else {
                result += (result.isEmpty ? "" : "\n") + "<p>" + words
                isOpen = true
            }
        }
        return isOpen ? result + "</p>" : result
    }

    private static func beginsBlock(_ text: some StringProtocol) -> Bool {
        guard text.first == "<" else { return false }
        let name = text.dropFirst().prefix(12).prefix { $0.isLetter || $0.isNumber || $0 == "!" || $0 == "-" }
            .lowercased()
        return blocks.contains(name) || name.hasPrefix("!--")
    }

    /// The text in pieces; those inside of elements whose line breaks count, or which hold blocks, are verbatim.
    private static func pieces(_ text: String) -> [(text: String, isVerbatim: Bool)] {
        var pieces: [(String, Bool)] = []
        var rest = text[...]
        while let (start, name) = nextVerbatim(rest) {
            let end = rest[start...].firstRange(of: "</\(name)>")?.upperBound ?? rest.endIndex
            pieces.append((String(rest[..<start]), false))
            pieces.append((String(rest[start..<end]), true))
            rest = rest[end...]
        }
        return pieces + [(String(rest), false)]
    }

    private static func nextVerbatim(_ text: Substring) -> (Substring.Index, String)? {
        var best: (Substring.Index, String)?
        for name in ["pre", "script", "style", "table", "ul", "ol", "figure"] {
            guard let range = text.firstRange(of: "<\(name)") else { continue }
            let next = range.upperBound < text.endIndex ? text[range.upperBound] : ">"
            guard next == ">" || next.isWhitespace else { continue }
            if best.map({ range.lowerBound < $0.0 }) ?? true { best = (range.lowerBound, name) }
        }
        return best
    }
}
