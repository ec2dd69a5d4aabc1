/// Mends the bytes of an XML document that many exports have and no parser takes: control characters, bare
/// ampersands, references to the entities of HTML, bytes that are not UTF-8.
///
/// What is mended says the same in what the parser reads; the first line of each kind is kept.
struct XMLInput {
    /// What was mended, with the first line of it, and not taken yet.
    private var repairs: [(line: Int, what: String)] = []

    private var said: Set<Repair> = []
    private var pending: [UInt8] = []
    private var line = 1
    private var section: Section?
    private var isUTF8: Bool?

    private enum Section { case data, comment, instruction }

    private enum Repair: String {
        case control = "control characters are left out"
        case ampersand = "an ampersand that stands for itself is read as one"
        case encoding = "bytes that are not UTF-8 are read as Windows-1252"
    }

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
            var end = index
            while end < safeEnd, Self.isPlain[Int(input[end])] { end += 1 }
            if end > index { output += input[index..<end] }
            index = end
            if index < safeEnd { index += step(input, index, &output) }
        }
        pending = Array(input[index...])
        return output
    }

    /// What was mended and not taken yet.
    mutating func takeRepairs() -> [(line: Int, what: String)] {
        defer { repairs = [] }
        return repairs
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
        let encoding = head[name.upperBound..<end.lowerBound]
        return ["utf-8", "utf8", "ascii"].contains(where: encoding.contains)
    }

    /// Passes one character on; returns how many bytes it took.
    private mutating func step(_ input: [UInt8], _ index: Int, _ output: inout [UInt8]) -> Int {
        let byte = input[index]
        switch byte {
        case 0x0A: line += 1
        case 0x00...0x08, 0x0B, 0x0C, 0x0E...0x1F:
            note(.control)
            return 1
        case UInt8(ascii: "&") where section == nil:
            switch XMLReference.kind(input, index) {
            case .whole: break
            case .windows(let scalar, let length):
                output += String(scalar).utf8
                return length
            case .none:
                note(.ampersand)
                output += Self.ampersand
                return 1
            }
        case UInt8(ascii: "<"), UInt8(ascii: "]"), UInt8(ascii: "-"), UInt8(ascii: "?"): follow(input, index)
        case 0x80...: return character(input, index, &output)
        case _: break
        }
        output.append(byte)
        return 1
    }

    private static let ampersand = Array("&amp;".utf8)
    private static let dataStart = Array("<![CDATA[".utf8)
    private static let commentStart = Array("<!--".utf8)
    private static let dataEnd = Array("]]>".utf8)
    private static let commentEnd = Array("-->".utf8)

    private mutating func follow(_ input: [UInt8], _ index: Int) {
        func isHere(_ bytes: [UInt8]) -> Bool {
            guard index + bytes.count <= input.count else { return false }
            for offset in bytes.indices where input[index + offset] != bytes[offset] { return false }
            return true
        }
        let next = index + 1 < input.count ? input[index + 1] : 0
        switch section {
        case nil:
            guard input[index] == UInt8(ascii: "<") else { return }
            if next == UInt8(ascii: "?") {
                section = .instruction
            } else if next == UInt8(ascii: "!") {
                section = isHere(Self.dataStart) ? .data : isHere(Self.commentStart) ? .comment : nil
            }
        case .data: if isHere(Self.dataEnd) { section = nil }
        case .comment: if isHere(Self.commentEnd) { section = nil }
        case .instruction:
            if input[index] == UInt8(ascii: "?"), next == UInt8(ascii: ">") { section = nil }
        }
    }

    /// A character of several bytes; one that is no UTF-8 is taken for Windows-1252.
    private mutating func character(_ input: [UInt8], _ index: Int, _ output: inout [UInt8]) -> Int {
        var iterator = input[index...].prefix(4).makeIterator()
        var decoder = Unicode.UTF8.ForwardParser()
        if case .valid(let scalar) = decoder.parseScalar(from: &iterator) {
            // U+FFFE and U+FFFF, which XML does not have.
            let isNoncharacter =
                scalar.elementsEqual([0xEF, 0xBF, 0xBE]) || scalar.elementsEqual([0xEF, 0xBF, 0xBF])
            if !isNoncharacter { output += scalar }
            return scalar.count
        }
        note(.encoding)
        output += Array(String(WindowsText.scalar(input[index])).utf8)
        return 1
    }

    private mutating func note(_ repair: Repair) {
        guard said.insert(repair).inserted else { return }
        repairs.append((line, "\(repair.rawValue), from here on"))
    }
}
