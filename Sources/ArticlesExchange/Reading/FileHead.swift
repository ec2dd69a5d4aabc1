/// The name and the first bytes of a file: by them its format is told.
struct FileHead: Sendable {
    /// The name without folders.
    let name: String
    /// At most `InputFile.chunkSize`, without a byte order mark; of UTF-16 the same text in UTF-8.
    let bytes: [UInt8]

    init(name: String, _ bytes: [UInt8]) {
        self.name = name
        if let text = TextDecoding.utf16(bytes) {
            self.bytes = Array(text.utf8)
        } else {
            self.bytes = bytes.starts(with: TextDecoding.byteOrderMark) ? Array(bytes.dropFirst(3)) : bytes
        }
    }

    /// Whether the first bytes hold a text.
    func contains(_ text: String) -> Bool { String(decoding: bytes, as: UTF8.self).contains(text) }

    /// Whether the name ends in a dot and one of these.
    func hasExtension(_ extensions: [String]) -> Bool {
        let lower = name.lowercased()
        return extensions.contains { lower.hasSuffix("." + $0) }
    }

    /// The first byte that is no white space.
    var firstByte: UInt8? { bytes.first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D } }
}
