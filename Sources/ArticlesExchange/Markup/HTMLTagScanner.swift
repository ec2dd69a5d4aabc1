/// Takes the tags out of a piece of HTML, as a tokenizer finds them (HTML Standard, 13.2.5): a `<` that neither a
/// letter nor `/`, `!` or `?` follows is text. A tag or comment without an end is text too. Linear in the length.
struct HTMLTagScanner {
    private let bytes: [UInt8]
    private let isCut: Bool
    private var index = 0
    private var output: [UInt8] = []
    /// Whether the tags since the last character end a line.
    private var isBreakDue = false
    /// Kinds of ends that do not come any more.
    private var missing: Set<Mark> = []

    private enum Mark { case tag, quotedTag, comment, raw }

    /// Elements that stand inside of a line: nothing is between the words around their tags.
    private static let inline: Set<String> = [
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i",
        "ins",
        "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u",
        "var", "wbr",
    ]

    init(_ bytes: [UInt8], isCut: Bool) {
        self.bytes = bytes
        self.isCut = isCut
    }

    mutating func text() -> String {
        output.reserveCapacity(bytes.count)
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "<"), let end = markupEnd() {
                index = end
            } else {
                append(byte)
                index += 1
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    private mutating func append(_ byte: UInt8) {
        if isBreakDue {
            isBreakDue = false
            if !".,;:!?)".utf8.contains(byte) { output.append(UInt8(ascii: " ")) }
        }
        output.append(byte)
    }

    /// Where the tag or comment ends that begins here; `nil` for a `<` that is text.
    private mutating func markupEnd() -> Int? {
        let next = index + 1 < bytes.count ? bytes[index + 1] : 0
        switch next {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
            return tagEnd(nameFrom: index + 1)
        case UInt8(ascii: "/"):
            return index + 2 < bytes.count ? tagEnd(nameFrom: index + 2) : nil
        case UInt8(ascii: "!"):
            let isComment = bytes[(index + 2)...].starts(with: "--".utf8)
            let end = isComment ? find("-->", from: index + 4, .comment) : find(">", from: index + 2, .tag)
            return end ?? cutEnd
        case UInt8(ascii: "?"): return find(">", from: index + 2, .tag) ?? cutEnd
        case _: return nil
        }
    }

    /// At the end of a text that is cut, what has begun is no text.
    private var cutEnd: Int? { isCut ? bytes.count : nil }

    private mutating func tagEnd(nameFrom start: Int) -> Int? {
        var end = start
        while end < bytes.count, end - start < 16, isNameByte(bytes[end]) { end += 1 }
        let name = String(decoding: bytes[start..<end], as: UTF8.self).lowercased()
        guard let close = quotedEnd(from: end) ?? find(">", from: end, .tag) ?? cutEnd else { return nil }
        if !Self.inline.contains(name) { isBreakDue = true }
        guard name == "script" || name == "style", bytes[start - 1] == UInt8(ascii: "<") else { return close }
        return find("</\(name)", from: close, .raw).map { $0 - name.utf8.count - 2 } ?? close
    }

    private func isNameByte(_ byte: UInt8) -> Bool {
        byte != UInt8(ascii: ">") && byte != UInt8(ascii: "/") && byte > 0x20
    }

    /// The end of a tag whose values may hold `>` in quotes; `nil` when a quote has no end.
    private mutating func quotedEnd(from start: Int) -> Int? {
        guard !missing.contains(.quotedTag) else { return nil }
        var position = start
        var isValue = false
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == UInt8(ascii: ">") { return position }
            if isValue, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                guard let end = bytes[position...].firstIndex(of: byte) else { break }
                position = end + 1
            }
            isValue = byte == UInt8(ascii: "=") || isValue && byte <= 0x20
        }
        missing.insert(.quotedTag)
        return nil
    }

    /// Where these bytes end that come next.
    private mutating func find(_ mark: String, from start: Int, _ kind: Mark) -> Int? {
        guard !missing.contains(kind), start <= bytes.count else { return nil }
        if let place = bytes.first(of: Array(mark.utf8), from: start) { return place + mark.utf8.count }
        missing.insert(kind)
        return nil
    }
}

extension [UInt8] {
    /// Where these bytes stand next, letters of ASCII in either case.
    func first(of mark: [UInt8], from start: Int) -> Int? {
        guard let head = mark.first, count >= mark.count else { return nil }
        var index = start
        while index + mark.count <= count {
            if Self.isSame(self[index], head) {
                var length = 1
                while length < mark.count, Self.isSame(self[index + length], mark[length]) { length += 1 }
                if length == mark.count { return index }
            }
            index += 1
        }
        return nil
    }

    private static func isSame(_ byte: UInt8, _ other: UInt8) -> Bool {
        byte == other || (0x41...0x5A).contains(byte) && byte | 0x20 == other
    }
}
