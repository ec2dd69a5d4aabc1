/// Html that is written from front to back: every text in it is escaped.
struct HTMLText {
    private(set) var bytes: [UInt8] = []

    /// Writes markup of this library.
    mutating func raw(_ markup: StaticString) {
        markup.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
    }

    /// Writes html that is known to be safe.
    mutating func raw(safe html: String) {
        bytes += html.utf8
    }

    /// Writes a text, in content or in a value in quotation marks.
    mutating func text(_ text: String) {
        // By bytes: a character may be a mark and an accent behind it.
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): raw("&amp;")
            case UInt8(ascii: "<"): raw("&lt;")
            case UInt8(ascii: ">"): raw("&gt;")
            case UInt8(ascii: "\""): raw("&quot;")
            case _: bytes.append(byte)
            }
        }
    }

    /// Writes an element.
    mutating func element(
        _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:],
        _ content: (inout HTMLText) -> Void
    ) {
        raw("<")
        raw(name)
        for (name, value) in attributes {
            raw(" ")
            raw(name)
            raw("=\"")
            text(value)
            raw("\"")
        }
        raw(">")
        content(&self)
        raw("</")
        raw(name)
        raw(">")
    }

    /// Writes an element that holds a text.
    mutating func element(
        _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:], text: String
    ) {
        element(name, attributes) { $0.text(text) }
    }

    /// Writes what can be scrolled and copied; the keyboard reaches it.
    mutating func preformatted(_ text: String) {
        raw("<pre tabindex=\"0\"><code>")
        self.text(text)
        raw("</code></pre>\n")
    }

    /// Writes something for each of a list, with a text between.
    mutating func list<Element>(
        _ elements: some Collection<Element>, between separator: StaticString,
        _ write: (inout HTMLText, Element) -> Void
    ) {
        for (index, element) in elements.enumerated() {
            if index > 0 { raw(separator) }
            write(&self, element)
        }
    }
}
