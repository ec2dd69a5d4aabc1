/// Writes XML 1.0 into a buffer, token by token. What it writes is well-formed whatever the texts hold.
package struct XMLWriter {
    /// An attribute; one without a value is left out.
    package typealias Attribute = (name: StaticString, value: String?)

    /// What was written, UTF-8.
    package private(set) var bytes: [UInt8] = []

    /// A document with its declaration, and room for `capacity` bytes.
    package init(capacity: Int) {
        bytes.reserveCapacity(capacity)
        raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    }

    /// A part of a document, without a declaration.
    package init(part: Void) {}

    /// Writes a start tag.
    package mutating func open(_ name: StaticString, _ attributes: Attribute...) {
        tag(name, attributes)
        raw(">\n")
    }

    /// Writes an end tag.
    package mutating func close(_ name: StaticString) {
        raw("</")
        raw(name)
        raw(">\n")
    }

    /// Writes an element without content.
    package mutating func empty(_ name: StaticString, _ attributes: Attribute...) {
        tag(name, attributes)
        raw("/>\n")
    }

    /// Writes an element that holds a text.
    package mutating func element(_ name: StaticString, _ text: String, _ attributes: Attribute...) {
        tag(name, attributes)
        raw(">")
        escape(text, isAttribute: false)
        close(name)
    }

    private mutating func tag(_ name: StaticString, _ attributes: [Attribute]) {
        raw("<")
        raw(name)
        for (name, value) in attributes {
            guard let value else { continue }
            raw(" ")
            raw(name)
            raw("=\"")
            escape(value, isAttribute: true)
            raw("\"")
        }
    }

    private mutating func raw(_ text: StaticString) {
        text.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
    }

    private mutating func escape(_ text: String, isAttribute: Bool) {
        var text = text
        text.withUTF8 { unsafe escape($0, isAttribute: isAttribute) }
    }

    /// Copies runs whole that need no escape.
    private mutating func escape(_ text: UnsafeBufferPointer<UInt8>, isAttribute: Bool) {
        var copied = 0
        var index = 0
        while index < text.count {
            let byte = unsafe text[index]
            guard byte <= UInt8(ascii: ">") || byte == 0xEF else {
                index += 1
                continue
            }
            guard let (replacement, length) = unsafe Self.replacement(text, index, isAttribute) else {
                index += 1
                continue
            }
            unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[copied..<index]))
            raw(replacement)
            index += length
            copied = index
        }
        unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[copied..<text.count]))
    }

    /// What stands for the character at a place, and how many bytes it replaces; nil where it stands for itself.
    ///
    /// White space that a parser would make a space or a line end of is a reference. A character that XML 1.0 has not
    /// at all (2.2), not even as a reference, becomes U+FFFD: were it dropped, what is on both sides of it would be
    /// one word.
    private static func replacement(
        _ text: UnsafeBufferPointer<UInt8>, _ index: Int, _ isAttribute: Bool
    ) -> (StaticString, Int)? {
        switch unsafe text[index] {
        case UInt8(ascii: "&"): return ("&amp;", 1)
        case UInt8(ascii: "<"): return ("&lt;", 1)
        case UInt8(ascii: ">"): return ("&gt;", 1)
        case UInt8(ascii: "\""): return isAttribute ? ("&quot;", 1) : nil
        case 0x09: return isAttribute ? ("&#9;", 1) : nil
        case 0x0A: return isAttribute ? ("&#10;", 1) : nil
        case 0x0D: return ("&#13;", 1)
        case 0..<0x20: return ("\u{FFFD}", 1)
        case 0xEF:
            guard index + 2 < text.count else { return nil }
            let isNoncharacter = unsafe text[index + 1] == 0xBF && text[index + 2] >= 0xBE
            return isNoncharacter ? ("\u{FFFD}", 3) : nil
        case _: return nil
        }
    }
}
