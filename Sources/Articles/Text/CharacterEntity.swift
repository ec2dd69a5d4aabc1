import Foundation

/// Character references of HTML: those of HTML 4, letters with a mark, and numbers.
enum CharacterEntity {
    /// What `&name;` stands for; `nil` for a name that is not known here. A number of no character is a space.
    static func text(_ name: String) -> String? {
        if name.utf8.first == UInt8(ascii: "#") { return scalar(name.dropFirst()) }
        if let text = texts[name] { return text }
        guard let letter = name.first, let mark = marks[String(name.dropFirst())] else { return nil }
        let text = "\(letter)\(mark)"
        return text.precomposedStringWithCanonicalMapping.unicodeScalars.count == 1 ? text : nil
    }

    /// `nil` for what is no number.
    private static func scalar(_ digits: Substring) -> String? {
        let isHex = digits.first == "x" || digits.first == "X"
        let number = isHex ? digits.dropFirst() : digits
        guard !number.isEmpty, number.allSatisfy({ isHex ? $0.isHexDigit : $0.isNumber }) else { return nil }
        let value = UInt32(number, radix: isHex ? 16 : 10)
        guard let scalar = value.flatMap(Unicode.Scalar.init), scalar != "\u{0}" else { return " " }
        return scalar == "\u{2019}" ? "'" : String(scalar)
    }

    /// Apart from the table: what is not seen, or is written as an apostrophe.
    private static let texts: [String: String] = {
        let words = table.split(whereSeparator: \.isWhitespace).map(String.init)
        let pairs = stride(from: 0, to: words.count - 1, by: 2).map { (words[$0], words[$0 + 1]) }
        let others = [
            "apos": "'", "rsquo": "'", "nbsp": "\u{A0}", "ensp": " ", "emsp": " ", "thinsp": " ",
            "shy": "\u{AD}", "zwnj": "\u{200C}", "zwj": "\u{200D}", "lrm": "\u{200E}", "rlm": "\u{200F}",
        ]
        return others.merging(pairs) { text, _ in text }
    }()

    /// The mark of a letter, by the name that follows the letter's: `&eacute;` is an `e` and U+0301.
    private static let marks = [
        "acute": "\u{301}", "grave": "\u{300}", "circ": "\u{302}", "uml": "\u{308}", "tilde": "\u{303}",
        "cedil": "\u{327}", "ring": "\u{30A}", "caron": "\u{30C}",
    ]

    /// Names and what they stand for, by code point (HTML 4.01, 24).
    private static let table = """
        quot " amp & lt < gt > iexcl ¡ cent ¢ pound £ curren ¤ yen ¥ brvbar ¦ sect § uml ¨ copy ©
        ordf ª laquo « not ¬ reg ® macr ¯ deg ° plusmn ± sup2 ² sup3 ³ acute ´ micro µ para ¶ middot ·
        cedil ¸ sup1 ¹ ordm º raquo » frac14 ¼ frac12 ½ frac34 ¾ iquest ¿ AElig Æ ETH Ð times ×
        Oslash Ø THORN Þ szlig ß aelig æ eth ð divide ÷ oslash ø thorn þ OElig Œ oelig œ fnof ƒ circ ˆ
        tilde ˜ Alpha Α Beta Β Gamma Γ Delta Δ Epsilon Ε Zeta Ζ Eta Η Theta Θ Iota Ι Kappa Κ Lambda Λ
        Mu Μ Nu Ν Xi Ξ Omicron Ο Pi Π Rho Ρ Sigma Σ Tau Τ Upsilon Υ Phi Φ Chi Χ Psi Ψ Omega Ω alpha α
        beta β gamma γ delta δ epsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ nu ν xi ξ
        omicron ο pi π rho ρ sigmaf ς sigma σ tau τ upsilon υ phi φ chi χ psi ψ omega ω thetasym ϑ
        upsih ϒ piv ϖ ndash – mdash — lsquo ‘ sbquo ‚ ldquo “ rdquo ” bdquo „ dagger † Dagger ‡ bull •
        hellip … permil ‰ prime ′ Prime ″ lsaquo ‹ rsaquo › oline ‾ frasl ⁄ euro € image ℑ weierp ℘
        real ℜ trade ™ alefsym ℵ larr ← uarr ↑ rarr → darr ↓ harr ↔ crarr ↵ lArr ⇐ uArr ⇑ rArr ⇒ dArr ⇓
        hArr ⇔ forall ∀ part ∂ exist ∃ empty ∅ nabla ∇ isin ∈ notin ∉ ni ∋ prod ∏ sum ∑ minus −
        lowast ∗ radic √ prop ∝ infin ∞ ang ∠ and ∧ or ∨ cap ∩ cup ∪ int ∫ there4 ∴ sim ∼ cong ≅
        asymp ≈ ne ≠ equiv ≡ le ≤ ge ≥ sub ⊂ sup ⊃ nsub ⊄ sube ⊆ supe ⊇ oplus ⊕ otimes ⊗ perp ⊥ sdot ⋅
        lceil ⌈ rceil ⌉ lfloor ⌊ rfloor ⌋ lang 〈 rang 〉 loz ◊ spades ♠ clubs ♣ hearts ♥ diams ♦
        """
}
