/// A strict parser of one JSON text: RFC 8259, UTF-8 without BOM, no name twice in an object, at most
/// `maximumDepth` levels. Faults are found with their byte offset. Linear in the size of the text.
public struct JSONParser {
    /// The most levels of arrays and objects in each other.
    public static let maximumDepth = 32

    let bytes: [UInt8]
    var offset = 0
    var depth = 0
    /// The first text that no string can store; reported once the rest is known to be well-formed.
    var unstorable: JSONError?

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The value of a whole text.
    public static func parse(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
        var parser = JSONParser(bytes)
        parser.skipSpace()
        let value = try parser.value()
        parser.skipSpace()
        guard parser.offset == bytes.count else { throw parser.malformed("unexpected text after the value") }
        if let error = parser.unstorable { throw error }
        return value
    }

    func malformed(_ detail: String, at offset: Int? = nil) -> JSONError {
        JSONError(kind: .malformed, offset: offset ?? self.offset, detail: detail)
    }

    var current: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    mutating func skipSpace() {
        while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { offset += 1 }
    }

    mutating func value() throws(JSONError) -> JSONValue {
        switch current {
        case UInt8(ascii: "{"): return .object(try object())
        case UInt8(ascii: "["): return .array(try array())
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try literal("true", .bool(true))
        case UInt8(ascii: "f"): return try literal("false", .bool(false))
        case UInt8(ascii: "n"): return try literal("null", .null)
        case UInt8(ascii: "-"): return .number(try number())
        case .some(let byte) where (0x30...0x39).contains(byte): return .number(try number())
        case nil: throw malformed("the text ends where a value is expected")
        case _: throw malformed("a value is expected")
        }
    }

    private mutating func literal(
        _ word: StaticString, _ value: JSONValue
    ) throws(JSONError) -> JSONValue {
        let text = word.description.utf8
        guard bytes[offset...].starts(with: text) else { throw malformed("a value is expected") }
        offset += text.count
        return value
    }

    mutating func enter() throws(JSONError) {
        guard depth < Self.maximumDepth else {
            throw malformed("nested deeper than \(Self.maximumDepth) levels")
        }
        depth += 1
        offset += 1
        skipSpace()
    }

    private mutating func array() throws(JSONError) -> [JSONValue] {
        try enter()
        defer { depth -= 1 }
        var elements: [JSONValue] = []
        if current == UInt8(ascii: "]") {
            offset += 1
            return elements
        }
        while true {
            elements.append(try value())
            if try endsAfterElement(UInt8(ascii: "]")) { return elements }
        }
    }

    private mutating func object() throws(JSONError) -> [JSONMember] {
        try enter()
        defer { depth -= 1 }
        var members: [JSONMember] = []
        var names = Set<[UInt8]>()
        if current == UInt8(ascii: "}") {
            offset += 1
            return members
        }
        while true {
            let start = offset
            guard current == UInt8(ascii: "\"") else {
                throw malformed("a member name in quotes is expected")
            }
            let name = try string()
            guard names.insert(Array(name.utf8)).inserted else {
                throw malformed("the name is given twice in this object", at: start)
            }
            skipSpace()
            guard current == UInt8(ascii: ":") else { throw malformed("a colon is expected") }
            offset += 1
            skipSpace()
            members.append(JSONMember(name, try value()))
            if try endsAfterElement(UInt8(ascii: "}")) { return members }
        }
    }

    /// Steps over a comma (`false`) or the closing bracket (`true`).
    mutating func endsAfterElement(_ close: UInt8) throws(JSONError) -> Bool {
        skipSpace()
        guard let byte = current, byte == close || byte == UInt8(ascii: ",") else {
            throw malformed(current == nil ? "the text ends too early" : "a comma or the end is expected")
        }
        offset += 1
        if byte == close { return true }
        skipSpace()
        return false
    }

    private mutating func number() throws(JSONError) -> String {
        let start = offset
        if current == UInt8(ascii: "-") { offset += 1 }
        if current == UInt8(ascii: "0") {
            offset += 1
        } else {
            try digits()
        }
        if current == UInt8(ascii: ".") {
            offset += 1
            try digits()
        }
        if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
            offset += 1
            if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { offset += 1 }
            try digits()
        }
        return String(decoding: bytes[start..<offset], as: UTF8.self)
    }

    private mutating func digits() throws(JSONError) {
        let start = offset
        while let byte = current, (0x30...0x39).contains(byte) { offset += 1 }
        guard offset > start else { throw malformed("a digit is expected") }
    }
}
