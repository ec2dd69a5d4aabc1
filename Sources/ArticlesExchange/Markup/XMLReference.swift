/// A reference in an XML document that needs no declaration.
enum XMLReference {
    private static let names = ["amp", "lt", "gt", "quot", "apos"].map { Array($0.utf8) }

    /// What to do with an ampersand.
    enum Kind {
        /// It begins a reference.
        case whole
        /// It begins a reference to a control character that stands for one of Windows-1252.
        case windows(Unicode.Scalar, length: Int)
        /// It stands for itself.
        case none
    }

    static func kind(_ input: [UInt8], _ index: Int) -> Kind {
        let start = index + 1
        var end = start
        while end < input.count, end - start < 12, input[end] != UInt8(ascii: ";") { end += 1 }
        guard end < input.count, input[end] == UInt8(ascii: ";"), end > start else { return .none }
        let name = input[start..<end]
        guard name.first == UInt8(ascii: "#") else {
            return names.contains { $0.elementsEqual(name) } ? .whole : .none
        }
        // XML has no capital X there.
        guard let number = CharacterReference.number(name), name.dropFirst().first != UInt8(ascii: "X"),
            let scalar = CharacterReference.scalar(number)
        else { return .none }
        if scalar.value != number { return .windows(scalar, length: end + 1 - index) }
        let isAllowed =
            number >= 0x20 && number != 0xFFFE && number != 0xFFFF || [9, 10, 13].contains(number)
        return isAllowed ? .whole : .none
    }
}
