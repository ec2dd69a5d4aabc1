import Foundation

extension Folding {
    /// A folded word without its accents, as people type it: `café` is `cafe`, `søren` is `soren`, `ё` is `е`.
    ///
    /// Accents go from Latin and Greek letters, points and vowel signs from Hebrew and Arabic ones, the stress from
    /// Cyrillic ones. What makes another letter stays: `й`, the voicing of Kana, the vowels of India's scripts.
    static func withoutAccents(_ word: String) -> String {
        guard word.utf8.contains(where: { $0 >= 0x80 }), word.unicodeScalars.contains(where: canLose) else {
            return word
        }
        var kept = String.UnicodeScalarView()
        for scalar in word.unicodeScalars {
            if let plain = plainLetters[scalar] {
                kept.append(contentsOf: plain.unicodeScalars)
            } else if keepsMarks(scalar) {
                kept.append(scalar)
            } else {
                for part in String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars
                where !isAccent(part) {
                    kept.append(part)
                }
            }
        }
        let plain = String(kept).precomposedStringWithCanonicalMapping
        return plain.isEmpty ? word : plain
    }

    /// Letters that Unicode does not decompose, and what is typed for them.
    private static let plainLetters: [Unicode.Scalar: String] = [
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h", "ŧ": "t", "ı": "i",
        "ŋ": "n", "ĸ": "k", "ə": "e", "ё": "е", "ѐ": "е", "ѝ": "и",
    ]

    /// Whether a letter is of the scripts in which an accent makes no other letter, or a mark.
    private static func canLose(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xC0...0x24F, 0x259, 0x300...0x36F, 0x370...0x3FF, 0x1E00...0x1FFF, 0x450...0x45F, 0x591...0x5C7,
            0x610...0x61A, 0x640, 0x64B...0x65F, 0x670, 0x6D6...0x6ED, 0xFB1D...0xFB4F:
            true
        default: false
        }
    }

    /// Whether a letter stays as it is: of Cyrillic and of all scripts but Latin, Greek and Hebrew.
    private static func keepsMarks(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xC0...0x24F, 0x370...0x3FF, 0x1E00...0x1FFF, 0x300...0x36F, 0x591...0x5C7, 0x610...0x61A, 0x640,
            0x64B...0x65F, 0x670, 0x6D6...0x6ED, 0xFB1D...0xFB4F:
            false
        default: true
        }
    }

    /// Whether a scalar is an accent, a point or a vowel sign that is left out, or the Arabic tatweel.
    private static func isAccent(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value == 0x640
            || scalar.properties.generalCategory == .nonspacingMark
                && scalar.properties.canonicalCombiningClass != .notReordered
    }
}
