import Articles

/// The html of a body where nothing renders it.
extension Article {
    /// The text of the body as html paragraphs, split at empty lines; everything in it is escaped.
    ///
    /// Of html only the text is taken: a feed is shown by programs that may run what it holds.
    var paragraphs: String {
        let text = format == .html ? plainText : body
        var html: [UInt8] = []
        html.reserveCapacity(text.utf8.count + text.utf8.count >> 3 + 16)
        for paragraph in Self.paragraphs(of: text) {
            html += "<p>".utf8
            for byte in paragraph { Self.append(byte, to: &html) }
            html += "</p>\n".utf8
        }
        return String(decoding: html, as: UTF8.self)
    }

    private static func append(_ byte: UInt8, to html: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "&"): html += "&amp;".utf8
        case UInt8(ascii: "<"): html += "&lt;".utf8
        case UInt8(ascii: ">"): html += "&gt;".utf8
        case UInt8(ascii: "\""): html += "&quot;".utf8
        case UInt8(ascii: "\n"): html += "<br>\n".utf8
        case UInt8(ascii: "\r"): break
        case _: html.append(byte)
        }
    }

    /// The runs of lines that are not blank, without the line end behind each.
    private static func paragraphs(of text: String) -> [ArraySlice<UInt8>] {
        let bytes = Array(text.utf8)
        var paragraphs: [ArraySlice<UInt8>] = []
        var start: Int?
        var end = 0
        for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) {
                if let first = start { paragraphs.append(bytes[first..<end]) }
                start = nil
            } else {
                start = start ?? line.startIndex
                end = line.endIndex
            }
        }
        if let first = start { paragraphs.append(bytes[first..<end]) }
        return paragraphs
    }
}

extension String {
    /// The text as html: markup characters are escaped. By bytes: a character may hold one of them with a mark before or behind it.
    package var escapedHTML: String {
        var html: [UInt8] = []
        html.reserveCapacity(utf8.count + 16)
        for byte in utf8 {
            switch byte {
            case UInt8(ascii: "&"): html += "&amp;".utf8
            case UInt8(ascii: "<"): html += "&lt;".utf8
            case UInt8(ascii: ">"): html += "&gt;".utf8
            case _: html.append(byte)
            }
        }
        return String(decoding: html, as: UTF8.self)
    }
}
