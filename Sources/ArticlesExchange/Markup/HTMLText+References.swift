import CXML2

extension HTMLText {
    /// The text with its references resolved.
    static func references(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        var result = ""
        var rest = text[...]
        while let mark = rest.utf8.firstIndex(of: UInt8(ascii: "&")) {
            result += rest[..<mark]
            let start = rest.utf8.index(after: mark)
            let name = rest.utf8[start...].prefix(32).prefix {
                $0 > 0x20 && $0 < 0x7F && !";&".utf8.contains($0)
            }
            let end = name.endIndex
            if end < rest.endIndex, rest.utf8[end] == UInt8(ascii: ";"),
                let character = character(String(Substring(name)))
            {
                result += character
                rest = rest[rest.utf8.index(after: end)...]
            } else {
                result += "&"
                rest = rest[start...]
            }
        }
        return result + rest
    }

    private static func character(_ name: String) -> String? {
        if name.hasPrefix("#") {
            return CharacterReference.number(name.utf8).flatMap(CharacterReference.scalar).map { String($0) }
        }
        if name == "apos" { return "'" }
        guard let entity = unsafe htmlEntityLookup(name) else { return nil }
        return unsafe Unicode.Scalar(entity.pointee.value).map { String($0) }
    }
}
