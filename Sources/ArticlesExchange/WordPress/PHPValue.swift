import StrictJSON

/// Reads what PHP's `serialize` writes, in which plugins keep their settings: `a:1:{s:10:"visibility";s:7:"private";}`.
struct PHPValue {
    private let bytes: [UInt8]
    private var index = 0

    private static let depthLimit = 32

    /// The value of a text; `nil` for one that is damaged, too deep, or has what is not read: references, objects that
    /// write themselves.
    static func read(_ text: String) -> JSONValue? {
        var reader = PHPValue(bytes: Array(text.utf8))
        guard let value = reader.value(depth: 0), reader.index == reader.bytes.count else { return nil }
        return value
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func value(depth: Int) -> JSONValue? {
        guard depth < Self.depthLimit, let kind = next() else { return nil }
        switch kind {
        case UInt8(ascii: "N"): return skip(";") ? .null : nil
        case UInt8(ascii: "b"): return head(until: ";").map { .bool($0 == "1") }
        case UInt8(ascii: "i"), UInt8(ascii: "d"): return head(until: ";").map { .string($0) }
        case UInt8(ascii: "s"):
            guard let text = text(), skip(";") else { return nil }
            return .string(text)
        case UInt8(ascii: "a"): return members(depth: depth)
        case UInt8(ascii: "O"): return text() == nil ? nil : members(depth: depth)
        case _: return nil
        }
    }

    /// Keys and values in turn, behind their number.
    private mutating func members(depth: Int) -> JSONValue? {
        guard let count = head(until: ":").flatMap({ Int($0) }), skip("{") else { return nil }
        var members: [JSONMember] = []
        while members.count < count {
            guard let key = value(depth: depth + 1)?.text, let value = value(depth: depth + 1) else {
                return nil
            }
            members.append(JSONMember(key, value))
        }
        return skip("}") ? .object(members) : nil
    }

    /// A text in quotes behind the number of its bytes.
    private mutating func text() -> String? {
        guard let length = head(until: ":").flatMap({ Int($0) }), skip("\""), length >= 0,
            length <= bytes.count - index
        else { return nil }
        let text = String(decoding: bytes[index..<(index + length)], as: UTF8.self)
        index += length
        return skip("\"") ? text : nil
    }

    /// What stands between a colon and a mark, a number.
    private mutating func head(until mark: Unicode.Scalar) -> String? {
        guard skip(":") else { return nil }
        let head = bytes[index...].prefix(40).prefix { $0 != UInt8(ascii: mark) }
        guard head.endIndex < bytes.count, bytes[head.endIndex] == UInt8(ascii: mark) else { return nil }
        index = head.endIndex + 1
        return String(decoding: head, as: UTF8.self)
    }

    private mutating func next() -> UInt8? {
        guard index < bytes.count else { return nil }
        defer { index += 1 }
        return bytes[index]
    }

    private mutating func skip(_ mark: Unicode.Scalar) -> Bool { next() == UInt8(ascii: mark) }
}
