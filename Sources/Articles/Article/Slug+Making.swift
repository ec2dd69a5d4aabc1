import Foundation

extension Slug {
    /// The slug of `title` as UTF-8, empty when no letter or digit is left.
    static func form(of title: String) -> [UInt8] {
        if let form = asciiForm(of: title) {
            return UniqueID(String(decoding: form, as: UTF8.self)) == nil ? form : "article-".utf8Array + form
        }
        var text = title
        for _ in 0..<4 {
            let next = onePass(text)
            if next.hasSameBytes(as: text) { break }
            text = next
        }
        return UniqueID(text) == nil ? text.utf8Array : ("article-" + text).utf8Array
    }

    /// The slug of an ASCII title, as `onePass` makes it; `nil` for any other.
    private static func asciiForm(of title: String) -> [UInt8]? {
        var slug: [UInt8] = []
        slug.reserveCapacity(maximumLength)
        var pendingHyphen = false
        var isFull = false
        for byte in title.utf8 {
            guard byte < 0x80 else { return nil }
            let lower = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
            guard (0x61...0x7A).contains(lower) || (0x30...0x39).contains(lower) else {
                pendingHyphen = true
                continue
            }
            let hyphen = pendingHyphen && !slug.isEmpty ? 1 : 0
            isFull = isFull || slug.count + hyphen >= maximumLength
            guard !isFull else { continue }
            if hyphen == 1 { slug.append(UInt8(ascii: "-")) }
            slug.append(lower)
            pendingHyphen = false
        }
        return slug
    }

    private static func onePass(_ title: String) -> String {
        var slug = String.UnicodeScalarView()
        var length = 0
        var pendingHyphen = false
        /// Whether a combining mark belongs to what was written last (matras of Indic scripts do).
        var keepsMarks = false
        let lowered = title.normalizedKC.lowercased().normalizedKC
        scan: for scalar in lowered.unicodeScalars {
            // What is not seen parts no words: soft hyphens, joiners, byte order marks, variation selectors.
            if isInvisible(scalar) { continue }
            let letters: String.UnicodeScalarView
            if let ascii = asciiLetters(of: scalar) {
                letters = ascii
                keepsMarks = false
            } else if isLetterOrDigit(scalar) {
                letters = String(scalar).unicodeScalars
                keepsMarks = true
            } else if isMark(scalar), slug.last != nil, !pendingHyphen {
                guard keepsMarks else { continue }
                letters = String(scalar).unicodeScalars
            } else {
                pendingHyphen = true
                continue
            }
            let hyphen = pendingHyphen && !slug.isEmpty ? 1 : 0
            guard length + hyphen + letters.count <= maximumLength else { break scan }
            if hyphen == 1 { slug.append("-") }
            slug.append(contentsOf: letters)
            length += hyphen + letters.count
            pendingHyphen = false
        }
        return String(slug)
    }

    /// The ASCII letters for a letter of the Latin script or an ASCII digit; `nil` for other scripts.
    private static func asciiLetters(of scalar: Unicode.Scalar) -> String.UnicodeScalarView? {
        if scalar.isASCII {
            return scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                ? String(scalar).unicodeScalars : nil
        }
        if let letters = latinLetters[scalar] { return letters.unicodeScalars }
        guard scalar.value < 0x250 || (0x1E00...0x1EFF).contains(scalar.value),
            let base = String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars.first,
            base.isASCII, base.properties.isAlphabetic
        else { return nil }
        return String(base).unicodeScalars
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.generalCategory == .format
    }

    private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .decimalNumber, .letterNumber, .otherNumber:
            !scalar.isASCII
        case _: false
        }
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        case _: false
        }
    }

    /// Lower-case letters of the Latin script that no decomposition of Unicode takes apart.
    private static let latinLetters: [Unicode.Scalar: String] = [
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th",
        "ħ": "h", "ı": "i", "ŋ": "ng", "ŧ": "t", "ĸ": "k", "ŀ": "l", "ŉ": "n", "ſ": "s",
        "ƒ": "f", "ƀ": "b", "ɓ": "b", "ɖ": "d", "ɗ": "d", "ə": "e", "ɛ": "e", "ɨ": "i",
        "ɔ": "o", "ʉ": "u", "ƶ": "z", "ȥ": "z", "ẞ": "ss",
    ]
}
