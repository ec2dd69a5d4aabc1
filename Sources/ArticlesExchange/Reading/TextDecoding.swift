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

    private static func line(of offset: Int, in bytes: [UInt8]) -> Int {
        bytes[..<offset].count { $0 == UInt8(ascii: "\n") } + 1
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
