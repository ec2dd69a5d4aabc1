import Foundation

/// The one spelling of a word that all its spellings share.
///
/// NFKC, full case folding (lower-, upper-, lower-case mapping of each scalar), NFKC again; decimal
/// digits of any script become ASCII, `ı` and `i̇` become `i`; what is neither letter, digit nor mark goes.
/// The tables are those of the Swift runtime and its Foundation, never of the system or its locale.
enum Folding {
    /// LATIN SMALL LETTER DOTLESS I.
    static let dotlessI: Unicode.Scalar = "\u{131}"

    /// COMBINING DOT ABOVE.
    private static let dotAbove: Unicode.Scalar = "\u{307}"

    /// Folds a word; idempotent. `keepsDotless` tells I and ı apart from İ and i, for Turkish stems.
    static func folded(_ word: String, keepsDotless: Bool = false) -> String {
        let composed = word.precomposedStringWithCompatibilityMapping
        var folded = String.UnicodeScalarView()
        for scalar in composed.unicodeScalars {
            appendCaseFolding(of: scalar, to: &folded, keepsDotless: keepsDotless)
        }
        let recomposed = String(folded).precomposedStringWithCompatibilityMapping
        return String(cleaned(recomposed.unicodeScalars))
    }

    private static func appendCaseFolding(
        of scalar: Unicode.Scalar, to folded: inout String.UnicodeScalarView, keepsDotless: Bool
    ) {
        if keepsDotless, scalar == "I" || scalar == dotlessI {
            folded.append(dotlessI)
        } else if scalar == "\u{130}" {
            folded.append("i")
        } else if scalar == dotAbove, folded.last == "i" {
            return
        } else {
            for lower in scalar.properties.lowercaseMapping.unicodeScalars {
                for upper in lower.properties.uppercaseMapping.unicodeScalars {
                    folded.append(contentsOf: upper.properties.lowercaseMapping.unicodeScalars)
                }
            }
        }
    }

    private static func cleaned(_ scalars: String.UnicodeScalarView) -> String.UnicodeScalarView {
        var kept = String.UnicodeScalarView()
        for scalar in scalars {
            switch ScalarClass(scalar) {
            case .letter: kept.append(asciiDigit(of: scalar) ?? scalar)
            case .spaceless, .mark: kept.append(scalar)
            case .separator, .ignorable, .symbol: continue
            }
        }
        return kept
    }

    /// Takes Turkish's ı for i at last, once the stem is known.
    static func withoutDotless(_ word: String) -> String {
        guard word.unicodeScalars.contains(dotlessI) else { return word }
        var scalars = String.UnicodeScalarView()
        for scalar in word.unicodeScalars { scalars.append(scalar == dotlessI ? "i" : scalar) }
        let hasMarks = scalars.contains { $0.value >= 0x300 }
        return hasMarks ? folded(String(scalars)) : String(scalars)
    }

    private static func asciiDigit(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
        guard scalar.value > 0x7F, scalar.properties.numericType == .decimal,
            let value = scalar.properties.numericValue
        else { return nil }
        return Unicode.Scalar(UInt8(ascii: "0") + UInt8(value))
    }
}
