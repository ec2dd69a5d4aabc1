/// The value of a header field as we read it.
enum FieldValue {
    /// The value without blanks at its ends (RFC 9110 §5.5), and of bytes that are not ASCII those of ISO
    /// 8859-1.
    ///
    /// No field that we read has a meaning for other characters, and Swift compares texts by their normal
    /// forms, which takes time in the square of the length of a run of combining marks: Latin-1 has none.
    static func normalized(_ value: String) -> String {
        let bytes = value.utf8.span
        var (start, end) = (0, bytes.count)
        var isASCII = true
        for index in bytes.indices where bytes[index] >= 0x80 { isASCII = false }
        while start < end, isBlank(bytes[start]) { start += 1 }
        while end > start, isBlank(bytes[end - 1]) { end -= 1 }
        if isASCII, end - start == bytes.count { return value }
        var text = String.UnicodeScalarView()
        for index in start..<end { text.append(Unicode.Scalar(bytes[index])) }
        return String(text)
    }

    /// The elements of a list (RFC 9110 §5.6.1) in lower case, without blanks; empty ones are left out.
    static func elements(_ value: String) -> [Substring] {
        value.lowercased().utf8.split(separator: UInt8(ascii: ",")).compactMap { element in
            let trimmed = Substring(element).trimmingBlanks()
            return trimmed.isEmpty ? nil : trimmed
        }
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}

extension Substring {
    /// Without spaces and tabs at its ends.
    func trimmingBlanks() -> Substring {
        var bytes = utf8
        while let first = bytes.first, first == 0x20 || first == 0x09 { bytes = bytes.dropFirst() }
        while let last = bytes.last, last == 0x20 || last == 0x09 { bytes = bytes.dropLast() }
        return Substring(bytes)
    }
}
