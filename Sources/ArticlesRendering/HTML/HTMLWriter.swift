/// Writes html, with places that are filled when more is known: ids of headings and the direction of text.
struct HTMLWriter {
    private enum Filling {
        case identifier([UInt8])
        case direction
    }

    private var output: [UInt8] = []
    private var places: [(offset: Int, filling: Filling)] = []
    /// The headings that are open: which place their id has, and their text.
    private var headings: [(place: Int?, text: [UInt8])] = []
    private var hasRightToLeft = false
    /// Where a `<pre>` ended that was written last.
    private var codeStart = -1

    mutating func reserve(_ count: Int) { output.reserveCapacity(count + count >> 2) }

    mutating func begin(_ name: String) {
        output.append(UInt8(ascii: "<"))
        output.append(contentsOf: name.utf8)
    }

    mutating func end(_ name: String) {
        output.append(contentsOf: "</".utf8)
        output.append(contentsOf: name.utf8)
        output.append(UInt8(ascii: ">"))
    }

    mutating func markup(_ text: StaticString) { output.append(contentsOf: text.description.utf8) }

    mutating func attribute(_ name: String, _ value: [UInt8]) {
        output.append(0x20)
        output.append(contentsOf: name.utf8)
        output.append(contentsOf: "=\"".utf8)
        write(value[...], isAttribute: true)
        output.append(UInt8(ascii: "\""))
    }

    mutating func text(_ text: ArraySlice<UInt8>) {
        write(text, isAttribute: false)
        guard let last = headings.indices.last, headings[last].text.count < 4_096 else { return }
        headings[last].text.append(contentsOf: text)
    }

    // MARK: Places

    mutating func beginHeading(needsIdentifier: Bool) {
        headings.append((needsIdentifier ? places.count : nil, []))
        if needsIdentifier { places.append((output.count, .identifier([]))) }
    }

    mutating func endHeading(_ identifiers: inout IdentifierTable) {
        guard let (place, text) = headings.popLast(), let place else { return }
        places[place].filling = .identifier(identifiers.make(from: text))
    }

    mutating func beginCode() { codeStart = output.count }

    mutating func markDirection() { places.append((output.count, .direction)) }

    /// All that was written, with its places filled.
    func finished() -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(output.count + places.count * 16)
        var start = 0
        for (offset, filling) in places {
            result.append(contentsOf: output[start..<offset])
            start = offset
            switch filling {
            case .identifier(let id):
                result.append(contentsOf: " id=\"".utf8)
                result.append(contentsOf: id)
                result.append(UInt8(ascii: "\""))
            case .direction: if hasRightToLeft { result.append(contentsOf: " dir=\"auto\"".utf8) }
            }
        }
        result.append(contentsOf: output[start...])
        return result
    }

    // MARK: Characters

    /// Writes characters, without those that no text needs: controls, noncharacters, and the marks that turn the
    /// direction of what follows (U+202A to U+202E; isolates and single marks stay).
    private mutating func write(_ text: ArraySlice<UInt8>, isAttribute: Bool) {
        var index = text.startIndex
        while index < text.endIndex {
            let byte = text[index]
            let next = index + 1 < text.endIndex ? text[index + 1] : 0
            switch byte {
            case 0x0A: endLine()
            case 0x0D: if next != 0x0A { endLine() }
            case 0x09: output.append(byte)
            case ..<0x20, 0x7F: break
            case UInt8(ascii: "\"") where !isAttribute: output.append(byte)
            case ..<0x80: output.appendEscaped(byte)
            case 0xC2 where next < 0xA0: index += 1
            case 0xE2, 0xEF:
                let third = index + 2 < text.endIndex ? text[index + 2] : 0
                if Self.isOmitted(byte, next, third) { index += 2 } else { output.append(byte) }
            case 0xF0... where Self.isNoncharacter(text[index...].prefix(4)): index += 3
            case _:
                if !isAttribute, Self.isRightToLeft(byte, next) { hasRightToLeft = true }
                output.append(byte)
            }
            index += 1
        }
    }

    /// The first one in a `<pre>` is written twice: a parser drops one.
    private mutating func endLine() {
        if output.count == codeStart { output.append(0x0A) }
        output.append(0x0A)
    }

    private static func isOmitted(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
        first == 0xE2
            ? second == 0x80 && (0xAA...0xAE).contains(third)
            : second == 0xBF && (0xBE...0xBF).contains(third)
                || second == 0xB7 && (0x90...0xAF).contains(third)
    }

    /// Whether these four bytes are U+1FFFE, U+1FFFF, U+2FFFE …
    private static func isNoncharacter(_ bytes: ArraySlice<UInt8>) -> Bool {
        let start = bytes.startIndex
        return bytes.count == 4 && bytes[start + 1] & 0x0F == 0x0F && bytes[start + 2] == 0xBF
            && bytes[start + 3] >= 0xBE
    }

    /// Whether a character of U+0590 to U+08FF begins here: Hebrew, Arabic, Syriac, Thaana and others.
    private static func isRightToLeft(_ first: UInt8, _ second: UInt8) -> Bool {
        switch first {
        case 0xD6: second >= 0x90
        case 0xD7...0xDF: true
        case 0xE0: (0xA0...0xA3).contains(second)
        case _: false
        }
    }
}
