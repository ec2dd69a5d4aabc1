/// A reference in an XML document that needs no declaration.
enum XMLReference {
    private static let names = ["amp", "lt", "gt", "quot", "apos"].map { Array($0.utf8) }

    /// Whether such a reference begins at an ampersand.
    static func isWhole(_ input: [UInt8], _ index: Int) -> Bool {
        let start = index + 1
        var end = start
        while end < input.count, end - start < 12, input[end] != UInt8(ascii: ";") { end += 1 }
        guard end < input.count, input[end] == UInt8(ascii: ";"), end > start else { return false }
        let name = input[start..<end]
        if name.first == UInt8(ascii: "#") { return isCharacter(name.dropFirst()) }
        return names.contains { $0.elementsEqual(name) }
    }

    private static func isCharacter(_ number: ArraySlice<UInt8>) -> Bool {
        let text = String(decoding: number, as: UTF8.self)
        let isHex = text.first == "x" || text.first == "X"
        let digits = isHex ? text.dropFirst() : text[...]
        guard !digits.isEmpty, digits.allSatisfy({ isHex ? $0.isHexDigit : "0"..."9" ~= $0 }),
            let value = UInt32(digits, radix: isHex ? 16 : 10)
        else { return false }
        return value >= 0x20 && Unicode.Scalar(value) != nil && value != 0xFFFE && value != 0xFFFF
            || [9, 10, 13].contains(value)
    }
}
