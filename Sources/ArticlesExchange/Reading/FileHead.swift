/// The name and the first bytes of a file: by them its format is told.
struct FileHead: Sendable {
    /// The name without folders.
    let name: String
    /// At most `InputFile.chunkSize`, without a byte order mark.
    let bytes: [UInt8]

    init(name: String, _ bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes.starts(with: TextDecoding.byteOrderMark) ? Array(bytes.dropFirst(3)) : bytes
    }

    /// Whether the name ends in a dot and one of these.
    func hasExtension(_ extensions: [String]) -> Bool {
        let lower = name.lowercased()
        return extensions.contains { lower.hasSuffix("." + $0) }
    }

    /// The first byte that is no white space.
    var firstByte: UInt8? { bytes.first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D } }
}
