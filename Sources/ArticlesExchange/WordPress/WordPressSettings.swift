import Articles
import StrictJSON

/// The settings that a plugin keeps in one text: JSON, what PHP's `serialize` writes, or one inside of the other.
enum WordPressSettings {
    /// Whether a text is settings, and one of them limits readers. Of settings that can't be read, each member that may
    /// be about readers is looked at by itself.
    static func limitReaders(_ text: String) -> Bool { limitReaders(text, depth: 0) }

    private static let depthLimit = 4
    /// The most bytes that are parsed as a whole.
    private static let lengthLimit = 1 << 20

    private static func limitReaders(_ text: String, depth: Int) -> Bool {
        guard mayBeSettings(text) else { return false }
        guard depth < depthLimit, let value = value(of: text) else { return hasLimitingMember(text) }
        // Widgets of a page builder that calls itself premium.
        let ignored: Set<String> = text.contains("\"widgetType\"") ? ["premium"] : []
        return WordPressLimit.member(of: value, ignoring: ignored) != nil || holdsLimit(value, depth: depth)
    }

    private static func mayBeSettings(_ text: String) -> Bool {
        guard let first = text.utf8.first else { return false }
        return isJSON(first)
            || text.utf8.dropFirst().first == UInt8(ascii: ":") && "aOCsE".utf8.contains(first)
    }

    private static func isJSON(_ first: UInt8) -> Bool {
        first == UInt8(ascii: "{") || first == UInt8(ascii: "[") || first == UInt8(ascii: "\"")
    }

    private static func value(of text: String) -> JSONValue? {
        guard let first = text.utf8.first, text.utf8.count <= lengthLimit else { return nil }
        return isJSON(first) ? try? JSONParser.parse(Array(text.utf8)) : PHPValue.read(text)
    }

    /// Whether a text inside is settings of its own that limit readers. The parsers bound how deep it is.
    private static func holdsLimit(_ value: JSONValue, depth: Int) -> Bool {
        switch value {
        case .string(let text): limitReaders(text, depth: depth + 1)
        case .array(let elements): elements.contains { holdsLimit($0, depth: depth) }
        case .object(let members): members.contains { holdsLimit($0.value, depth: depth) }
        case .null, .bool, .number: false
        }
    }

    // MARK: Settings that can't be read

    /// Whether a name in quotes has a value behind it by which not everybody reads. Linear in the length.
    private static func hasLimitingMember(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        var start = 0
        while let end = bytes[start...].firstIndex(of: UInt8(ascii: "\"")) {
            let name = bytes[start..<end]
            start = end + 1
            guard !name.isEmpty, name.count <= 100, let value = value(in: bytes, behind: start) else {
                continue
            }
            let key = String(decoding: name, as: UTF8.self).filter { $0 != "\\" }
            let member = JSONMember(key, value)
            if WordPressLimit.member(of: .object([member]), ignoring: []) != nil { return true }
        }
        return false
    }

    /// The value behind a name: one that is not simple is a text that says nothing of everybody.
    private static func value(in bytes: [UInt8], behind start: Int) -> JSONValue? {
        var rest = bytes[start...].prefix(300).drop { $0 <= 0x20 || $0 == UInt8(ascii: "\\") }
        guard let separator = rest.popFirst(), ":;".utf8.contains(separator) else { return nil }
        rest = rest.drop { $0 <= 0x20 || $0 == UInt8(ascii: "\\") }
        let isPHP = separator == UInt8(ascii: ";")
        // Behind the end of a value in PHP comes a name, or the end.
        if isPHP, rest.dropFirst().first != UInt8(ascii: ":"), rest.first != UInt8(ascii: "N") { return nil }
        let end = isPHP ? ";" : ",}]"
        let value = String(decoding: rest.prefix { !end.utf8.contains($0) && $0 != 0x0A }, as: UTF8.self)
        return isPHP ? phpValue(value) : jsonValue(value.trimmed)
    }

    private static func phpValue(_ text: String) -> JSONValue {
        let inner = text.drop { $0 != ":" }.dropFirst()
        switch text.first {
        case "N": return .null
        case "b": return .bool(inner == "1")
        case "i", "d": return .string(String(inner))
        case "s": return .string(String(inner.drop { $0 != "\"" }.dropFirst().prefix { $0 != "\"" }))
        case _: return unknown
        }
    }

    private static func jsonValue(_ text: String) -> JSONValue {
        switch text {
        case "null": .null
        case "true", "false": .bool(text == "true")
        case _ where text.hasPrefix("{") || text.hasPrefix("["): unknown
        case _: .string(text.filter { $0 != "\"" && $0 != "\\" })
        }
    }

    private static let unknown = JSONValue.string("?")
}
