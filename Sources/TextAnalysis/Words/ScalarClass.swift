/// What a Unicode scalar does to the word that is being read.
enum ScalarClass: UInt8 {
    /// Ends a word.
    case separator
    /// A letter or a digit of a script that puts spaces between its words.
    case letter
    /// A letter of a script without spaces: Han, Hiragana, Katakana, Thai, Lao, Burmese, Khmer.
    case spaceless
    /// Belongs to the letter before it; a separator where there is none.
    case mark
    /// Not there at all: a soft hyphen, a joiner, a mark of direction, a variation selector.
    case ignorable
    /// An emoji: a word of its own for search, a separator for all else.
    case symbol

    init(_ scalar: Unicode.Scalar) {
        let value = scalar.value
        if value == 0x200B {
            self = .separator  // ZERO WIDTH SPACE: a boundary of words, written as such
            return
        }
        if value == 0xFF9E || value == 0xFF9F {
            self = .mark  // the sound marks of half-width Katakana
            return
        }
        let properties = scalar.properties
        if properties.isDefaultIgnorableCodePoint || value == 0xFEFF {
            self = .ignorable
            return
        }
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .decimalNumber, .letterNumber:
            self = Self.isSpaceless(value) ? .spaceless : .letter
        case .otherNumber:
            self = properties.numericType == .digit ? .letter : .separator
        case .nonspacingMark, .spacingMark, .enclosingMark:
            self = .mark
        case .otherSymbol:
            self = Self.isRadical(value) ? .spaceless : Self.isEmoji(scalar) ? .symbol : .separator
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
            .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol,
            .modifierSymbol, .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .format,
            .surrogate, .privateUse, .unassigned:
            self = .separator
        @unknown default:
            self = .separator
        }
    }

    /// The Kangxi radicals: symbols to Unicode, whose compatible forms are ideographs.
    private static func isRadical(_ value: UInt32) -> Bool {
        (0x2F00...0x2FD5).contains(value)
    }

    /// Whether a symbol is an emoji: not those that are signs of text, as © and ™, nor a colour of skin.
    private static func isEmoji(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x2190 && scalar.properties.isEmoji
    }

    /// Whether two of these make a flag.
    static func isRegionalIndicator(_ scalar: Unicode.Scalar) -> Bool {
        (0x1F1E6...0x1F1FF).contains(scalar.value)
    }

    /// Whether a letter or digit is of a script without spaces (Scripts.txt; digits of those scripts
    /// are numbers as everywhere).
    private static func isSpaceless(_ value: UInt32) -> Bool {
        switch value {
        case 0x0E01...0x0E4F, 0x0E81...0x0ECF, 0x0EDC...0x0EDF: true  // Thai, Lao
        case 0x1000...0x103F, 0x104E...0x108F, 0x109A...0x109D, 0x1780...0x17D7: true  // Burmese, Khmer
        case 0xA9E0...0xA9EF, 0xAA60...0xAA7F: true  // Burmese, extended
        case 0x3005...0x3007, 0x3021...0x3029, 0x3031...0x3035, 0x3038...0x303C: true
        case 0x3041...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9F, 0x1AFF0...0x1B16F: true  // Kana
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true  // Han
        default: false
        }
    }
}
