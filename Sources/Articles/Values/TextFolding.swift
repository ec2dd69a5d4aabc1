import Foundation

extension StringProtocol {
    /// The text without white space (Unicode `White_Space`) at both ends.
    public var trimmed: String {
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }

    /// Whether the two texts are the same bytes of UTF-8. Swift's `==` merges canonical equivalents.
    public func hasSameBytes(as other: some StringProtocol) -> Bool {
        utf8.elementsEqual(other.utf8)
    }
}

extension String {
    /// Unicode normalization form KC (UAX #15).
    var normalizedKC: String {
        utf8.allSatisfy { $0 < 0x80 } ? self : precomposedStringWithCompatibilityMapping
    }

    /// The case-folded text: each scalar upper-cased, then lower-cased (the full mappings of Unicode).
    ///
    /// This is the key of the order `title`. It does not depend on a locale.
    public var caseFolded: String {
        if utf8.allSatisfy({ $0 < 0x80 }) { return lowercased() }
        var folded = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            for upper in scalar.properties.uppercaseMapping.unicodeScalars {
                folded.append(contentsOf: upper.properties.lowercaseMapping.unicodeScalars)
            }
        }
        return String(folded)
    }

    /// The canonical key of a name: trimmed, NFKC, case-folded, and NFKC once more.
    public var folded: String {
        normalizedKC.caseFolded.normalizedKC.trimmed
    }
}
