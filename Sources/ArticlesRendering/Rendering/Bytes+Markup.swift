extension UInt8 {
    /// A space, tab, or an end of a line.
    var isMarkupSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }

    var isASCIIDigit: Bool { (0x30...0x39).contains(self) }

    var isASCIIAlphanumeric: Bool { (0x61...0x7A).contains(self | 0x20) || isASCIIDigit }

    var asciiLowercased: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}

extension ArraySlice<UInt8> {
    /// Without white space at its ends.
    func trimmingMarkupSpace() -> Self {
        var slice = self
        while slice.first?.isMarkupSpace == true { slice.removeFirst() }
        while slice.last?.isMarkupSpace == true { slice.removeLast() }
        return slice
    }
}

extension [UInt8] {
    /// Adds a byte of text, with what html would take for markup escaped.
    mutating func appendEscaped(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "&"): append(contentsOf: "&amp;".utf8)
        case UInt8(ascii: "<"): append(contentsOf: "&lt;".utf8)
        case UInt8(ascii: ">"): append(contentsOf: "&gt;".utf8)
        case UInt8(ascii: "\""): append(contentsOf: "&quot;".utf8)
        case _: append(byte)
        }
    }
}
