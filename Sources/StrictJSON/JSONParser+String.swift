extension JSONParser {
    /// Reads the string that starts here with a quotation mark.
    mutating func string() throws(JSONError) -> String {
        let start = offset
        offset += 1
        var runStart = offset
        var text = ""
        while true {
            guard let byte = current else { throw malformed("the string does not end", at: start) }
            switch byte {
            case UInt8(ascii: "\""):
                try append(runStart..<offset, to: &text)
                offset += 1
                return text
            case UInt8(ascii: "\\"):
                try append(runStart..<offset, to: &text)
                try escape(to: &text)
                runStart = offset
            case 0..<0x20:
                throw malformed("a control character must be escaped")
            case _:
                offset += 1
            }
        }
    }

    private func append(_ range: Range<Int>, to text: inout String) throws(JSONError) {
        guard !range.isEmpty else { return }
        guard let run = String(validating: bytes[range], as: UTF8.self) else {
            throw malformed("not UTF-8", at: firstFault(in: range))
        }
        if text.isEmpty { text = run } else { text += run }
    }

    /// The first byte of the range at which a prefix stops being UTF-8.
    private func firstFault(in range: Range<Int>) -> Int {
        var decoder = UTF8()
        var iterator = bytes[range].makeIterator()
        var good = range.lowerBound
        while case .scalarValue(let scalar) = decoder.decode(&iterator) { good += UTF8.width(scalar) }
        return good
    }

    private mutating func escape(to text: inout String) throws(JSONError) {
        offset += 1
        let scalar: Unicode.Scalar
        switch current {
        case UInt8(ascii: "\""): scalar = "\""
        case UInt8(ascii: "\\"): scalar = "\\"
        case UInt8(ascii: "/"): scalar = "/"
        case UInt8(ascii: "b"): scalar = "\u{8}"
        case UInt8(ascii: "f"): scalar = "\u{C}"
        case UInt8(ascii: "n"): scalar = "\n"
        case UInt8(ascii: "r"): scalar = "\r"
        case UInt8(ascii: "t"): scalar = "\t"
        case UInt8(ascii: "u"):
            text.unicodeScalars.append(try unicodeEscape())
            return
        case _: throw malformed("no such escape")
        }
        offset += 1
        text.unicodeScalars.append(scalar)
    }

    /// The scalar of `\uXXXX`, or of two of them; the offset stands on the `u`.
    private mutating func unicodeEscape() throws(JSONError) -> Unicode.Scalar {
        let start = offset - 1
        let unit = try fourDigits()
        if UTF16.isLeadSurrogate(unit), current == UInt8(ascii: "\\"),
            offset + 1 < bytes.count, bytes[offset + 1] == UInt8(ascii: "u")
        {
            let back = offset
            offset += 1
            let trail = try fourDigits()
            if UTF16.isTrailSurrogate(trail) {
                let value = 0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(trail) - 0xDC00)
                return Unicode.Scalar(value) ?? "\u{FFFD}"
            }
            offset = back
        }
        if let scalar = Unicode.Scalar(unit) {
            if unit == 0 { note("U+0000 can't be stored", at: start) }
            return scalar
        }
        note("an unpaired surrogate can't be stored", at: start)
        return "\u{FFFD}"
    }

    private mutating func note(_ detail: String, at offset: Int) {
        if unstorable == nil {
            unstorable = JSONError(kind: .unstorableText, offset: offset, detail: detail)
        }
    }

    private mutating func fourDigits() throws(JSONError) -> UInt16 {
        offset += 1
        var value: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = current, let digit = Character(Unicode.Scalar(byte)).hexDigitValue,
                byte < 0x80
            else { throw malformed("four hexadecimal digits are expected") }
            value = value << 4 | UInt16(digit)
            offset += 1
        }
        return value
    }
}
