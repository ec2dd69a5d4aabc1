/// Percent-decoding (RFC 3986 §2.1), strict: `%` must be followed by two hexadecimal digits.
enum PercentCoding {
    /// Decodes the bytes of `span` in `range`; nil if an escape is malformed.
    static func decode(
        _ span: Span<UInt8>, in range: Range<Int>, plusIsSpace: Bool = false
    ) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(range.count)
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = span[index]
            if byte == UInt8(ascii: "%") {
                guard index + 2 < range.upperBound, let high = digit(span[index + 1]),
                    let low = digit(span[index + 2])
                else { return nil }
                bytes.append(high << 4 | low)
                index += 3
            } else {
                bytes.append(plusIsSpace && byte == UInt8(ascii: "+") ? 0x20 : byte)
                index += 1
            }
        }
        return bytes
    }

    /// The value of a hexadecimal digit.
    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }
}

extension String {
    /// The text of UTF-8 bytes; nil if they are not valid UTF-8.
    init?(strictUTF8 span: Span<UInt8>) {
        guard let text = try? UTF8Span(validating: span) else { return nil }
        self.init(copying: text)
    }
}
