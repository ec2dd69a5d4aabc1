/// The ranges of elements whose text is shown as it is.
enum VerbatimRanges {
    /// The elements of these names that have an end, front to back, the outermost ones. Linear in the length.
    static func of(_ names: [String], in bytes: [UInt8]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var missing: Set<String> = []
        var index = 0
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "<"),
                let name = names.first(where: { begins($0, bytes, index) }),
                !missing.contains(name)
            else {
                index += 1
                continue
            }
            if let end = bytes.first(of: Array("</\(name)".utf8), from: index) {
                ranges.append(index..<end)
                index = end
            } else {
                missing.insert(name)
                index += 1
            }
        }
        return ranges
    }

    private static func begins(_ name: String, _ bytes: [UInt8], _ index: Int) -> Bool {
        let end = index + 1 + name.utf8.count
        guard end < bytes.count, bytes[end] == UInt8(ascii: ">") || bytes[end] <= 0x20 else { return false }
        for (offset, letter) in name.utf8.enumerated() where bytes[index + 1 + offset] | 0x20 != letter {
            return false
        }
        return true
    }
}
