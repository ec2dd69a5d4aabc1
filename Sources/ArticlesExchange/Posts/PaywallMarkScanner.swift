/// Looks for the marks of a part that is not for everybody in a text of HTML, or of what may hold HTML.
///
/// Comments are looked for wherever they stand, also where a browser would see none: a mark that was written is meant.
/// Linear in the length.
struct PaywallMarkScanner {
    private let text: String
    private let bytes: [UInt8]

    private static let opening = Array("<!--".utf8)
    private static let closing = Array("-->".utf8)
    /// The ends of the names of attributes that hold the names of parts.
    private static let attributes = ["class", "classname", "component-name"].map { Array($0.utf8) }
    /// The ends of the names of attributes that say who sees an element.
    private static let audiences = ["visibility", "access", "audience", "tier"].map { Array($0.utf8) }
    /// The longest value without quotes that is read.
    private static let bareLimit = 300

    init(_ text: String) {
        self.text = text
        bytes = Array(text.utf8)
    }

    private func mark(_ text: String, at offset: Int) -> HidingMark {
        HidingMark(text, at: offset, in: bytes)
    }

    // MARK: Comments

    /// A comment that is a mark. One without an end goes to the next one, or to the end of the text.
    var comment: HidingMark? {
        var next = bytes.first(of: Self.opening, from: 0)
        while let start = next.map({ $0 + Self.opening.count }) {
            next = bytes.first(of: Self.opening, from: start)
            let inner = bytes[start..<(next ?? bytes.count)]
            let end = Array(inner).first(of: Self.closing, from: 0).map { start + $0 } ?? inner.endIndex
            let said = String(decoding: bytes[start..<end], as: UTF8.self)
            if PaywallMark.isComment(said) { return mark("<!--\(said)-->", at: start) }
        }
        return nil
    }

    // MARK: Names

    /// An element, a class or a component that is named after such a part, or an attribute that says that it is one.
    var name: HidingMark? { element ?? attribute }

    private var element: HidingMark? {
        for index in bytes.indices where bytes[index] == UInt8(ascii: "<") {
            let name = bytes[(index + 1)...].prefix(60).prefix {
                Self.isLetter($0) || $0 >= 0x30 && $0 <= 0x3A || "-_.".utf8.contains($0)
            }
            let text = String(decoding: name, as: UTF8.self)
            if name.count > 5, PaywallMark.isName(text) { return mark("<\(text)>", at: index) }
        }
        return nil
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    private var attribute: HidingMark? {
        var place = TagPlace()
        var next = 0
        for index in bytes.indices {
            place.step(bytes[index], before: index + 1 < bytes.count ? bytes[index + 1] : 0)
            guard bytes[index] == UInt8(ascii: "="), index >= next, place.isInTag else { continue }
            let isName = endsName(index, Self.attributes)
            guard isName || endsName(index, Self.audiences) else { continue }
            let value = value(behind: index)
            if isName ? holdsName(value.bytes) : saysHidden(value.bytes) {
                let said = String(decoding: value.bytes.prefix(100), as: UTF8.self)
                return mark(isName ? "the class \(said)" : "a part for \(said)", at: index)
            }
            // What is in quotes is looked through again, since they may be set wrongly: each ends at the next one.
            if !value.isQuoted { next = value.bytes.endIndex }
        }
        return nil
    }

    private func saysHidden(_ value: ArraySlice<UInt8>) -> Bool {
        guard value.count <= 100 else { return false }
        let text = HTMLText.decoded(String(decoding: value, as: UTF8.self))
        return !VisibilityValue.isOfScripts(text)
            && !WordPressLimit.isOfDevices(HTMLVocabulary.words(of: text)) && PageSigns.saysHidden(text)
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

    // MARK: Shortcodes

    /// A shortcode of WordPress with an end, which feeds and converted posts have when nobody replaces it, that is a gate.
    /// In Markdown `[name][/name]` is a link.
    func shortcode(isMarkdown: Bool) -> HidingMark? {
        guard bytes.first(of: Array("[/".utf8), from: 0) != nil else { return nil }
        var scanner = ShortcodeScanner(text)
        while let piece = scanner.next() {
            guard case .code(let code, let place) = piece, place.isClosed, WordPressGate.isLimit(code),
                !isMarkdown || place.enclosesText
            else { continue }
            let offset = bytes.first(of: Array(code.text.utf8.prefix(60)), from: 0) ?? 0
            return mark(code.text, at: offset)
        }
        return nil
    }
}

/// Whether a place in a text is inside of a tag: as a tokenizer sees it, or, since quotes may be set wrongly, behind a `<`
/// and before any `>`; or in the braces of a generator's tag or of attributes in Markdown, `{{< div class="a" >}}`.
private struct TagPlace {
    private var isInTokens = false
    private var quote: UInt8?
    private var isBehindSign = false
    private var isInBrackets = false
    private var isInBraces = false

    var isInTag: Bool { isInTokens || isInBrackets || isInBraces }

    /// Goes on by one byte.
    mutating func step(_ byte: UInt8, before next: UInt8) {
        if byte == UInt8(ascii: "{") {
            isInBraces = true
        } else if byte == UInt8(ascii: "}") {
            isInBraces = false
        }
        let beginsTag = byte == UInt8(ascii: "<") && (0x61...0x7A).contains(next | 0x20)
        if beginsTag { isInBrackets = true } else if byte == UInt8(ascii: ">") { isInBrackets = false }
        guard isInTokens else {
            if beginsTag { (isInTokens, quote, isBehindSign) = (true, nil, false) }
            return
        }
        if let open = quote {
            if byte == open { quote = nil }
        } else if byte == UInt8(ascii: ">") {
            isInTokens = false
        } else if isBehindSign, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
            quote = byte
        }
        isBehindSign = byte == UInt8(ascii: "=") || isBehindSign && byte <= 0x20
    }
}
