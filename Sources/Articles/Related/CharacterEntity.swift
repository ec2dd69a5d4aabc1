/// Character references of HTML, as far as words are made of them.
enum CharacterEntity {
    /// What `&name;` stands for: letters and marks by name or number; anything else is a space.
    static func text(_ name: String) -> String {
        if name.utf8.first == UInt8(ascii: "#") { return scalar(name.dropFirst()) ?? " " }
        if let text = texts[name] { return text }
        guard let letter = name.first, let mark = marks[String(name.dropFirst())] else { return " " }
        return "\(letter)\(mark)"
    }

    private static func scalar(_ digits: Substring) -> String? {
        let isHex = digits.first == "x" || digits.first == "X"
        let number = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        guard let scalar = number.flatMap(Unicode.Scalar.init), scalar != "\u{0}" else { return nil }
        return scalar == "\u{2019}" ? "'" : String(scalar)
    }

    private static let texts = [
        "amp": "&", "apos": "'", "rsquo": "'", "shy": "\u{AD}", "zwj": "\u{200D}", "zwnj": "\u{200C}",
        "szlig": "ß", "aelig": "æ", "AElig": "Æ", "oelig": "œ", "OElig": "Œ", "oslash": "ø", "Oslash": "Ø",
        "eth": "ð", "ETH": "Ð", "thorn": "þ", "THORN": "Þ",
    ]

    /// The mark of a letter, by the name that follows the letter's: `&eacute;` is an `e` and U+0301.
    private static let marks = [
        "acute": "\u{301}", "grave": "\u{300}", "circ": "\u{302}", "uml": "\u{308}", "tilde": "\u{303}",
        "cedil": "\u{327}", "ring": "\u{30A}", "caron": "\u{30C}",
    ]
}
