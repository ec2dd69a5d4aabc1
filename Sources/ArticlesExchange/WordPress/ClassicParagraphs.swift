import Articles

/// The paragraphs that WordPress makes of blank lines when it shows a post of the classic editor. Linear in the
/// length of the text.
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

    /// Elements whose line breaks count, or which hold blocks.
    private static let verbatim: Set<String> = ["pre", "script", "style", "table", "ul", "ol", "figure"]

    /// The text with `p` around what blank lines part, and `br` at the ends of its other lines.
    static func marked(_ text: String) -> String {
        let bytes = withLineFeeds(text.trimmed)
        guard bytes.contains(0x0A) || !beginsBlock(bytes[...]) else { return string(bytes[...]) }
        var result: [String] = []
        for (piece, isVerbatim) in pieces(bytes) {
            if isVerbatim { result.append(string(piece)) } else { appendParagraphs(piece, &result) }
        }
        return result.joined(separator: "\n")
    }

    private static func withLineFeeds(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var isReturn = false
        for byte in text.utf8 {
            if !(byte == 0x0A && isReturn) { bytes.append(byte == 0x0D ? 0x0A : byte) }
            isReturn = byte == 0x0D
        }
        return bytes
    }

    // MARK: Paragraphs

    private static func appendParagraphs(_ piece: ArraySlice<UInt8>, _ result: inout [String]) {
        var lines: [String] = []
        for line in piece.split(separator: 0x0A, omittingEmptySubsequences: false) {
            let words = string(line).trimmed
            if !words.isEmpty {
                lines.append(words)
            } else if !lines.isEmpty {
                result.append(paragraph(lines))
                lines = []
            }
        }
        if !lines.isEmpty { result.append(paragraph(lines)) }
    }

    private static func paragraph(_ lines: [String]) -> String {
        if let first = lines.first, standsAlone(first) { return lines.joined(separator: "\n") }
        var result = ""
        var isOpen = false
        for words in lines {
            if standsAlone(words) {
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

    private static func standsAlone(_ line: String) -> Bool {
        guard line.utf8.first == UInt8(ascii: "<") else { return false }
        return line.hasPrefix("</") || beginsBlock(Array(line.utf8.prefix(16))[...])
    }

    private static func beginsBlock(_ text: ArraySlice<UInt8>) -> Bool {
        guard text.first == UInt8(ascii: "<") else { return false }
        if text.dropFirst().starts(with: "!--".utf8) { return true }
        return blocks.contains(name(text.dropFirst()))
    }

    /// The name of an element that begins here, in lower case.
    private static func name(_ text: ArraySlice<UInt8>) -> String {
        string(text.prefix(12).prefix { $0 >= 0x30 && $0 <= 0x39 || $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A })
            .lowercased()
    }

    private static func string(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes, as: UTF8.self)
    }

    // MARK: Pieces

    /// The text in pieces; those inside of elements whose line breaks count, or which hold blocks, are verbatim.
    private static func pieces(_ bytes: [UInt8]) -> [(text: ArraySlice<UInt8>, isVerbatim: Bool)] {
        var pieces: [(ArraySlice<UInt8>, Bool)] = []
        var (start, index) = (0, 0)
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "<"), let name = verbatimName(bytes, index) else {
                index += 1
                continue
            }
            // Without an end it goes to the end of the text, so that none is looked for twice.
            let mark = Array("</\(name)>".utf8)
            let end = bytes.first(of: mark, from: index).map { $0 + mark.count } ?? bytes.count
            pieces.append((bytes[start..<index], false))
            pieces.append((bytes[index..<end], true))
            (start, index) = (end, end)
        }
        return pieces + [(bytes[start...], false)]
    }

    private static func verbatimName(_ bytes: [UInt8], _ index: Int) -> String? {
        let name = name(bytes[(index + 1)...])
        guard verbatim.contains(name) else { return nil }
        let next = index + 1 + name.utf8.count
        return next >= bytes.count || bytes[next] == UInt8(ascii: ">") || bytes[next] <= 0x20 ? name : nil
    }
}
