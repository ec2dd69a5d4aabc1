/// Numeric character references: `#8217`, `#x2019`.
enum CharacterReference {
    /// The number between `#` and `;`; `nil` for what is none, such as `#+65`.
    static func number(_ name: some Collection<UInt8>) -> UInt32? {
        guard name.first == UInt8(ascii: "#") else { return nil }
        let digits = name.dropFirst()
        let isHex = digits.first.map { $0 | 0x20 == UInt8(ascii: "x") } ?? false
        let text = isHex ? digits.dropFirst() : digits
        // `UInt32` takes a sign too.
        guard let first = text.first, first != UInt8(ascii: "+"), first != UInt8(ascii: "-") else {
            return nil
        }
        return UInt32(String(decoding: text, as: UTF8.self), radix: isHex ? 16 : 10)
    }

    /// The character of a number; those of U+0080 to U+009F are of Windows-1252 (HTML Standard, 13.2.5.80).
    static func scalar(_ number: UInt32) -> Unicode.Scalar? {
        guard number > 0, let scalar = Unicode.Scalar(number) else { return nil }
        return WindowsText.isControl(scalar) ? WindowsText.scalar(UInt8(truncatingIfNeeded: number)) : scalar
    }
}
