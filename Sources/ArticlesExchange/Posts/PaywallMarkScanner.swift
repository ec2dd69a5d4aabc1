/// Looks for the marks of a part that is not for everybody in a text of HTML, or of what may hold HTML.
///
/// Comments and attributes are looked for wherever they stand, also where a browser would see none: a mark that was
/// written is meant. Linear in the length.
struct PaywallMarkScanner {
    private let bytes: [UInt8]

    private static let opening = Array("<!--".utf8)
    private static let closing = Array("-->".utf8)
    /// The ends of the names of attributes that hold the names of parts.
    private static let attributes = ["class", "classname", "component-name"].map { Array($0.utf8) }
    /// The ends of the names of attributes that say who sees an element.
    private static let audiences = ["data-visibility", "data-access", "data-audience", "data-tier"].map {
        Array($0.utf8)
    }
    /// The longest value without quotes that is read.
    private static let bareLimit = 300

    init(_ text: String) { bytes = Array(text.utf8) }

    /// Whether a comment is a mark. One without an end goes to the next one, or to the end of the text.
    var hasComment: Bool {
        var next = bytes.first(of: Self.opening, from: 0)
        while let start = next.map({ $0 + Self.opening.count }) {
            next = bytes.first(of: Self.opening, from: start)
            let inner = bytes[start..<(next ?? bytes.count)]
            let end = Array(inner).first(of: Self.closing, from: 0).map { start + $0 } ?? inner.endIndex
            if PaywallMark.isComment(String(decoding: bytes[start..<end], as: UTF8.self)) { return true }
        }
        return false
    }

    /// Whether an element, a class or a component is named after such a part, or an attribute says that it is one.
    var hasName: Bool { hasElement || hasAttribute }

    private var hasElement: Bool {
        bytes.indices.contains { index in
            guard bytes[index] == UInt8(ascii: "<") else { return false }
            let name = bytes[(index + 1)...].prefix(60).prefix {
                $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 >= 0x30 && $0 <= 0x3A || "-_.".utf8.contains($0)
            }
            return name.count > 5 && PaywallMark.isName(String(decoding: name, as: UTF8.self))
        }
    }

    private var hasAttribute: Bool {
        var index = 0
        while let sign = bytes[index...].firstIndex(of: UInt8(ascii: "=")) {
            index = sign + 1
            let isName = endsName(sign, Self.attributes)
            guard isName || endsName(sign, Self.audiences) else { continue }
            let value = value(behind: sign)
            if isName ? holdsName(value.bytes) : saysHidden(value.bytes) { return true }
            // What is in quotes is looked through again, since they may be set wrongly: each ends at the next one.
            if !value.isQuoted { index = value.bytes.endIndex }
        }
        return false
    }

    private func saysHidden(_ value: ArraySlice<UInt8>) -> Bool {
        guard value.count <= 100 else { return false }
        let text = HTMLText.decoded(String(decoding: value, as: UTF8.self))
        // What a script shows later is no part for some readers.
        if ["hidden", "closed", "inactive", "disabled"].contains(VisibilityKey.folded(text)) { return false }
        return !WordPressLimit.isOfDevices(HTMLVocabulary.words(of: text)) && PageSigns.saysHidden(text)
    }

    private func holdsName(_ value: ArraySlice<UInt8>) -> Bool {
        let text = HTMLText.references(String(decoding: value, as: UTF8.self))
        return text.split { $0.isWhitespace || "\"'`,;{}()\\".contains($0) }.contains {
            PaywallMark.isName($0)
        }
    }

    /// Whether the name of such an attribute ends before an equals sign.
    private func endsName(_ sign: Int, _ names: [[UInt8]]) -> Bool {
        var end = sign
        while end > 0, bytes[end - 1] <= 0x20 { end -= 1 }
        return names.contains { name in
            let start = end - name.count
            guard start >= 0 else { return false }
            return zip(bytes[start..<end], name).allSatisfy { $0 == $1 || $0 | 0x20 == $1 && $1 >= 0x61 }
        }
    }

    /// The value behind an equals sign, up to its quote, or to what ends one without.
    private func value(behind sign: Int) -> (bytes: ArraySlice<UInt8>, isQuoted: Bool) {
        let rest = bytes[(sign + 1)...].drop { $0 <= 0x20 || $0 == UInt8(ascii: "\\") }
        switch rest.first {
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            return (rest.dropFirst().prefix { $0 != rest.first }, true)
        case UInt8(ascii: "{"): return (rest.prefix(Self.bareLimit).prefix { $0 != UInt8(ascii: "}") }, false)
        case _: return (rest.prefix(Self.bareLimit).prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") }, false)
        }
    }
}
