/// Reads markup once, from left to right.
///
/// What was looked for in vain is remembered where it could be asked for again: no body makes it read the
/// same text over and over.
struct MarkupScanner {
    let bytes: [UInt8]
    let isMarkdown: Bool
    var index = 0
    var output: [UInt8] = []
    /// Before which place no `)` ends the target of a link, and no `]` that of a reference.
    var openUntil = (round: 0, square: 0)
    /// Whether no `>` is left.
    private var hasNoMoreTags = false
    /// Whether quotation marks still pair up in tags.
    private var pairsQuotes = true

    init(bytes: [UInt8], isMarkdown: Bool) {
        self.bytes = bytes
        self.isMarkdown = isMarkdown
    }

    /// The text of all, read from its beginning.
    mutating func text() -> String {
        output.reserveCapacity(bytes.count)
        while index < bytes.count {
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

    /// Skips a tag or comment, and with `script` and `style` what is inside. A `<` that opens none stays.
    private mutating func skipTag() -> Bool {
        if starts("<!--", at: index) {
            // `<!-->` is a whole comment.
            index = place(of: "-->", from: index + 2).map { $0 + 3 } ?? bytes.count
            return true
        }
        let isClosing = byte(at: index + 1) == UInt8(ascii: "/")
        switch byte(at: isClosing ? index + 2 : index + 1) {
        case let first where Self.isLetter(first): break
        case UInt8(ascii: "!") where !isClosing, UInt8(ascii: "?") where !isClosing: break
        case _: return false
        }
        guard let end = endOfTag() else { return false }
        let start = index
        index = end
        for name in ["script", "style"] where starts("<" + name, at: start) {
            let next = byte(at: start + 1 + name.utf8.count)
            guard !Self.isLetter(next), next != UInt8(ascii: "-") else { continue }
            index = place(of: "</" + name, from: end) ?? bytes.count
        }
        return true
    }

    /// The place behind the next `>`, of those outside of quotation marks if there is one.
    private mutating func endOfTag() -> Int? {
        if hasNoMoreTags { return nil }
        if pairsQuotes {
            if let end = endOfTagOutsideQuotes() { return end }
            pairsQuotes = false
        }
        guard let end = bytes[index...].firstIndex(of: UInt8(ascii: ">")) else {
            hasNoMoreTags = true
            return nil
        }
        return end + 1
    }

    /// Quotation marks count behind a `=` only: an apostrophe is none.
    private func endOfTagOutsideQuotes() -> Int? {
        var place = index + 1
        var isValue = false
        while place < bytes.count {
            let byte = bytes[place]
            switch byte {
            case UInt8(ascii: ">"): return place + 1
            case UInt8(ascii: "="): isValue = true
            case 0x09, 0x0A, 0x0D, 0x20: break
            case UInt8(ascii: "\"") where isValue, UInt8(ascii: "'") where isValue:
                guard let end = bytes[(place + 1)...].firstIndex(of: byte) else { return nil }
                place = end
                isValue = false
            case _: isValue = false
            }
            place += 1
        }
        return nil
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

    /// Takes what an entity stands for.
    private mutating func takeEntity() -> Bool {
        let limit = min(bytes.count, index + 12)
        guard let end = bytes[index..<limit].firstIndex(of: UInt8(ascii: ";")), end > index + 1 else {
            return false
        }
        let name = bytes[(index + 1)..<end]
        guard name.allSatisfy({ Self.isLetter($0) || Self.isDigit($0) || $0 == UInt8(ascii: "#") }) else {
            return false
        }
        output.append(contentsOf: CharacterEntity.text(String(decoding: name, as: UTF8.self)).utf8)
        index = end + 1
        return true
    }
}

extension MarkupScanner {
    static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    /// 0 behind the end.
    func byte(at place: Int) -> UInt8 { place < bytes.count ? bytes[place] : 0 }

    /// Whether this text, given in lower case, stands here in either case.
    private func starts(_ text: String, at start: Int) -> Bool {
        guard start + text.utf8.count <= bytes.count else { return false }
        return zip(text.utf8, bytes[start...]).allSatisfy { wanted, byte in
            wanted == byte || Self.isLetter(byte) && wanted == byte | 0x20
        }
    }

    /// Where the next such text starts.
    private func place(of text: String, from start: Int) -> Int? {
        guard start < bytes.count, let first = text.utf8.first else { return nil }
        return (start..<bytes.count).first { bytes[$0] == first && starts(text, at: $0) }
    }
}
