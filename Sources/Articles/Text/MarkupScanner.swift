/// Reads markup once, from left to right.
///
/// What was looked for in vain is remembered where it could be looked for again: no body makes it read the
/// same text over and over.
struct MarkupScanner {
    let bytes: [UInt8]
    let isMarkdown: Bool
    var index = 0
    var output: [UInt8] = []
    /// Before which place no `)` ends the target of a link, and no `]` that of a reference.
    var openUntil = (round: 0, square: 0)
    /// Whether the line belongs to a list, where what is indented is no code.
    var isInList = false
    /// How much was read of what turned out to be no tag.
    var scannedInVain = 0
    /// Before which place each of these does not occur.
    private var absentBefore: [Closing: Int] = [:]
    /// Where the paragraph ends that was last asked for.
    private var paragraph = 0..<0

    init(bytes: [UInt8], isMarkdown: Bool) {
        self.bytes = bytes
        self.isMarkdown = isMarkdown
    }

    /// The text of all, read from its beginning.
    mutating func text() -> String {
        output.reserveCapacity(bytes.count)
        while index < bytes.count {
            if isMarkdown, isLineStart(index), takeCodeBlock() { continue }
            switch bytes[index] {
            case UInt8(ascii: "<") where skipTag(): output.append(0x20)
            case UInt8(ascii: ":") where skipAddress(): output.append(0x20)
            case UInt8(ascii: "&") where takeEntity(): break
            case UInt8(ascii: "]") where isMarkdown && skipTarget(): output.append(0x20)
            case UInt8(ascii: "`") where isMarkdown: takeCode()
            case UInt8(ascii: "\\") where isMarkdown: takeEscape()
            case let byte:
                output.append(byte)
                index += 1
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// Skips the rest of an address, from `://` on; its scheme, which was taken already, goes too.
    ///
    /// It ends at white space, `<`, `)`, `"`, and from U+2000 on: at typographic punctuation, and at the
    /// scripts that follow without a space.
    private mutating func skipAddress() -> Bool {
        guard starts("://", at: index) else { return false }
        while let last = output.last, Self.isLetter(last) { output.removeLast() }
        while index < bytes.count {
            switch bytes[index] {
            case ...0x20, UInt8(ascii: "<"), UInt8(ascii: ")"), UInt8(ascii: "\""), 0xE2...: return true
            case _: index += 1
            }
        }
        return true
    }

    /// Takes what an entity stands for. One that is not known stays as it is written.
    private mutating func takeEntity() -> Bool {
        let limit = min(bytes.count, index + 12)
        guard let end = bytes[index..<limit].firstIndex(of: UInt8(ascii: ";")), end > index + 1 else {
            return false
        }
        let name = bytes[(index + 1)..<end]
        guard name.allSatisfy({ Self.isLetter($0) || Self.isDigit($0) || $0 == UInt8(ascii: "#") }),
            let text = CharacterEntity.text(String(decoding: name, as: UTF8.self))
        else { return false }
        output.append(contentsOf: text.utf8)
        index = end + 1
        return true
    }
}

// MARK: Looking ahead

extension MarkupScanner {
    /// What ends a construct.
    enum Closing: String {
        case comment = "-->"
        case instruction = "?>"
        case declaration = ">"
        case characterData = "]]>"
        case doubleQuote = "\""
        case singleQuote = "'"
        case script = "</script"
        case style = "</style"
    }

    /// Where the next such text starts, before `limit`.
    mutating func place(of closing: Closing, from start: Int, before limit: Int) -> Int? {
        if let absent = absentBefore[closing], start < absent, limit <= absent { return nil }
        if start < limit, let first = closing.rawValue.utf8.first {
            let found = (start..<limit).first { bytes[$0] == first && starts(closing.rawValue, at: $0) }
            if let found { return found }
        }
        absentBefore[closing] = limit
        return nil
    }

    /// Where the paragraph ends that `place` is in: at a blank line. In HTML, the end of all.
    mutating func endOfParagraph(from place: Int) -> Int {
        guard isMarkdown else { return bytes.count }
        if paragraph.contains(place) { return paragraph.upperBound }
        var end = place
        while end < bytes.count, bytes[end] != 0x0A || !isBlankLine(from: end + 1) { end += 1 }
        paragraph = place..<max(place + 1, end)
        return end
    }

    /// Whether there are only blanks from here to the end of the line, or of all.
    func isBlankLine(from place: Int) -> Bool {
        var place = place
        while Self.isBlank(byte(at: place)) || byte(at: place) == 0x0D { place += 1 }
        return place >= bytes.count || bytes[place] == 0x0A
    }

    func isLineStart(_ place: Int) -> Bool { place == 0 || bytes[place - 1] == 0x0A }

    static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    /// A space or tab.
    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    /// A blank, or an end of a line.
    static func isWhitespace(_ byte: UInt8) -> Bool { isBlank(byte) || byte == 0x0A || byte == 0x0D }

    /// 0 behind the end.
    func byte(at place: Int) -> UInt8 { place < bytes.count ? bytes[place] : 0 }

    /// Whether this text, given in lower case, stands here in either case.
    func starts(_ text: String, at start: Int) -> Bool {
        guard start + text.utf8.count <= bytes.count else { return false }
        return zip(text.utf8, bytes[start...]).allSatisfy { wanted, byte in
            wanted == byte || Self.isLetter(byte) && wanted == byte | 0x20
        }
    }
}
