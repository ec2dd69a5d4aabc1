extension WordScanner {
    /// The folding of an ASCII letter or digit; 0 for anything else.
    @inline(__always)
    static func asciiFolded(_ byte: UInt8) -> UInt8 {
        switch byte {
        case 0x61...0x7A, 0x30...0x39: byte
        case 0x41...0x5A: byte | 0x20
        default: 0
        }
    }

    /// The scalar that starts at an offset, and its length in bytes.
    static func scalar(_ bytes: borrowing Span<UInt8>, _ at: Int) -> (Unicode.Scalar, Int) {
        let first = UInt32(bytes[at])
        let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard length > 1, at + length <= bytes.count else {
            return (Unicode.Scalar(UInt8(first & 0x7F)), 1)
        }
        var value = first & (0x7F >> UInt32(length))
        for offset in (at + 1)..<(at + length) { value = value << 6 | UInt32(bytes[offset] & 0x3F) }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
    }

    /// Whether a spaceless letter starts at an offset.
    static func isSpaceless(_ bytes: borrowing Span<UInt8>, _ at: Int, _ table: FoldingTable) -> Bool {
        bytes[at] >= 0x80 && table.scalarClass(of: scalar(bytes, at).0) == .spaceless
    }

    /// The scalars of a range, without those that are not there.
    static func text(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> String {
        var scalars = String.UnicodeScalarView()
        var at = range.lowerBound
        while at < range.upperBound {
            let (scalar, length) = scalar(bytes, at)
            if scalar.isASCII || ScalarClass(scalar) != .ignorable { scalars.append(scalar) }
            at += length
        }
        return String(scalars)
    }

    /// Moves behind `'s` or `’s` when the word ends there.
    func skipPossessive(_ bytes: borrowing Span<UInt8>, _ at: inout Int) {
        var next = at
        if next < bytes.count, bytes[next] == UInt8(ascii: "'") {
            next += 1
        } else if next + 2 < bytes.count, bytes[next] == 0xE2, bytes[next + 1] == 0x80,
            bytes[next + 2] == 0x99
        {
            next += 3  // RIGHT SINGLE QUOTATION MARK
        } else {
            return
        }
        guard next < bytes.count, bytes[next] | 0x20 == UInt8(ascii: "s") else { return }
        next += 1
        if next < bytes.count {
            let follower = bytes[next]
            guard follower >= 0x80 || Self.asciiFolded(follower) == 0 else { return }
            if follower >= 0x80 {
                let scalarClass = ScalarClass(Self.scalar(bytes, next).0)
                guard scalarClass != .letter, scalarClass != .mark else { return }
            }
        }
        at = next
    }
}
