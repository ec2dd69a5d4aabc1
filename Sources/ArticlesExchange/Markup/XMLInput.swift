/// Mends the bytes of an XML document that many exports have and no parser takes: control characters, bare
/// ampersands, references to the entities of HTML, bytes that are not UTF-8.
///
/// What is mended says the same in what the parser reads; the first line of each kind is kept.
struct XMLInput {
    /// What was mended, with the first line of it.
    private(set) var repairs: [(line: Int, what: String)] = []

    private var said: Set<String> = []
    private var pending: [UInt8] = []
    private var line = 1
    private var section: Section?
    private var isUTF8: Bool?

    private enum Section { case data, comment, instruction }

    /// The longest reference that is waited for, and the longest mark of a section.
    private static let lookAhead = 16

    /// The bytes to read instead of these.
    mutating func mend(_ bytes: [UInt8], isLast: Bool = false) -> [UInt8] {
        let input = pending + bytes
        pending = []
        if isUTF8 == nil { isUTF8 = Self.isUTF8(input) }
        guard isUTF8 ?? true else { return input }
        var output: [UInt8] = []
        output.reserveCapacity(input.count + 64)
        var index = 0
        let safeEnd = isLast ? input.count : max(0, input.count - Self.lookAhead)
        while index < safeEnd {
            let end = input[index..<safeEnd].firstIndex { !Self.isPlain[Int($0)] } ?? safeEnd
            output += input[index..<end]
            index = end
            if index < safeEnd { index += step(input, index, &output) }
        }
        pending = Array(input[index...])
        return output
    }

    /// The bytes that mean nothing but themselves.
    private static let isPlain = (0...255).map { byte in
        byte == 0x09 || byte == 0x0D || (0x20...0x7F).contains(byte) && !"&<]-?".utf8.contains(UInt8(byte))
    }

    /// What the declaration says, or the first bytes.
    private static func isUTF8(_ bytes: [UInt8]) -> Bool {
        if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) || bytes.prefix(4).contains(0)
        {
            return false
        }
        let head = String(decoding: bytes.prefix(200), as: UTF8.self).lowercased()
        guard head.hasPrefix("<?xml"), let end = head.firstRange(of: "?>"),
            let name = head[..<end.lowerBound].firstRange(of: "encoding")
        else { return true }
        return head[name.upperBound..<end.lowerBound].contains("utf-8")
            || head[name.upperBound..<end.lowerBound].contains("utf8")
            || head[name.upperBound..<end.lowerBound].contains("ascii")
    }

    /// Passes one character on; returns how many bytes it took.
    private mutating func step(_ input: [UInt8], _ index: Int, _ output: inout [UInt8]) -> Int {
        let byte = input[index]
        switch byte {
        case 0x0A:
            line += 1
            output.append(byte)
            return 1
        case 0x00...0x08, 0x0B, 0x0C, 0x0E...0x1F:
            note("control characters are left out")
            return 1
        case UInt8(ascii: "&") where section == nil:
            return ampersand(input, index, &output)
        case UInt8(ascii: "<"), UInt8(ascii: "]"), UInt8(ascii: "-"), UInt8(ascii: "?"):
            follow(input, index)
            output.append(byte)
            return 1
        case 0x80...:
            return character(input, index, &output)
        case _:
            output.append(byte)
            return 1
        }
    }

    private mutating func follow(_ input: [UInt8], _ index: Int) {
        func isHere(_ text: StaticString) -> Bool {
            let bytes = Array("\(text)".utf8)
            return index + bytes.count <= input.count
                && input[index..<index + bytes.count].elementsEqual(bytes)
        }
        switch section {
        case nil:
            if isHere("<![CDATA[") {
                section = .data
            } else if isHere("<!--") {
                section = .comment
            } else if isHere("<?") {
                section = .instruction
            }
        case .data: if isHere("]]>") { section = nil }
        case .comment: if isHere("-->") { section = nil }
        case .instruction: if isHere("?>") { section = nil }
        }
    }

    private mutating func ampersand(_ input: [UInt8], _ index: Int, _ output: inout [UInt8]) -> Int {
        let name = input[(index + 1)...].prefix(12).prefix { $0 != UInt8(ascii: ";") }
        let isEnded =
            index + 1 + name.count < input.count && input[index + 1 + name.count] == UInt8(ascii: ";")
        let text = String(decoding: name, as: UTF8.self)
        let isNumber = text.hasPrefix("#") && text.count > 1 && isNumeric(text.dropFirst())
        if isEnded, isNumber || ["amp", "lt", "gt", "quot", "apos"].contains(text) {
            output += input[index...index]
        } else {
            note("an ampersand that stands for itself is read as one")
            output += Array("&amp;".utf8)
        }
        return 1
    }

    private func isNumeric(_ text: Substring) -> Bool {
        let isHex = text.first == "x" || text.first == "X"
        let digits = isHex ? text.dropFirst() : text
        guard !digits.isEmpty, digits.allSatisfy({ isHex ? $0.isHexDigit : "0"..."9" ~= $0 }),
            let value = UInt32(digits, radix: isHex ? 16 : 10)
        else { return false }
        return value >= 0x20 && Unicode.Scalar(value) != nil && value != 0xFFFE && value != 0xFFFF
            || [9, 10, 13].contains(value)
    }

    /// A character of several bytes; one that is no UTF-8 is taken for Windows-1252.
    private mutating func character(_ input: [UInt8], _ index: Int, _ output: inout [UInt8]) -> Int {
        var iterator = input[index...].prefix(4).makeIterator()
        var decoder = Unicode.UTF8.ForwardParser()
        if case .valid(let scalar) = decoder.parseScalar(from: &iterator) {
            let isNone =
                scalar.elementsEqual([0xEF, 0xBF, 0xBE]) || scalar.elementsEqual([0xEF, 0xBF, 0xBF])
            if !isNone { output += scalar }
            return scalar.count
        }
        note("bytes that are not UTF-8 are read as Windows-1252")
        output += Array(String(WindowsText.scalar(input[index])).utf8)
        return 1
    }

    private mutating func note(_ what: String) {
        guard said.insert(what).inserted else { return }
        repairs.append((line, "\(what), from here on"))
    }

    /// What was mended and not taken yet.
    mutating func takeRepairs() -> [(line: Int, what: String)] {
        defer { repairs = [] }
        return repairs
    }
}

/// Windows-1252, in which old pages are.
enum WindowsText {
    static func scalar(_ byte: UInt8) -> Unicode.Scalar {
        guard (0x80...0x9F).contains(byte) else { return Unicode.Scalar(byte) }
        return Unicode.Scalar(table[Int(byte - 0x80)]) ?? "\u{FFFD}"
    }

    private static let table: [UInt32] = [
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
        0x0152, 0xFFFD,
        0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122,
        0x0161, 0x203A,
        0x0153, 0xFFFD, 0x017E, 0x0178,
    ]
}
