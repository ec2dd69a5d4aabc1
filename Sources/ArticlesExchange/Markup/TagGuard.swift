/// Bounds the attributes of a tag before a parser sees them: libxml2 compares each with all others of its tag.
struct TagGuard {
    /// The most attributes of an element.
    static let attributeLimit = 1_000

    private enum State {
        case text
        /// Behind `<`.
        case opened
        /// `</name`, `<!name`, `<?name`: up to `>`.
        case other
        case name
        case betweenAttributes
        case attributeName
        case beforeValue
        case bareValue
        case quotedValue
        /// Behind `<!`, and behind `<!-`.
        case declaration, dash
        /// Up to `mark`: a comment, a section of data, a script.
        case verbatim
    }

    private let isHTML: Bool
    private var state = State.text
    private var line = 1
    private var attributes = 0
    private var quote: UInt8 = 0
    /// The name of the element, as far as it can be `script` or `style`.
    private var element: [UInt8] = []
    /// The end of what is verbatim, and how much of it was seen.
    private var mark: [UInt8] = []
    private var matched = 0

    init(_ language: MarkupParser.Language) {
        isHTML = language == .html
    }

    /// Looks at the next bytes of the document.
    mutating func check(_ bytes: [UInt8]) throws(MarkupFault) {
        for byte in bytes {
            if byte == 0x0A { line += 1 }
            switch state {
            case .text: if byte == UInt8(ascii: "<") { state = .opened }
            case .verbatim: if matched > 0 || byte == mark[0] { match(byte) }
            case .opened, .other, .name, .betweenAttributes, .attributeName, .beforeValue, .bareValue,
                .quotedValue, .declaration, .dash:
                advance(byte)
            }
            if attributes > Self.attributeLimit {
                throw MarkupFault(
                    line: line, reason: "an element has more than \(Self.attributeLimit) attributes")
            }
        }
    }

    private mutating func advance(_ byte: UInt8) {
        switch state {
        case .text, .verbatim: break
        case .opened: open(byte)
        case .other: if byte == UInt8(ascii: ">") { state = .text }
        case .name: continueName(byte)
        case .betweenAttributes: begin(byte)
        case .attributeName:
            if byte == UInt8(ascii: "=") { state = .beforeValue } else { end(byte, isName: true) }
        case .beforeValue:
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                (state, quote) = (.quotedValue, byte)
            } else if !Self.isSpace(byte) {
                state = .bareValue
                end(byte, isName: false)
            }
        case .bareValue: end(byte, isName: false)
        case .quotedValue: if byte == quote { state = .betweenAttributes }
        case .declaration: declare(byte)
        case .dash: if byte == UInt8(ascii: "-") { keepVerbatim("-->") } else { state = .other }
        }
    }

    private mutating func open(_ byte: UInt8) {
        attributes = 0
        element.removeAll(keepingCapacity: true)
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...,
            UInt8(ascii: "_"):
            element.append(byte | 0x20)
            state = .name
        case UInt8(ascii: "!"): state = .declaration
        case UInt8(ascii: "/"), UInt8(ascii: "?"): state = .other
        case UInt8(ascii: "<"): break
        case _: state = .text
        }
    }

    private mutating func continueName(_ byte: UInt8) {
        if Self.isSpace(byte) || byte == UInt8(ascii: "/") {
            state = .betweenAttributes
        } else if byte == UInt8(ascii: ">") {
            close()
        } else if element.count < 8 {
            element.append(byte | 0x20)
        }
    }

    private mutating func begin(_ byte: UInt8) {
        if byte == UInt8(ascii: ">") {
            close()
        } else if byte != UInt8(ascii: "/"), !Self.isSpace(byte) {
            attributes += 1
            state = .attributeName
        }
    }

    /// White space before a sign of equality begins what is counted as one more attribute, which is harmless.
    private mutating func end(_ byte: UInt8, isName: Bool) {
        if byte == UInt8(ascii: ">") {
            close()
        } else if Self.isSpace(byte) || isName && byte == UInt8(ascii: "/") {
            state = .betweenAttributes
        }
    }

    /// The contents of scripts and styles are no tags.
    private mutating func close() {
        state = .text
        guard isHTML, element.count == 6 || element.count == 5 else { return }
        let name = String(decoding: element, as: UTF8.self)
        if name == "script" || name == "style" { keepVerbatim("</\(name)") }
    }

    /// `<!--` and `<![CDATA[` go up to their ends, any other up to `>`.
    private mutating func declare(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "-"): state = .dash
        case UInt8(ascii: "[") where !isHTML: keepVerbatim("]]>")
        case UInt8(ascii: ">"): state = .text
        case _: state = .other
        }
    }

    private mutating func keepVerbatim(_ end: String) {
        (state, mark, matched) = (.verbatim, Array(end.utf8), 0)
    }

    private mutating func match(_ byte: UInt8) {
        if byte == mark[matched] || mark[matched] >= UInt8(ascii: "a") && byte | 0x20 == mark[matched] {
            matched += 1
            if matched == mark.count { state = mark[0] == UInt8(ascii: "<") ? .other : .text }
        } else if !(matched == 2 && byte == mark[0] && mark[0] == mark[1]) {
            // `--->` and `]]]>` are ends too.
            matched = byte == mark[0] ? 1 : 0
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
