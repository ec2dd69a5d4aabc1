import Articles
import CXML2

/// HTML that stands in a place for plain text.
enum HTMLText {
    /// The text without tags, references resolved, with single spaces.
    static func plain(_ html: String) -> String {
        guard html.contains("<") else { return decoded(html) }
        var text = ""
        var isTag = false
        for character in html {
            if character == "<" {
                isTag = true
                text.append(" ")
            } else if isTag {
                isTag = character != ">"
            } else {
                text.append(character)
            }
        }
        return decoded(text).replacing(/\ +([.,;:!?)])/) { String($0.1) }
    }

    /// The text with its references resolved, with single spaces.
    static func decoded(_ text: String) -> String {
        references(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// The text with its references resolved.
    static func references(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        var result = ""
        var rest = text[...]
        while let mark = rest.firstIndex(of: "&") {
            result += rest[..<mark]
            let name = rest[rest.index(after: mark)...].prefix(32).prefix {
                $0 != ";" && !$0.isWhitespace && $0 != "&"
            }
            let end = name.endIndex
            if end < rest.endIndex, rest[end] == ";", let character = character(String(name)) {
                result += character
                rest = rest[rest.index(after: end)...]
            } else {
                result += "&"
                rest = rest[rest.index(after: mark)...]
            }
        }
        return result + rest
    }

    private static func character(_ name: String) -> String? {
        if name.hasPrefix("#") {
            let isHex = name.dropFirst().first.map { $0 == "x" || $0 == "X" } ?? false
            let digits = name.dropFirst(isHex ? 2 : 1)
            guard let value = UInt32(digits, radix: isHex ? 16 : 10), let scalar = Unicode.Scalar(value),
                value > 0
            else {
                return nil
            }
            return String(scalar)
        }
        if name == "apos" { return "'" }
        guard let entity = unsafe htmlEntityLookup(name) else { return nil }
        return unsafe Unicode.Scalar(entity.pointee.value).map { String($0) }
    }
}
