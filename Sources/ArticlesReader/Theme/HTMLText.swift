import Mustache

/// Text as it may stand in html, between tags and in quoted attributes: what templates make of a value in double braces.
///
/// The escapes of swift-mustache 2.1 look at whole characters: a quotation mark with an accent behind it is none for them, and
/// ends an attribute. These look at bytes. What html has no character for (controls and noncharacters, HTML 13.2.3.5)
/// becomes U+FFFD.
struct HTMLText: MustacheContentType {
    /// The pragma that templates begin with.
    static let pragma = "{{%CONTENT_TYPE:DATELINE-HTML}}"

    /// Makes the pragma known.
    static let registration: Void = MustacheContentTypes.register(HTMLText(), named: "DATELINE-HTML")

    func escapeText(_ text: String) -> String { Self.escaped(text) }

    /// The text with its markup escaped, and its bidirectional marks closed.
    static func escaped(_ text: String) -> String {
        let text = BidirectionalText.balanced(text)
        guard !text.utf8.allSatisfy(isPlain) else { return text }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + text.utf8.count >> 3 + 16)
        for byte in text.withoutForbiddenCharacters.utf8 { append(byte, to: &bytes) }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"):
            false
        case 0..<0x20, 0x7F: byte == 0x09 || byte == 0x0A
        // Where a control of two bytes, or a noncharacter, may begin.
        case 0xC2, 0xEF...: false
        case _: true
        }
    }

    private static func append(_ byte: UInt8, to bytes: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "&"): bytes += "&amp;".utf8
        case UInt8(ascii: "<"): bytes += "&lt;".utf8
        case UInt8(ascii: ">"): bytes += "&gt;".utf8
        case UInt8(ascii: "\""): bytes += "&quot;".utf8
        case UInt8(ascii: "'"): bytes += "&#39;".utf8
        case 0x09, 0x0A: bytes.append(byte)
        case 0x0D: bytes += "&#13;".utf8
        case 0..<0x20, 0x7F: bytes += "\u{FFFD}".utf8
        case _: bytes.append(byte)
        }
    }
}

extension String {
    /// With U+FFFD for the characters of more than one byte that html must not have: controls and noncharacters.
    var withoutForbiddenCharacters: String {
        guard unicodeScalars.contains(where: Self.isForbidden) else { return self }
        var view = UnicodeScalarView()
        view.append(contentsOf: unicodeScalars.lazy.map { Self.isForbidden($0) ? "\u{FFFD}" : $0 })
        return String(view)
    }

    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x80...0x9F, 0xFDD0...0xFDEF: true
        case let value: value & 0xFFFE == 0xFFFE
        }
    }
}
