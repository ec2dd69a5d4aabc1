import Articles

/// Takes a text apart at its shortcodes, front to back. Linear: no byte between two brackets is looked at twice, and
/// the ends of shortcodes are looked up once for the whole text.
struct ShortcodeScanner {
    enum Piece {
        case text(String)
        case code(Shortcode, ShortcodePlace)
    }

    private let bytes: [UInt8]
    private var index = 0
    /// Where `[/name]` begins, by the name, the last one first.
    private var ends: [String: [Int]] = [:]

    /// Where the text is shown as it is.
    private let verbatim: [Range<Int>]
    private var nextVerbatim = 0

    private static let lengthLimit = 4_000
    private static let nameLimit = 60

    init(_ text: String) {
        bytes = Array(text.utf8)
        verbatim = VerbatimRanges.of(["pre", "code"], in: bytes)
        findEnds()
    }

    mutating func next() -> Piece? {
        guard index < bytes.count else { return nil }
        let start = index
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "[") else {
                index += 1
                continue
            }
            if let end = shownEnd(index) {
                // `[[name]]` shows a shortcode.
                if start < index { return .text(string(start..<index)) }
                index = end
                return .text(string(start + 1..<end - 1))
            }
            guard let (code, place, end) = code(at: index) else {
                index += 1
                continue
            }
            if start < index { return .text(string(start..<index)) }
            index = end
            return .code(code, place)
        }
        return .text(string(start..<bytes.count))
    }

    /// The end of `[[name …]]`, if a shortcode of the name would be replaced.
    private func shownEnd(_ open: Int) -> Int? {
        guard open + 1 < bytes.count, bytes[open + 1] == UInt8(ascii: "["), let nameEnd = nameEnd(open + 2),
            ShortcodeNames.replaced.contains(string(open + 2..<nameEnd)),
            let close = closing(open + 2, nameEnd), close + 1 < bytes.count,
            bytes[close + 1] == UInt8(ascii: "]")
        else { return nil }
        return close + 2
    }

    // MARK: One shortcode

    /// `nil` for a bracket that is text, such as one of `[[name]]`.
    private mutating func code(at open: Int) -> (Shortcode, ShortcodePlace, end: Int)? {
        let isShown = open > 0 && bytes[open - 1] == UInt8(ascii: "[")
        guard !isShown, let nameEnd = nameEnd(open + 1), let close = closing(open + 1, nameEnd) else {
            return nil
        }
        let name = string(open + 1..<nameEnd)
        var end = close + 1
        var inner: String?
        let isInCode = isVerbatim(open)
        let nextEnd = takeEnd(name, from: end)
        let enclosesText = bytes[end..<(nextEnd ?? end)].contains { $0 > 0x20 }
        let isAlone = isLineStart(open) && isLineEnd(end)
        if !isInCode, ShortcodeNames.enclosing.contains(name), let nextEnd {
            inner = string(end..<nextEnd)
            end = nextEnd + name.utf8.count + 3
        }
        let code = Shortcode(
            name: name, head: string(nameEnd..<close), inner: inner, text: string(open..<end))
        let place = ShortcodePlace(
            isClosed: nextEnd != nil, enclosesText: enclosesText, isAlone: isAlone, isInCode: isInCode)
        return (code, place, end)
    }

    /// Shortcodes are asked for front to back.
    private mutating func isVerbatim(_ index: Int) -> Bool {
        while nextVerbatim < verbatim.count, verbatim[nextVerbatim].upperBound <= index { nextVerbatim += 1 }
        return nextVerbatim < verbatim.count && verbatim[nextVerbatim].contains(index)
    }

    private func isLineStart(_ index: Int) -> Bool {
        let before = bytes[..<index].reversed().first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }
        return before.map { $0 == 0x0A || $0 == UInt8(ascii: ">") } ?? true
    }

    private func isLineEnd(_ index: Int) -> Bool {
        let next = bytes[index...].first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }
        return next.map { $0 == 0x0A || $0 == UInt8(ascii: "<") } ?? true
    }

    /// Where the name ends that begins here, and white space, a slash or the bracket follows.
    private func nameEnd(_ start: Int) -> Int? {
        var end = start
        while end < bytes.count, end - start <= Self.nameLimit, Self.isNameByte(bytes[end]) { end += 1 }
        guard end > start, end < bytes.count, Self.isLetter(bytes[start]) else { return nil }
        return "] /\n\t\r".utf8.contains(bytes[end]) ? end : nil
    }

    private func closing(_ start: Int, _ nameEnd: Int) -> Int? {
        let mayHoldTags = bytes[start..<nameEnd].elementsEqual("caption".utf8)
        var end = nameEnd
        while end < bytes.count, end - start <= Self.lengthLimit {
            switch bytes[end] {
            case UInt8(ascii: "]"): return end
            case UInt8(ascii: "["): return nil
            case UInt8(ascii: "<"): if !mayHoldTags { return nil }
            case _: break
            }
            end += 1
        }
        return nil
    }

    // MARK: Ends

    private mutating func findEnds() {
        var index = 0
        while index + 3 < bytes.count {
            guard bytes[index] == UInt8(ascii: "["), bytes[index + 1] == UInt8(ascii: "/") else {
                index += 1
                continue
            }
            var end = index + 2
            while end < bytes.count, end - index <= Self.nameLimit, Self.isNameByte(bytes[end]) { end += 1 }
            if end < bytes.count, bytes[end] == UInt8(ascii: "]") {
                ends[string(index + 2..<end), default: []].append(index)
            }
            index += 2
        }
        for name in ends.keys { ends[name]?.reverse() }
    }

    /// The next end of a name; those before are forgotten.
    private mutating func takeEnd(_ name: String, from start: Int) -> Int? {
        while let next = ends[name]?.last {
            if next >= start { return next }
            ends[name]?.removeLast()
        }
        return nil
    }

    private func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        isLetter(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_")
            || byte == UInt8(ascii: "-")
    }
}
