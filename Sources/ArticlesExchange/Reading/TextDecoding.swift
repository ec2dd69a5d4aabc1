/// Bytes as text, or the line at which they are none.
enum TextDecoding {
    static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// The text without a byte order mark at its front.
    static func text(_ bytes: [UInt8], _ origin: ItemOrigin) throws(ImportFault) -> String {
        let content = bytes.starts(with: byteOrderMark) ? bytes[3...] : bytes[...]
        if let zero = content.firstIndex(of: 0) {
            throw ImportFault(origin.line(line(of: zero, in: bytes)), "contains U+0000")
        }
        guard let text = String(validating: content, as: UTF8.self) else {
            let place = content.startIndex + validPrefix(of: content)
            throw ImportFault(origin.line(line(of: place, in: bytes)), "is not UTF-8")
        }
        return text
    }

    /// The text of bytes in UTF-16, told by its mark or by a first character of ASCII; `nil` for other bytes.
    static func utf16(_ bytes: [UInt8]) -> String? {
        guard bytes.count >= 4 else { return nil }
        let isBig: Bool
        switch (bytes[0], bytes[1]) {
        case (0xFE, 0xFF): isBig = true
        case (0xFF, 0xFE): isBig = false
        case (0, 1...0x7F) where bytes[2] == 0 && bytes[3] != 0: isBig = true
        case (1...0x7F, 0) where bytes[2] != 0 && bytes[3] == 0: isBig = false
        case _: return nil
        }
        let start = bytes[0] >= 0xFE ? 2 : 0
        let units = stride(from: start, to: bytes.count - 1, by: 2).map { index in
            UInt16(bytes[isBig ? index : index + 1]) << 8 | UInt16(bytes[isBig ? index + 1 : index])
        }
        return String(decoding: units, as: UTF16.self)
    }

    /// The number of the line, from 1, that a byte is in.
    static func line(of offset: Int, in bytes: some Collection<UInt8>) -> Int {
        bytes.prefix(offset).count { $0 == UInt8(ascii: "\n") } + 1
    }

    /// How many bytes at the front are valid UTF-8.
    private static func validPrefix(of bytes: ArraySlice<UInt8>) -> Int {
        var decoder = Unicode.UTF8.ForwardParser()
        var iterator = bytes.makeIterator()
        var count = 0
        while case .valid(let scalar) = decoder.parseScalar(from: &iterator) { count += scalar.count }
        return count
    }
}
